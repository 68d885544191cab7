/** A paid sale and its returns in memory, played step by step: what the properties of returns are tried on. */
import { type Attempt, applyAttemptFact, intended } from "../attempt/attempt.ts";
import { cashRounding } from "../money/cash.ts";
import { creditFor, creditsOn, lessCredit, takeCredit } from "../sale/exchange.ts";
import { minor, type Minor, ZERO } from "../money/money.ts";
import { applyRefundFact, intendedRefund, type Refund } from "../refund/refund.ts";
import { isWholeSale, priceReturn, type ReturnWhat } from "../refund/returnable.ts";
import { type AskedSplit, cashFor, returnTenders, type SplitPart, splitReturn } from "../refund/returnSplit.ts";
import { ok } from "../result.ts";
import {
  applyReturnFact,
  decidedReturn,
  type PartWay,
  partState,
  type Return,
  type ReturnBody,
  type ReturnedPart,
} from "../refund/returns.ts";
import { applySaleFact, type CardTender, type Sale, totalsOfSale, withAttempt } from "../sale/sale.ts";
import { BODY } from "./attempts.ts";
import { REFUND } from "./refunds.ts";
import type { RandomSale } from "./totalsOracle.ts";

export const UNIT = 5;

/** A completed sale of these goods; the tenders are put to it by `paidBy…`. */
export const soldOf = ({ lines, rules, saleDiscount }: RandomSale): Sale => ({
  id: "s1",
  number: 7,
  state: "completed",
  startedAt: 0,
  completedAt: 1,
  currency: "CAD",
  taxRules: rules,
  lines: lines.map((line) => ({ ...line, sku: line.id, names: { en: line.id }, unit: "kg" })),
  discount: saleDiscount ?? null,
  tenders: [],
  scanned: 0,
  added: 0,
});

/** One more card payment of so much for goods, with a tip. */
export function withCard(sale: Sale, id: string, goods: number, tip = 0): { sale: Sale; attempt: Attempt } {
  const body = { ...BODY, id, tender: `t-${id}`, reference: id, amount: minor(goods), tip: minor(tip) };
  const capture = { captured: minor(goods + tip), tip: minor(tip), cashback: ZERO, surcharge: ZERO };
  const proof = { ...capture, differs: false, gatewayRef: "", by: "take", hostText: "", card: null } as const;
  const attempt = applyAttemptFact(intended(body, 0, "c"), { kind: "attempt.approved", body: proof }, 1, "c");
  return { sale: withAttempt(sale, attempt), attempt };
}

/** The rest in cash. */
export function withCash(sale: Sale, applied: number): Sale {
  const { toPay, rounding } = cashRounding(minor(applied), UNIT);
  const cash = { kind: "cash", id: "t-cash", state: "taken", given: toPay, change: ZERO } as const;
  return { ...sale, tenders: [...sale.tenders, { ...cash, applied: minor(applied), rounding }] };
}

export interface Returning {
  readonly sale: Sale;
  readonly attempts: readonly Attempt[];
  refunds: Refund[];
  returns: Return[];
}

/** A sale that is being made, and that goods may pay for. */
export interface Buying {
  sale: Sale;
}

/**
 * Asks for a return as the till would.
 * @param buying an open sale that it pays for first; left out where there is none
 * @returns the return, or why not
 */
export function ask(
  world: Returning,
  what: ReturnWhat,
  split: readonly AskedSplit[] | null = null,
  buying?: Buying,
): Return | string {
  const priced = priceReturn(world.sale, world.returns, what);
  if (!priced.ok) return priced.error;
  const { pieces, taxes, total } = priced.value;
  const tenders = returnTenders({ ...world, cashUnit: UNIT });
  const parts = splitReturn(total, tenders, split, isWholeSale(world.sale, world.returns, pieces));
  if (!parts.ok) return parts.error;
  const credit = buying === undefined ? ok(ZERO) : creditFor(buying.sale, total);
  if (!credit.ok) return credit.error;
  const planned = lessCredit<Planned>(
    parts.value.map((part) => ({ ...part, way: wayOf(part) })),
    credit.value,
    (part, amount) => ({ ...part, amount, tip: ZERO, way: "credit" }),
    (part, amount) => ({ ...part, amount, tip: ZERO }),
  );
  const number = world.returns.length + 1;
  const body: ReturnBody = {
    ...{ id: `r${String(number)}`, number, sale: world.sale.id, scope: what.kind, currency: "CAD", goods: [] },
    ...{ pieces, taxes, total, reason: "damaged", approver: "manager" },
    parts: planned.map(({ amount, short, tender, tip, way }, i) => ({
      ...(short === 0 ? {} : { short }),
      ...{ id: `r${String(number)}p${String(i)}`, tender: tender.id, way, amount, tip },
      attempt: way === "carried" ? tender.attempt : null,
    })),
  };
  const made = decidedReturn(body, number, "c");
  world.returns = [...world.returns, made];
  for (const part of made.parts) if (part.way === "cash") inCash(world, made.id, part);
  for (const part of made.parts) if (part.way === "other") outside(world, made.id, part);
  for (const part of made.parts) if (part.way === "credit") paysFor(world, made.id, part, buying);
  if (buying !== undefined && credit.value > 0) {
    const tender = { id: `t-${made.id}`, name: "Returned goods", reference: "R", applied: credit.value };
    const facts = takeCredit(buying.sale, { ...tender, credit: made.id });
    buying.sale = facts.reduce((sale, fact) => applySaleFact(sale, fact, 1), buying.sale);
  }
  return latest(world, made.id);
}

