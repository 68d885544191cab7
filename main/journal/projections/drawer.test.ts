import { expect, test } from "vitest";
import { expectedCash } from "../../core/day/expectedCash.ts";
import type { Fact } from "../../core/facts.ts";
import { minor } from "../../core/money/money.ts";
import type { CashTender } from "../../core/sale/sale.ts";
import { sampleFact } from "../testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../testing/samples.ts";
import { drawerProjector, readDrawer, readExpectedCash } from "./drawer.ts";
import { readLeftInDrawer, readOpenShift, shiftsProjector } from "./shifts.ts";

const opened = (shift: string, float: number): Fact => ({ kind: "shift.opened", body: { shift, float } });
const taken = (id: string, given: number, change: number): Fact => {
  const applied = minor(given - change);
  const tender: CashTender = {
    kind: "cash",
    id,
    state: "taken",
    given: minor(given),
    applied,
    rounding: minor(0),
    change: minor(change),
  };
  return { kind: "sale.cashTaken", body: { tender } };
};
const takenBack = (tender: string): Fact => ({ kind: "sale.cashTakenBack", body: { tender } });
const toBank = (shift: string, amount: number): Fact => ({
  kind: "cash.moved",
  body: {
    shift,
    move: { id: `bag ${shift}`, kind: "toBank", amount: minor(amount), reason: "", reference: "B 7" },
    approver: "m",
  },
});

test("each shift expects its own cash; what a later one hands back is that one's, and both are what the facts say (INV-9)", () => {
  const journal = openSample(freshFolder(), { projectors: [shiftsProjector, drawerProjector] });
  const first = [opened("s1", 10_000), taken("t1", 2_000, 345), taken("t2", 500, 0), toBank("s1", 2_155)];
  const second = [opened("s2", 10_000), takenBack("t1"), taken("t3", 100, 5)];
  const tell = (shift: string, facts: readonly Fact[]): void => {
    appendAll(
      journal,
      facts.map(({ kind, body }) => sampleFact({ kind, body, shift })),
    );
  };
  tell("s1", first);
  expect(readOpenShift(journal.reader)?.id).toBe("s1");
  tell("s1", [{ kind: "shift.closed", body: { shift: "s1", left: minor(10_000) } }]);
  expect([readOpenShift(journal.reader), readLeftInDrawer(journal.reader)]).toEqual([undefined, 10_000]);
  tell("s2", second);

  expect(readExpectedCash(journal.reader, "s1")).toBe(10_000);
  expect(readExpectedCash(journal.reader, "s2")).toBe(10_000 - 1_655 + 95);
  expect(readDrawer(journal.reader, "s2")).toEqual([
    { kind: "float", count: 1, amount: 10_000 },
    { kind: "sale", count: 1, amount: 95 },
    { kind: "takenBack", count: 1, amount: -1_655 },
  ]);
  const both = readExpectedCash(journal.reader, "s1") + readExpectedCash(journal.reader, "s2");
  expect(both).toBe(expectedCash([...first, ...second]));
  expect(readOpenShift(journal.reader)?.float).toBe(10_000);
});

test("handed back twice by mistake, the drawer gives once", () => {
  const journal = openSample(freshFolder(), { projectors: [shiftsProjector, drawerProjector] });
  const facts = [opened("s1", 0), taken("t1", 500, 0), takenBack("t1"), takenBack("t1"), takenBack("t9")];
  appendAll(
    journal,
    facts.map(({ kind, body }) => sampleFact({ kind, body, shift: "s1" })),
  );
  expect(readExpectedCash(journal.reader, "s1")).toBe(0);
  expect(expectedCash(facts)).toBe(0);
});
