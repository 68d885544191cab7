/** Our records beside the gateways': every planted difference is found under its name, and nothing else is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Minor } from "../money/money.ts";
import { type OurRecord, reconcile, type TheirRecords, type Told } from "./reconciliation.ts";
import type { ListedRecord } from "./reconcileList.ts";
import { ourRecord, plantedWorld, rowOf, toldOf } from "../testing/matchWorld.ts";

const listing = (list: readonly ListedRecord[], more: Partial<TheirRecords> = {}): TheirRecords => ({
  gateway: "citcon",
  list,
  listAlone: true,
  listedBefore: new Set(),
  told: new Map(),
  ...more,
});
const answering = (told: readonly (readonly [OurRecord, Told])[]): TheirRecords => ({
  gateway: "codepay",
  list: null,
  listAlone: true,
  listedBefore: new Set(),
  told: new Map(told.map(([{ id }, said]) => [id, said])),
});
const wallet = (id: string, more: Partial<OurRecord> = {}): OurRecord => ourRecord({ id, gateway: "citcon", ...more });
const card = (id: string, more: Partial<OurRecord> = {}): OurRecord => ourRecord({ id, gateway: "codepay", ...more });
const found = (ours: readonly OurRecord[], ...theirs: readonly TheirRecords[]): string[] =>
  reconcile(ours, theirs, []).differences.map(
    ({ class: name, ours: us, theirs: they }) => `${name} ${us?.id ?? they?.gatewayRef ?? ""}`,
  );

test("random evenings: each planted difference under its class, and nothing else", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (seed, size) => {
      let state = seed >>> 0;
      const random = (): number => {
        state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
        return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
      };
      const world = plantedWorld(random, size);
      const { counts, differences } = reconcile(world.ours, world.theirs, []);
      const named = differences.map(({ class: name, kind, ours, theirs }) =>
        name === "duplicate"
          ? `duplicate ${kind} ${String(theirs?.amount)}`
          : `${name} ${ours?.id ?? theirs?.gatewayRef ?? ""}`,
      );
      expect(named.sort()).toEqual(world.planted);
      expect(counts).toMatchObject({ matched: world.matched, untold: 0, notAsked: 0, unproven: 0, others: 0 });
      // Every record of ours in the stretch ends in one place; what only the list has is beside.
      const onlyThere = differences.filter(({ ours }) => ours === null).length;
      const earlier = world.ours.filter(({ inStretch, standing }) => !inStretch && standing === "not").length;
      const ended = counts.matched + counts.nothing + counts.differing - onlyThere - earlier;
      expect(ended).toBe(world.ours.filter(({ inStretch }) => inStretch).length);
    }),
    { numRuns: 400 },
  );
});

describe("a list", () => {
  test("equal twins are told apart by count: three of ours, two there, one is missing", () => {
    const nameless = { gatewayRef: "", named: false };
    const ours = [wallet("a", nameless), wallet("b", nameless), wallet("c")];
    expect(found(ours, listing([rowOf(wallet("c")), { ...rowOf(wallet("x")), gatewayRef: "x" }]))).toEqual([
      "missingThere b",
    ]);
  });

  test("what it named before, or shares with other tills, is no difference, and is counted", () => {
    const row = { ...rowOf(wallet("x")), gatewayRef: "x" };
    expect(found([], listing([row], { listedBefore: new Set(["x"]) }))).toEqual([]);
    expect(reconcile([], [listing([row], { listAlone: false })], []).counts).toMatchObject({ others: 1, differing: 0 });
    const decided = wallet("a", { gatewayRef: "", named: false });
    expect(reconcile([decided], [listing([row], { listAlone: false })], []).untold).toMatchObject([
      { id: "a", why: "sharedList" },
    ]);
  });

  test("a sum that nets to nothing hides nothing", () => {
    const there = { ...rowOf(wallet("x", { amount: 1_700 as Minor })), gatewayRef: "x" };
    expect(found([wallet("a", { amount: 1_700 as Minor, gatewayRef: "gone" })], listing([there]))).toEqual([
      "missingThere a",
      "duplicate x",
    ]);
  });

  test("a payment that only a question about it alone finds is there", () => {
    const lost = wallet("a");
    expect(found([lost], listing([], { told: new Map([["a", toldOf(lost)]]) }))).toEqual([]);
    expect(found([lost], listing([], { told: new Map([["a", { kind: "silent", why: "lost" }]]) }))).toEqual([
      "missingThere a",
    ]);
  });

  test("a payment whose cancel gave nothing back is taken after all", () => {
    const cancelled = wallet("a", { standing: "not", cancelSent: true });
    const back: ListedRecord = { ...rowOf(cancelled), kind: "refund", gatewayRef: "r" };
    expect(found([cancelled], listing([rowOf(cancelled), back]))).toEqual([]);
    expect(found([cancelled], listing([rowOf(cancelled)]))).toEqual(["late a"]);
    // The next evening the refund is one that the match before has seen.
    const earlier = { ...cancelled, inStretch: false };
    const seen = { listedBefore: new Set(["r"]) };
    expect(found([earlier], listing([rowOf(cancelled), back], seen))).toEqual([]);
    expect(found([cancelled], listing([rowOf(cancelled), back], seen))).toEqual(["late a"]);
    // Among refunds of other tills nobody can tell.
    expect(reconcile([cancelled], [listing([rowOf(cancelled), back], { listAlone: false })], []).untold).toMatchObject([
      { id: "a", why: "sharedList" },
    ]);
  });

  test("of two of ours with one number, or two like one row, it is the one whose money moved", () => {
    const not = (id: string, more: Partial<OurRecord> = {}) => wallet(id, { standing: "not", ...more });
    const count = (ours: readonly OurRecord[], rows: readonly ListedRecord[]) =>
      reconcile(ours, [listing(rows)], []).counts;
    const same = { gatewayRef: "gw-b" };
    expect(count([not("a", same), wallet("b")], [rowOf(wallet("b"))])).toMatchObject({
      matched: 1,
      nothing: 1,
      differing: 0,
    });
    const nameless = { gatewayRef: "", named: false };
    expect(count([not("a", nameless), wallet("b", nameless)], [rowOf(wallet("x"))])).toMatchObject({
      ...{ matched: 1, nothing: 1, differing: 0 },
    });
    expect(count([wallet("a", { ...nameless, standing: "open" }), wallet("b")], [rowOf(wallet("b"))])).toMatchObject({
      ...{ matched: 1, unproven: 1 },
    });
  });

  test("a nameless payment that was cancelled: taken and given back is no money, taken alone is late", () => {
    const cancelled = wallet("a", { standing: "not", cancelSent: true, gatewayRef: "", named: false });
    const row = { ...rowOf(cancelled), gatewayRef: "x" };
    const back: ListedRecord = { ...row, kind: "refund", gatewayRef: "r" };
    expect(reconcile([cancelled], [listing([row, back])], []).counts).toMatchObject({ matched: 1, differing: 0 });
    expect(found([cancelled], listing([row]))).toEqual(["late a"]);
    const kept = wallet("a", { gatewayRef: "", named: false, cancelSent: true });
    expect(reconcile([kept], [listing([row])], []).counts).toMatchObject({ matched: 1, differing: 0 });
  });

  test("only a refund of that amount that an earlier match has seen is what a cancel gave back", () => {
    const earlier = wallet("a", { standing: "not", cancelSent: true, inStretch: false });
    const seen = { listedBefore: new Set(["r"]) };
    const back = { ...rowOf(earlier), gatewayRef: "r" };
    expect(
      found([earlier], listing([rowOf(earlier), { ...back, kind: "refund", amount: 900 as Minor }], seen)),
    ).toEqual(["late a"]);
    expect(found([earlier], listing([rowOf(earlier), back], seen))).toEqual(["late a"]);
  });

  test("what was matched with an earlier stretch is no news, but for money that moved after all", () => {
    const less = { ...rowOf(wallet("a")), amount: 900 as Minor };
    expect(found([wallet("a", { inStretch: false })], listing([less]))).toEqual([]);
    expect(found([wallet("a", { inStretch: false, standing: "not" })], listing([less]))).toEqual(["late a"]);
    expect(reconcile([wallet("a", { inStretch: false, standing: "not" })], [listing([])], []).counts.nothing).toBe(0);
  });

  test("a row that is like none of ours whose money moved in this stretch is no second one", () => {
    const row = { ...rowOf(wallet("x")), gatewayRef: "x" };
    const differing = (record: OurRecord) => reconcile([record], [listing([row])], []).differences;
    expect(differing(wallet("a", { standing: "not" }))).toMatchObject([{ class: "missingHere", like: "" }]);
    expect(differing(wallet("a", { inStretch: false }))).toMatchObject([{ class: "missingHere", like: "" }]);
    expect(differing(wallet("a", { gatewayRef: "gone" }))).toMatchObject([
      { class: "missingThere" },
      { class: "duplicate", like: "sale-a" },
    ]);
  });

  test("not in the list, and not known when it was asked for alone, is missing", () => {
    const told = new Map<string, Told>([["a", { kind: "unknown", text: "E6" }]]);
    expect(found([wallet("a")], listing([], { told }))).toEqual(["missingThere a"]);
  });

  test("one number twice is counted once, and told", () => {
    expect(found([wallet("a")], listing([rowOf(wallet("a")), rowOf(wallet("a"))]))).toEqual(["duplicate gw-a"]);
    expect(found([wallet("a"), wallet("b", { gatewayRef: "gw-a" })], listing([rowOf(wallet("a"))]))).toEqual([
      "duplicate b",
    ]);
  });
});

describe("one by one", () => {
  test("a gateway that knows none of its kind says nothing by not knowing one", () => {
    const a = card("a");
    const b = card("b");
    const unknown: Told = { kind: "unknown", text: "0112" };
    const result = reconcile(
      [a, b],
      [
        answering([
          [a, unknown],
          [b, unknown],
        ]),
      ],
      [],
    );
    expect(result.differences).toEqual([]);
    expect(result.untold.map(({ why }) => why)).toEqual(["cannotLookUp", "cannotLookUp"]);
    expect(
      found(
        [a, b],
        answering([
          [a, unknown],
          [b, toldOf(b)],
        ]),
      ),
    ).toEqual(["missingThere a"]);
  });

  test("silence is no difference and no agreement; what was not asked is counted apart", () => {
    const a = card("a");
    const { counts } = reconcile([a, card("b")], [answering([[a, { kind: "silent", why: "lost" }]])], []);
    expect(counts).toMatchObject({ matched: 0, untold: 1, notAsked: 1, differing: 0 });
  });

  test("all that is wrong with one is said, the worst first", () => {
    const a = card("a", { lateOpen: true });
    const [only] = reconcile(
      [a],
      [answering([[a, { ...toldOf(a), amount: 900 as Minor, day: "2026-11-22" }]])],
      [],
    ).differences;
    expect(only).toMatchObject({ class: "late", also: ["amountDiffers", "otherDay"] });
  });
});

test("a batch whose slip has another total is told with both", () => {
  const ours = {
    sales: { count: 2, amount: 700 as Minor },
    refunds: { count: 0, amount: 0 as Minor },
  };
  const batch = { id: "b1", gateway: "codepay", terminal: "T1", ours } as const;
  const slip = { count: 2, total: 650 as Minor };
  expect(reconcile([], [], [{ ...batch, theirs: { count: 2, total: 700 as Minor } }]).differences).toEqual([]);
  expect(reconcile([], [], [{ ...batch, theirs: null }]).differences).toEqual([]);
  expect(reconcile([], [], [{ ...batch, theirs: slip }]).differences).toMatchObject([
    { class: "amountDiffers", kind: "batch", ours: { amount: 700 }, theirs: { amount: 650 } },
  ]);
});
