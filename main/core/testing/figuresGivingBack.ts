/** What goes back on a random day: what no sale needed, goods by line, amount or whole, in every way there is; and the drawer. */
import type { Attempt } from "../attempt/attempt.ts";
import { creditFor, takeCredit } from "../sale/exchange.ts";
import { minor } from "../money/money.ts";
import { notNeeded } from "../attempt/notNeeded.ts";
import type { Refund, RefundFact, RefundWay } from "../refund/refund.ts";
import { isWholeSale, priceReturn, returnableLines, type ReturnWhat } from "../refund/returnable.ts";
import { cashFor, returnTenders, type SplitPart, splitReturn } from "../refund/returnSplit.ts";
import { partState, type Return, type ReturnBody, type ReturnedPart, type ReturnPart } from "../refund/returns.ts";
import type { Sale } from "../sale/sale.ts";
import { closeShift, countDrawer, moveCash } from "../day/shiftRules.ts";
import { complete, keyOf, taxKey, tenderKey, UNIT } from "./figuresPaying.ts";
import {
  newId,
  oneOf,
  saleOf,
  type Shop,
  tellAttempt,
  tellRefund,
  tellReturn,
  tellSale,
  tellShift,
  write,
} from "./figuresShop.ts";
import { REFUND } from "./refunds.ts";

const WAYS: readonly RefundWay[] = ["refund", "void", "cancel", "byHand"];
const FIGURE = { refund: "refunds", void: "voids", cancel: "voids", byHand: "byHand" } as const;
const MANAGER = "m";
/** Who asks: now and then the one who approves it too. */
const asker = ({ roll }: Shop): string => (roll(4) === 0 ? MANAGER : "ann");

const of = (shop: Shop, sale: string) => ({
  attempts: [...shop.attempts.values()].filter((each) => each.sale === sale),
  refunds: [...shop.refunds.values()].filter((each) => each.sale === sale),
  returns: [...shop.returns.values()].filter((each) => each.sale === sale),
});

/** Begins a refund, and hears of it now, never, or later. */
function refund(shop: Shop, attempt: Attempt, more: Pick<Refund, "amount" | "purpose">, operator: string): void {
  const id = newId(shop, "refund");
  const way = oneOf(shop, WAYS) ?? "refund";
  const body = { ...REFUND, ...more, ...{ id, reference: id, way, of: attempt.id, sale: attempt.sale } };
  tellRefund(shop, operator, attempt, { kind: "refund.intended", body: { ...body, approver: MANAGER } });
  const end = shop.roll(6);
  if (end < 4) made(shop, id, { kind: "refund.made", body: { refund: id, by: "request", gatewayRef: "1", text: "" } });
  else tellRefund(shop, operator, attempt, { kind: "refund.unknown", body: { refund: id, why: "lost" } });
}

/** The money is with its customer: what that takes out of the payment, and of the tip in it. */
function made(shop: Shop, id: string, fact: RefundFact): void {
  const before = shop.refunds.get(id);
  const attempt = shop.attempts.get(before?.of ?? "");
  if (before === undefined || attempt === undefined) return;
  tellRefund(shop, before.operator, attempt, fact);
  const { amount, operator, purpose, way } = before;
  const key = keyOf(attempt);
  const needless = purpose.kind === "notNeeded";
  const lost = needless ? besideLost(shop, attempt, before) : { beside: 0, tip: 0 };
  write(shop, attempt.sale, {
    ...{ money: -amount, owed: -lost.beside, tips: -lost.tip },
    ...{ [`${key} back`]: amount, [`${key} backCount`]: 1, [`${key} tips`]: -lost.tip },
    ...{ [`${FIGURE[way]}.count`]: 1, [`${FIGURE[way]}.amount`]: amount },
    ...(needless ? { "notNeeded.count": 1, "notNeeded.amount": amount } : {}),
    ...(needless && operator === MANAGER ? { "own.count": 1, "own.amount": amount } : {}),
  });
}

/** Of what a customer gets back, goods go first: a tip is lost only when no more than it was left. */
function besideLost(shop: Shop, { capture, id }: Attempt, now: Refund): { beside: number; tip: number } {
  if (capture === null) return { beside: 0, tip: 0 };
  const goneBefore = [...shop.refunds.values()]
    .filter((each) => each.of === id && each.id !== now.id && each.purpose.kind === "notNeeded")
    .filter(({ decision, state }) => state === "made" || decision?.made === true)
    .reduce((sum, { amount }) => sum + amount, 0);
  const beside = capture.tip + capture.cashback + capture.surcharge;
  const kept = (whole: number, gone: number): number => Math.min(whole, Math.max(0, capture.captured - gone));
  const besideOf = (gone: number): number => kept(beside, gone);
  const tipOf = (gone: number): number => Math.min(capture.tip, besideOf(gone));
  const goneNow = goneBefore + now.amount;
  return { beside: besideOf(goneBefore) - besideOf(goneNow), tip: tipOf(goneBefore) - tipOf(goneNow) };
}

