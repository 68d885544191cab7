/** What must lie in the drawer, from the journal alone (INV-9). */
import type { Fact } from "../facts.ts";
import { type Minor, ZERO } from "../money/money.ts";
import { type CashMove, inDrawer } from "./shift.ts";

/** Why the drawer holds more or less than before. */
export type DrawerKind = "float" | "sale" | "takenBack" | "returned" | "tips" | "moved";

/** What one fact does to the drawer. @property amount minor units; negative when cash leaves it */
export interface DrawerEntry {
  readonly kind: DrawerKind;
  /** The shift's, tender's or move's id. */
  readonly ref: string;
  readonly amount: Minor;
}

/**
 * The entry that a fact makes, or null when it moves no cash. One place says so for the tables, the X and Z reports and
 * the check of both.
 * @param keptOf what the drawer kept of a cash tender taken before, minor units
 */
export function drawerEntry(fact: Fact, keptOf: (tender: string) => Minor): DrawerEntry | null {
  switch (fact.kind) {
    case "shift.opened":
      return { kind: "float", ref: fact.body.shift, amount: fact.body.float as Minor };
    case "sale.cashTaken": {
      const { id, given, change } = fact.body.tender;
      return { kind: "sale", ref: id, amount: (given - change) as Minor };
    }
    case "sale.cashTakenBack":
      return { kind: "takenBack", ref: fact.body.tender, amount: (0 - keptOf(fact.body.tender)) as Minor };
    case "return.cashGiven":
      return { kind: "returned", ref: fact.body.part, amount: (0 - fact.body.given) as Minor };
    case "cash.moved":
      return movedEntry(fact.body.move);
    default:
      return null;
  }
}

/** Expected cash after these facts of one drawer, in order, minor units. */
export function expectedCash(facts: Iterable<Fact>): Minor {
  const kept = new Map<string, Minor>();
  let held = 0;
  for (const fact of facts) {
    const entry = drawerEntry(fact, (tender) => kept.get(tender) ?? ZERO);
    if (entry === null) continue;
    if (entry.kind === "sale") kept.set(entry.ref, entry.amount);
    if (entry.kind === "takenBack") kept.delete(entry.ref);
    held += entry.amount;
  }
  return held as Minor;
}

/** Tips that are paid out stand apart from cash that somebody takes out. */
const movedEntry = (move: CashMove): DrawerEntry => ({
  kind: move.kind === "tips" ? "tips" : "moved",
  ref: move.id,
  amount: inDrawer(move),
});
