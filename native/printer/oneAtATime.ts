/** A printer takes one job at a time: the drawer's pulse waits for the paper before it. */
import { notPrinted, type Printer } from "./port.ts";

export function oneAtATime(printer: Printer): Printer {
  let last: Promise<unknown> = Promise.resolve();
  return {
    label: printer.label,
    print(bytes, options) {
      const { waitMs = Infinity } = options;
      const askedAt = performance.now();
      const outcome = last.then(() =>
        performance.now() - askedAt > waitMs ? notPrinted("timedOut") : printer.print(bytes, options),
      );
      last = outcome;
      return outcome;
    },
  };
}