/** What a sale does not need of its payments goes back. */
export function giveBackNeedless(shop: Shop): void {
  const needless = [...shop.attempts.values()].flatMap((attempt) => {
    // A payment that turned out not to be there cannot go back.
    if (attempt.shortfall !== null) return [];
    const { attempts, refunds } = of(shop, attempt.sale);
    const amount = notNeeded(saleOf(shop, attempt.sale), attempt, attempts, refunds);
    return amount > 0 ? [{ attempt, amount }] : [];
  });
  const one = oneOf(shop, needless);
  if (one === undefined) return;
  const amount = minor(shop.roll(3) === 0 ? 1 + shop.roll(one.amount) : one.amount);
  refund(shop, one.attempt, { amount, purpose: { kind: "notNeeded" } }, asker(shop));
}

/** The same by hand, in the gateway's portal: all that a sale does not need of a payment, at once. */
export function giveBackByHand(shop: Shop): void {
  const attempt = oneOf(
    shop,
    [...shop.attempts.values()].filter(({ apart, shortfall }) => shortfall === null && apart.givenBack === 0),
  );
  if (attempt === undefined || attempt.capture === null) return;
  const { attempts, refunds } = of(shop, attempt.sale);
  const amount = notNeeded(saleOf(shop, attempt.sale), attempt, attempts, refunds);
  if (amount === 0 || refunds.some((each) => each.of === attempt.id)) return;
  const excess = { how: "givenBack", approver: MANAGER, reason: "portal", reference: "P 2", amount } as const;
  tellAttempt(shop, attempt.sale, attempt.id, { kind: "attempt.excessSettled", body: excess });
  const { captured, cashback, surcharge, tip } = attempt.capture;
  const beside = tip + cashback + surcharge;
  const lost = Math.max(0, beside - (captured - amount));
  const tipLost = Math.max(0, tip - (beside - lost));
  const key = keyOf(attempt);
  write(shop, attempt.sale, {
    ...{ money: -amount, owed: -lost, tips: -tipLost },
    ...{ [`${key} back`]: amount, [`${key} backCount`]: 1, [`${key} tips`]: -tipLost },
  });
}

/** What nobody knew of a refund comes out, or somebody says it. */
export function learn(shop: Shop): void {
  const one = oneOf(
    shop,
    [...shop.refunds.values()].filter(({ state }) => state === "checking"),
  );
  const attempt = one === undefined ? undefined : shop.attempts.get(one.of);
  if (one === undefined || attempt === undefined) return;
  const { id, operator } = one;
  const said = { refund: id, approver: MANAGER, reason: "seen" };
  const end = shop.roll(4);
  if (end === 0) made(shop, id, { kind: "refund.made", body: { refund: id, by: "lookUp", gatewayRef: "1", text: "" } });
  else if (end === 1) made(shop, id, { kind: "refund.decided", body: { ...said, made: true, number: "P 1" } });
  else if (end === 2)
    tellRefund(shop, operator, attempt, { kind: "refund.decided", body: { ...said, made: false, number: "" } });
  else {
    const body = { refund: id, cause: "refused", text: "", advice: null } as const;
    tellRefund(shop, operator, attempt, { kind: "refund.notMade", body });
  }
}

/** Goods come back: lines, an amount, or all of it; each part in the way that its tender and the customer allow. */
export function takeGoodsBack(shop: Shop): void {
  const sale = oneOf(
    shop,
    [...shop.sales.values()].filter(({ state }) => state === "completed"),
  );
  if (sale === undefined) return;
  const { attempts, refunds, returns } = of(shop, sale.id);
  const priced = priceReturn(sale, returns, whatOf(shop, sale, returns));
  if (!priced.ok) return;
  const { pieces, taxes, total } = priced.value;
  const tenders = returnTenders({ sale, attempts, refunds, returns, cashUnit: UNIT });
  const split = splitReturn(total, tenders, null, isWholeSale(sale, returns, pieces));
  if (!split.ok) return;
  const pays = oneOf(
    shop,
    [...shop.sales.values()].filter((other) => other.id !== sale.id),
  );
  const credit = pays !== undefined && shop.roll(2) === 0 ? creditFor(pays, total) : null;
  const exchange =
    credit?.ok === true && credit.value === total && split.value.every(({ short, tip }) => tip + short === 0)
      ? (pays ?? null)
      : null;
  const id = newId(shop, "return");
  const body: ReturnBody = {
    ...{ id, number: shop.returns.size + 1, sale: sale.id, scope: "lines", currency: "CAD", goods: [] },
    ...{ pieces, taxes, total, reason: "damaged", approver: MANAGER },
    parts: split.value.map((part) => partOf(shop, part, exchange !== null)),
  };
  decide(shop, body);
  for (const part of shop.returns.get(id)?.parts ?? []) give(shop, id, part, exchange);
  if (exchange !== null) {
    tellSale(
      shop,
      exchange.id,
      ...takeCredit(exchange, { id: newId(shop, "credit"), name: "credit", reference: "", applied: total, credit: id }),
    );
    complete(shop, exchange.id);
  }
}

