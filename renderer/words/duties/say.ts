/** What the tray holds in one line: what is not proven, what is proven and to be settled, and sales that wait. */
import type { UnprovenView } from "../../../preload/contract/payment.ts";
import type { Messages } from "../messages.ts";

type Kind = UnprovenView["kind"];
const UNPROVEN: ReadonlySet<Kind> = new Set<Kind>(["checking", "setAside", "tip"]);

/** "1 not proven · 2 to settle · 1 sale waits"; "" when the tray is empty. */
export function sayDuties(tray: readonly { readonly kind: Kind }[], { shell, duties }: Messages): string {
  const notProven = tray.filter(({ kind }) => UNPROVEN.has(kind)).length;
  const waiting = tray.filter(({ kind }) => kind === "waiting").length;
  const toSettle = tray.length - notProven - waiting;
  return [
    notProven > 0 ? shell.notProven(notProven) : "",
    toSettle > 0 ? duties.toSettle(toSettle) : "",
    waiting > 0 ? duties.salesWait(waiting) : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