interface Planned extends SplitPart {
  readonly way: PartWay;
}

function wayOf({ as, tender }: SplitPart): PartWay {
  if (as !== "original") return as;
  if (tender.attempt !== null) return "carried";
  return tender.kind === "other" && tender.credit !== true ? "other" : "cash";
}

export const latest = (world: Returning, id: string): Return => {
  const found = world.returns.find((one) => one.id === id);
  if (found === undefined) throw new Error("no such return");
  return found;
};

const put = (world: Returning, next: Return): void => {
  world.returns = world.returns.map((one) => (one.id === next.id ? next : one));
};

export function inCash(world: Returning, id: string, part: ReturnedPart): void {
  const tender = returnTenders({ ...world, cashUnit: UNIT }).find((each) => each.id === part.tender);
  if (tender === undefined) throw new Error("no such tender");
  const cash = cashFor(tender, part.amount, UNIT);
  const body = { return: id, part: part.id, amount: part.amount, ...cash, approver: "" };
  put(world, applyReturnFact(latest(world, id), { kind: "return.cashGiven", body }, 1));
}

function outside(world: Returning, id: string, part: ReturnedPart): void {
  const body = { return: id, part: part.id, amount: part.amount, name: "Gift card", reference: "1", approver: "" };
  put(world, applyReturnFact(latest(world, id), { kind: "return.otherGiven", body }, 1));
}

function paysFor(world: Returning, id: string, part: ReturnedPart, buying: Buying | undefined): void {
  const body = { return: id, part: part.id, amount: part.amount, sale: buying?.sale.id ?? "" };
  put(world, applyReturnFact(latest(world, id), { kind: "return.credited", body }, 1));
}

/** The new sale is given up: what the goods had paid on it is owed again, as its tender had paid. */
export function oweAgain(world: Returning, buying: Buying): readonly ReturnedPart[] {
  const parts = creditsOn(buying.sale).flatMap(({ credit }) => latest(world, credit).parts);
  const paid = parts.filter(({ given }) => given?.kind === "credit" && given.sale === buying.sale.id);
  return paid.map(({ amount, id, tender: of }) => {
    const { id: one } = world.returns.find((each) => each.parts.some((part) => part.id === id)) ?? { id: "" };
    const tender = returnTenders({ ...world, cashUnit: UNIT }).find((each) => each.id === of);
    if (tender === undefined) throw new Error("no such tender");
    const way = wayOf({ tender, as: "original", amount, tip: ZERO, short: ZERO });
    if (way === "credit") throw new Error("goods pay for goods alone");
    const attempt = way === "carried" ? tender.attempt : null;
    const body = { return: one, part: id, amount, sale: buying.sale.id, way, attempt };
    put(world, applyReturnFact(latest(world, one), { kind: "return.creditUndone", body }, 1));
    const part = latest(world, one).parts.find((each) => each.id === id);
    if (part === undefined) throw new Error("no such part");
    if (way === "cash") inCash(world, one, part);
    if (way === "other") outside(world, one, part);
    return part;
  });
}

export function withdraw(world: Returning, id: string): void {
  const body = { return: id, approver: "manager", reason: "" };
  put(world, applyReturnFact(latest(world, id), { kind: "return.withdrawn", body }, 1));
}

/** A refund of one part, and how it ended: `null` = nobody knows. */
export function refundPart(world: Returning, one: Return, part: ReturnedPart, made: boolean | null): void {
  const id = `f${String(world.refunds.length)}`;
  const purpose = { kind: "goods", return: one.id, part: part.id, tender: part.tender } as const;
  const amount = minor(part.amount + part.tip);
  const refund = intendedRefund({ ...REFUND, id, of: part.attempt ?? "", amount, purpose }, 0, "c");
  const proof = { refund: id, by: "request", gatewayRef: "1", text: "" } as const;
  const not = { refund: id, cause: "refused", text: "", advice: null } as const;
  const after =
    made === null
      ? applyRefundFact(refund, { kind: "refund.unknown", body: { refund: id, why: "lost" } }, 1, "c")
      : made
        ? applyRefundFact(refund, { kind: "refund.made", body: proof }, 1, "c")
        : applyRefundFact(refund, { kind: "refund.notMade", body: not }, 1, "c");
  world.refunds = [...world.refunds, after];
}

/** The unknown refunds turn out one way or the other. */
export function learn(world: Returning, which: number, made: boolean): void {
  world.refunds = world.refunds.map((refund, i) => {
    if (i !== which || refund.state !== "checking") return refund;
    return made
      ? applyRefundFact(
          refund,
          { kind: "refund.made", body: { refund: refund.id, by: "lookUp", gatewayRef: "1", text: "" } },
          2,
          "c",
        )
      : applyRefundFact(
          refund,
          { kind: "refund.notMade", body: { refund: refund.id, cause: "refused", text: "", advice: null } },
          2,
          "c",
        );
  });
}

export const stateOf = (world: Returning, part: ReturnedPart): string => partState(part, world.refunds);

export const cardTenders = (sale: Sale): readonly CardTender[] =>
  sale.tenders.filter((tender): tender is CardTender => tender.kind === "card");

export const totalOf = (sale: Sale): Minor => totalsOfSale(sale).total;