function whatOf({ roll }: Shop, sale: Sale, returns: readonly Return[]): ReturnWhat {
  const kind = roll(3);
  if (kind === 0) return { kind: "whole" };
  if (kind === 1) return { kind: "amount", amount: 1 + roll(500) };
  const some = returnableLines(sale, returns).filter(() => roll(2) === 0);
  return {
    kind: "lines",
    lines: some.map(({ line, quantityLeft }) => ({ line: line.id, quantity: 1 + roll(Math.max(1, quantityLeft)) })),
  };
}

function partOf(shop: Shop, { amount, short, tender, tip }: SplitPart, exchange: boolean): ReturnPart {
  const inCash = tip === 0 && shop.roll(5) === 0;
  const own =
    tender.attempt !== null ? "carried" : tender.kind === "other" && tender.credit !== true ? "other" : "cash";
  return {
    ...{ id: newId(shop, "part"), tender: tender.id, attempt: tender.attempt, amount, tip },
    ...(short === 0 ? {} : { short }),
    way: exchange ? "credit" : inCash ? "cash" : own,
  };
}

/** The return's receipt. */
function decide(shop: Shop, body: ReturnBody): void {
  const operator = asker(shop);
  tellReturn(shop, operator, body.sale, { kind: "return.decided", body });
  returned(shop, body, operator, 1);
}

function returned(shop: Shop, one: ReturnBody, operator: string, sign: 1 | -1): void {
  const tip = one.parts.reduce((sum, part) => sum + part.tip, 0);
  const back = one.total + tip;
  const sums: Record<string, number> = {
    ...{ owed: -sign * back, "returns.count": sign, "returns.total": sign * one.total, "returns.tips": sign * tip },
    ...(operator === MANAGER ? { "own.count": sign, "own.amount": sign * back } : {}),
  };
  for (const { amount, included, name, rate } of one.taxes)
    sums[`back ${taxKey(name, rate, included)}`] = sign * amount;
  write(shop, one.sale ?? one.id, sums);
}

function give(shop: Shop, id: string, part: ReturnPart, exchange: Sale | null): void {
  const one = shop.returns.get(id);
  const attempt = part.attempt === null ? undefined : shop.attempts.get(part.attempt);
  // Of what was never taken nothing goes back.
  if (one === undefined || part.amount + part.tip === 0) return;
  const sale = one.sale ?? id;
  if (part.way === "credit" && exchange !== null) {
    const body = { return: id, part: part.id, amount: part.amount, sale: exchange.id };
    tellReturn(shop, one.operator, one.sale, { kind: "return.credited", body });
    write(shop, sale, { money: -part.amount });
    write(shop, exchange.id, { money: part.amount, credits: part.amount });
  } else if (part.way === "carried" && attempt !== undefined) {
    const purpose = { kind: "goods", return: id, part: part.id, tender: part.tender } as const;
    refund(shop, attempt, { amount: minor(part.amount + part.tip), purpose }, one.operator);
  } else if (part.way === "other") {
    const body = { return: id, part: part.id, amount: part.amount, name: "Gift card", reference: "1", approver: "" };
    tellReturn(shop, one.operator, one.sale, { kind: "return.otherGiven", body });
    const key = tenderKey("other", "Gift card", "");
    write(shop, sale, { money: -part.amount, [`${key} back`]: part.amount, [`${key} backCount`]: 1 });
  } else if (part.tip === 0) giveCash(shop, one, part);
}

