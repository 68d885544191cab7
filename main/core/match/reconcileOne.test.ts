/** One record of ours beside one answer: each row is a pair and its verdict. */
import { describe, expect, test } from "vitest";
import type { Minor } from "../money/money.ts";
import { ourRecord, toldOf } from "../testing/matchWorld.ts";
import { verdictOf } from "./reconcileOne.ts";
import type { OurRecord, Outcome, Told } from "./reconciliation.ts";

const ours = (more: Partial<OurRecord> = {}): OurRecord => ourRecord({ id: "a", gateway: "codepay", ...more });
const moved = (more: Partial<Extract<Told, { kind: "moved" }>> = {}): Told => ({ ...toldOf(ours()), ...more });
const refund = { kind: "refund" } as const;
const not: Told = { kind: "not", text: "1" };
const unknown: Told = { kind: "unknown", text: "0112" };
const said = (of: Outcome): string => {
  if (of.kind === "differs") return [of.difference.class, ...of.difference.also].join(" ");
  return of.kind === "untold" ? `untold ${of.untold.why}` : of.kind;
};

test.each<readonly [string, OurRecord, Told | undefined, boolean, string]>([
  ["nobody knows yet, whatever is said", ours({ standing: "open" }), moved(), true, "unproven"],
  ["nobody asked", ours(), undefined, true, "notAsked"],
  ["nobody asked of money that came late", ours({ lateOpen: true }), undefined, true, "late"],
  ["silence", ours(), { kind: "silent", why: "lost" }, true, "untold silent"],
  ["it is at it", ours(), { kind: "pending" }, true, "untold pending"],
  ["both say it moved", ours(), moved(), true, "matched"],
  ["it moved after it had counted as not", ours({ standing: "not" }), moved({ amount: 5 as Minor }), true, "late"],
  ["neither says that it moved", ours({ standing: "not" }), not, true, "nothing"],
  ["unknown there, and not moved here", ours({ standing: "not" }), unknown, true, "nothing"],
  ["made void whole", ours({ undone: true }), not, true, "matched"],
  ["not there, though not undone", ours(), not, false, "missingThere"],
  ["made void, and not known there", ours({ undone: true }), unknown, true, "missingThere"],
  ["unknown where others are known", ours(), unknown, true, "missingThere"],
  ["unknown where none is known", ours(), unknown, false, "untold cannotLookUp"],
  ["a void whose batch was closed since", ours({ ...refund, settled: "since" }), not, true, "voidCrossedSettlement"],
  ["a payment whose batch was closed since", ours({ settled: "since" }), not, true, "missingThere"],
  ["a refund that is not there", ours(refund), not, true, "missingThere"],
  ["a void made while its batch closed", ours({ settled: "overlaps" }), moved(), true, "voidCrossedSettlement"],
  ["another amount", ours(), moved({ amount: 900 as Minor }), true, "amountDiffers"],
  ["a tip that is not there", ours({ tip: 100 as Minor }), moved(), true, "tipDiffers"],
  ["more, all of it tip", ours(), moved({ amount: 1_100 as Minor, tip: 100 as Minor }), true, "tipDiffers"],
  [
    "less, and another tip",
    ours({ tip: 100 as Minor }),
    moved({ amount: 800 as Minor, tip: 50 as Minor }),
    true,
    "amountDiffers tipDiffers",
  ],
  ["another day", ours(), moved({ day: "2026-11-22" }), true, "otherDay"],
  ["no day of ours", ours({ day: "" }), moved({ day: "2026-11-22" }), true, "matched"],
  ["no day of theirs", ours(), moved({ day: null }), true, "matched"],
  ["another day, of an earlier stretch", ours({ inStretch: false }), moved({ day: "2026-11-22" }), true, "matched"],
])("%s", (_name, record, told, knowsOthers, verdict) => {
  expect(said(verdictOf(record, told, knowsOthers))).toBe(verdict);
});

describe("a difference", () => {
  const differing = (record: OurRecord, told: Told) => {
    const found = verdictOf(record, told, true);
    return found.kind === "differs" ? found.difference : expect.unreachable(found.kind);
  };

  test("has both sides, and a key of what they say", () => {
    expect(differing(ours(), moved({ amount: 900 as Minor, text: "2", day: null }))).toEqual({
      ...{ class: "amountDiffers", also: [], gateway: "codepay", kind: "payment", like: "" },
      key: "amountDiffers|codepay|payment|a|1000/0/900/0",
      ours: {
        ...{
          id: "a",
          sale: "sale-a",
          reference: "ref-a",
          gatewayRef: "gw-a",
          standing: "moved",
          amount: 1_000,
          tip: 0,
        },
        day: "2026-11-21",
      },
      theirs: { gatewayRef: "gw-a", amount: 900, tip: 0, day: "", text: "2" },
    });
  });

  test("of what is not there has nothing on their side but their words", () => {
    expect(differing(ours(), unknown)).toMatchObject({
      key: "missingThere|codepay|payment|a|1000/0/0/0",
      theirs: { gatewayRef: "", amount: 0, tip: 0, day: "", text: "0112" },
    });
  });

  test("that nobody asked about has no side of theirs", () => {
    const late = verdictOf(ours({ lateOpen: true }), undefined, true);
    expect(late).toMatchObject({ difference: { key: "late|codepay|payment|a|1000/0//", theirs: null } });
  });
});
