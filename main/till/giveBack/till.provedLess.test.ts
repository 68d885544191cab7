/**
 * A payment that a manager decided was paid, and that its gateway proves to have taken less, or nothing: what was never
 * taken does not go back, to the card as little as in cash, before the proof was seen or after it (INV-8).
 */
import { afterEach, expect, test } from "vitest";
import type { CardGateway } from "../../gateways/port.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import { minor } from "../../core/money/money.ts";
import { figuresOf } from "../../core/report/figures.ts";
import { readLedgerBetween } from "../../journal/projections/ledger.ts";
import { openReadConnection, readerOf } from "../../journal/reader.ts";
import { join } from "node:path";
import { type Counter, MANAGER, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";
import { APPROVAL, returnHands, WHOLE } from "../testing/returns.ts";

const TOTAL = 1424;
const TOOK = 1000;

let counter: Counter;
/** What the gateway says of the payment; null while it says nothing. */
let says: Reading | null;
afterEach(async () => {
  await counter.close();
});
const open = async (): Promise<void> => {
  says = null;
  const gateway = (real: CardGateway): CardGateway => ({
    ...real,
    take: (_, onSent) => {
      onSent();
      return { result: Promise.resolve({ kind: "lost", why: "closed" }), release: () => undefined };
    },
    lookUp: () => Promise.resolve(says ?? { kind: "nothing", why: "unreachable", text: "" }),
  });
  counter = await openCounter({ between: { gateway } });
};
const { asked, basket, giveBack, make, part, quote, shown } = returnHands(
  () => counter,
  () => expect.unreachable("no time passes"),
);

const proof = (captured: number): Reading => ({
  kind: "captured",
  capture: {
    ...{ captured: minor(captured), tip: minor(0), cashback: minor(0), surcharge: minor(0) },
    ...{ differs: captured !== TOTAL, gatewayRef: "G-1" },
  },
  hostText: "APPROVED",
  card: null,
});

/** The goods are gone: a manager has seen a slip. */
async function decidedPaid(): Promise<{ readonly sale: string; readonly attempt: string }> {
  await open();
  const sale = await basket();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("unknown", ({ payment }) => payment?.screen === "manager");
  await counter.must("payment.decide", { attempt, paid: true, slip: "17", ...MANAGER });
  expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
  return { sale, attempt };
}
async function proved(attempt: string, reading: Reading): Promise<void> {
  says = reading;
  await counter.press("payment.checkAgain", { attempt });
  await counter.until("a duty", ({ unproven }) => unproven.some(({ kind }) => kind === "decidedPaid"));
}
const unsettled = () => {
  const connection = openReadConnection(join(counter.dataDir, "training", "journal.db"));
  const found = figuresOf(readLedgerBetween(readerOf(connection), 0, Number.MAX_SAFE_INTEGER)).unsettled;
  connection.close();
  return found.map(({ amount }) => amount);
};

test("proved for less before the goods come back: all of them do, and what was taken is all that goes back", async () => {
  const { attempt, sale } = await decidedPaid();
  await proved(attempt, proof(TOOK));
  expect(unsettled()).toEqual([TOOK - TOTAL]);
  const whole = await asked(sale, WHOLE);
  expect(whole).toMatchObject({ total: TOTAL, short: TOTAL - TOOK, parts: [{ amount: TOOK }] });
  const [tender] = (await quote(sale)).tenders;
  const split = [{ tender: tender?.tender ?? "", as: "cash" as const, amount: TOTAL }];
  expect((await quote(sale, WHOLE, split)).problem).toBe("splitTooMuch");
  expect(await make(sale, WHOLE, TOTAL)).toMatchObject({ error: { code: "returnChanged" } });
  const inCash = [{ tender: tender?.tender ?? "", as: "cash" as const, amount: TOOK }];
  const made = await counter.must("return.make", {
    ...{ sale, what: WHOLE, split: inCash, seen: TOOK, reason: "damaged", approval: APPROVAL },
  });
  expect(shown(made.return)).toMatchObject({ settled: true, parts: [{ amount: TOOK, short: TOTAL - TOOK }] });
  expect(factsIn(counter.dataDir, "return.cashGiven")).toMatchObject([{ amount: TOOK, given: TOOK }]);
  // The sale is made good: nothing was kept, and nothing is missing.
  expect(unsettled()).toEqual([]);
  expect((await quote(sale, WHOLE)).problem).toBe("nothingToGiveBack");
});

test("proved for less after it was decided to go back: the page shows less, and an older one gives nothing", async () => {
  const { attempt, sale } = await decidedPaid();
  const id = await giveBack(sale, WHOLE);
  expect(part(id)).toMatchObject({ state: "waiting", amount: TOTAL, short: 0 });
  await proved(attempt, proof(TOOK));
  expect(part(id)).toMatchObject({ state: "waiting", amount: TOOK, short: TOTAL - TOOK });
  expect(counter.view().unproven.find(({ kind }) => kind === "goodsBack")).toMatchObject({ amount: TOOK });
  const retry = { return: id, part: part(id).part, as: "cash", name: null, number: null, approval: APPROVAL } as const;
  for (const seen of [null, TOTAL])
    expect(await counter.press("return.retryPart", { ...retry, seen })).toMatchObject({
      error: { code: "amountChanged" },
    });
  await counter.must("return.retryPart", { ...retry, seen: TOOK });
  expect(shown(id)).toMatchObject({ settled: true, total: TOTAL });
  expect(factsIn(counter.dataDir, "return.cashGiven")).toMatchObject([{ amount: TOOK, given: TOOK }]);
  expect(factsIn(counter.dataDir, "return.partCut")).toMatchObject([{ amount: TOOK, short: TOTAL - TOOK, tipLess: 0 }]);
  expect(unsettled()).toEqual([]);
});

test("proved that nothing was taken: the goods come back for nothing, and no cash leaves", async () => {
  const { attempt, sale } = await decidedPaid();
  const id = await giveBack(sale, WHOLE);
  await proved(attempt, { kind: "notCaptured", cause: "declined", hostText: "DECLINED", card: null, final: true });
  expect(part(id)).toMatchObject({ amount: 0, short: TOTAL });
  const retry = { return: id, part: part(id).part, as: "cash", name: null, number: null, approval: APPROVAL } as const;
  await counter.must("return.retryPart", { ...retry, seen: 0 });
  expect(shown(id)).toMatchObject({ settled: true });
  expect(factsIn(counter.dataDir, "return.cashGiven")).toEqual([]);
  // That the sale was short is still somebody's to see to, by name.
  expect(counter.view().unproven).toMatchObject([{ attempt, kind: "decidedPaid" }]);
  await counter.must("payment.settleShortfall", { attempt, ...MANAGER });
  expect(unsettled()).toEqual([]);
});

test("proved later that all of it was taken after all: what was told to be never taken is owed, and goes back once", async () => {
  const { attempt, sale } = await decidedPaid();
  await proved(attempt, { kind: "notCaptured", cause: "declined", hostText: "DECLINED", card: null, final: true });
  const made = await counter.must("return.make", {
    ...{ sale, what: WHOLE, split: null, seen: 0, reason: "damaged", approval: APPROVAL },
  });
  expect(shown(made.return)).toMatchObject({ settled: true, parts: [{ amount: 0, short: TOTAL }] });
  says = proof(TOTAL);
  await counter.press("payment.checkAgain", { attempt });
  await counter.until("owed", ({ unproven }) => unproven.some(({ kind }) => kind === "goodsBack"));
  expect(shown(made.return)).toMatchObject({
    settled: false,
    parts: [
      { amount: 0, short: 0 },
      { amount: TOTAL, state: "waiting", kind: "card" },
    ],
  });
  const retry = {
    return: made.return,
    part: part(made.return, 1).part,
    name: null,
    number: null,
    seen: TOTAL,
  } as const;
  await counter.must("return.retryPart", { ...retry, as: "cash", approval: APPROVAL });
  expect(shown(made.return)).toMatchObject({ settled: true });
  expect(factsIn(counter.dataDir, "return.cashGiven")).toMatchObject([{ amount: TOTAL }]);
  expect(factsIn(counter.dataDir, "return.shortFound")).toHaveLength(1);
});