/** Coins over the counter: what they are off by is rounding. */
function giveCash(shop: Shop, one: Return, part: ReturnPart): void {
  const books = one.sale === null ? null : { sale: saleOf(shop, one.sale), ...of(shop, one.sale), cashUnit: UNIT };
  const tender = books === null ? undefined : returnTenders(books).find(({ id }) => id === part.tender);
  const nothing = { took: minor(0), inCash: minor(0), cashBack: { amount: minor(0), given: minor(0) } };
  const { given, rounding } = cashFor(tender ?? nothing, part.amount, UNIT);
  const body = { return: one.id, part: part.id, amount: part.amount, given, rounding, approver: "" };
  tellReturn(shop, one.operator, one.sale, { kind: "return.cashGiven", body });
  shop.drawer -= given;
  const off = given - part.amount;
  const key = tenderKey("cash", "", "");
  write(shop, one.sale ?? one.id, {
    ...{ money: -given, owed: -off, rounding: -off, drawer: -given },
    ...{ [`${key} back`]: given, [`${key} backCount`]: given > 0 ? 1 : 0 },
  });
}

const stateOf = (shop: Shop, part: ReturnedPart): string => partState(part, [...shop.refunds.values()]);

const isOwed = (shop: Shop, part: ReturnedPart): boolean => ["waiting", "notGiven"].includes(stateOf(shop, part));

/** Parts that did not go back are given in cash, or the whole return is withdrawn. */
export function mendReturn(shop: Shop): void {
  const standing = [...shop.returns.values()].filter(({ withdrawn }) => withdrawn === null);
  const idle = oneOf(
    shop,
    standing.filter(({ parts }) => parts.every((part) => stateOf(shop, part) === "notGiven")),
  );
  if (idle !== undefined && shop.roll(2) === 0) {
    const body = { return: idle.id, approver: MANAGER, reason: "kept" };
    const operator = asker(shop);
    tellReturn(shop, operator, idle.sale, { kind: "return.withdrawn", body });
    returned(shop, idle, operator, -1);
    return;
  }
  const failed = standing.flatMap((one) =>
    one.parts.filter((part) => part.tip === 0 && isOwed(shop, part)).map((part) => ({ one, part })),
  );
  const again = oneOf(shop, failed);
  if (again !== undefined) giveCash(shop, again.one, again.part);
}

/** Goods that came back without their sale. */
export function takeUnknownGoods(shop: Shop): void {
  if (shop.roll(3) > 0) return;
  const total = minor(1 + shop.roll(3_000));
  const id = newId(shop, "return");
  const part: ReturnPart = {
    id: newId(shop, "part"),
    tender: "",
    attempt: null,
    way: "cash",
    amount: total,
    tip: minor(0),
  };
  decide(shop, {
    ...{ id, number: shop.returns.size + 1, sale: null, scope: "noSale", currency: "CAD", pieces: [], goods: [] },
    ...{ taxes: [], total, parts: [part], reason: "no receipt", approver: MANAGER },
  });
  give(shop, id, part, null);
}

/** Change brought, a bill paid, a bag to the bank. */
export function moveDrawer(shop: Shop): void {
  const kind = oneOf(shop, ["in", "out", "payOut", "tips", "toBank"] as const) ?? "in";
  const amount = minor(1 + shop.roll(5_000));
  const move = { id: newId(shop, "move"), kind, amount, reason: "change", reference: "B 7" };
  const moved = moveCash(shop.shift, move, MANAGER);
  if (!moved.ok || moved.value.kind !== "cash.moved") return;
  tellShift(shop, moved.value);
  const change = kind === "in" ? amount : -amount;
  shop.drawer += change;
  write(shop, "", { drawer: change });
}

/** The drawer is counted, now and then wrongly, and closed: some of it goes to the bank. */
export function endShift(shop: Shop): void {
  const expected = minor(shop.drawer);
  const counted = minor(Math.max(0, expected + (shop.roll(3) === 0 ? shop.roll(400) - 200 : 0)));
  const count = countDrawer(shop.shift, { pieces: [], counted, expected, explanation: "" });
  if (!count.ok || count.value.kind !== "cash.counted") return;
  tellShift(shop, count.value);
  const left = minor(shop.roll(2) === 0 ? counted : shop.roll(counted + 1));
  const bag = { id: newId(shop, "bag"), number: "B 1", reason: "" };
  const closed = closeShift(shop.shift, expected, left, bag, MANAGER);
  if (!closed.ok) throw new Error(closed.error);
  for (const fact of closed.value) {
    if (fact.kind === "cash.moved" || fact.kind === "shift.closed") tellShift(shop, fact);
    if (fact.kind === "cash.moved") write(shop, "", { drawer: left - counted });
  }
  shop.left = left;
  shop.drawer = left;
  shop.shift = null;
}
