/** A printer takes one job at a time: the drawer's pulse waits for the paper before it. */
import type { Printer } from "./port.ts";

export function oneAtATime(printer: Printer): Printer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    label: printer.label,
    print(bytes, options) {
      const outcome = last.then(() => printer.print(bytes, options));
      last = outcome;
      return outcome;
    },
  };
}
