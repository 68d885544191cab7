/** What is sold on a random day and how it is paid: goods, cash, cards, wallets, others, tips, late answers, sales given up. */
import type { Attempt, AttemptFact, IntendedBody } from "../attempt/attempt.ts";
import type { ApprovedBody } from "../attempt/attemptFacts.ts";
import type { CardDetails } from "../attempt/cardDetails.ts";
import { checkLines } from "../money/check.ts";
import { type Minor, minor } from "../money/money.ts";
import type { Part } from "../money/parts.ts";
import { dueOf, isByHand, openTender, type Sale, type SaleFact, type Tender } from "../sale/sale.ts";
import { amountForCard, completion, takeCash, takeCashBack } from "../sale/saleRules.ts";
import { creditsOn } from "../sale/exchange.ts";
import { giveUpPaid, takeOther } from "../sale/splitRules.ts";
import { exempt } from "../money/taxExempt.ts";
import { BODY } from "./attempts.ts";
import { oweAgain } from "./figuresExchange.ts";
import { cents, newId, oneOf, saleOf, type Shop, tellAttempt, tellSale, write } from "./figuresShop.ts";
import { oracle, randomSale } from "./totalsOracle.ts";

export const UNIT = 5;

const openSales = (shop: Shop): readonly Sale[] => [...shop.sales.values()].filter(({ state }) => state === "open");
const part = ({ roll }: Shop): Part | null => (roll(3) === 0 ? null : { kind: "share", of: 1 + roll(3) });

/** Starts a sale of random goods. */
export function ring(shop: Shop): void {
  const { lines, rules, saleDiscount } = randomSale(shop.roll);
  if (!checkLines(lines, rules, saleDiscount).ok) return;
  const id = newId(shop, "sale");
  const number = [...shop.sales].length + 1;
  const facts: readonly SaleFact[] = [
    { kind: "sale.started", body: { id, number, currency: "CAD", taxRules: rules } },
    ...lines.map((line): SaleFact => {
      const more = { sku: line.id, names: { en: line.id }, unit: "kg" } as const;
      return { kind: "sale.lineAdded", body: { line: { ...line, ...more }, by: "hand" } };
    }),
    ...(saleDiscount === undefined ? [] : [{ kind: "sale.discounted", body: { discount: saleDiscount } } as const]),
  ];
  const sale = tellSale(shop, id, ...facts);
  if (shop.roll(8) > 0) return;
  const free = rules.filter(() => shop.roll(2) === 0).map(({ name }) => name);
  const freed = exempt(sale, { number: "EX 1", taxes: free, reason: "status", approver: "m" });
  if (freed.ok) tellSale(shop, id, ...freed.value);
}

/** What the second books say of a sale's goods, by the exact oracle of its totals. */
function soldSums(sale: Sale): Record<string, number> {
  const free = sale.taxExempt?.taxes ?? [];
  const told = oracle(sale.lines, sale.taxRules, sale.discount ?? undefined, free) as {
    readonly lines: readonly (readonly string[])[];
    readonly taxes: readonly string[];
    readonly sums: readonly string[];
  };
  const column = (i: number): number => told.lines.reduce((sum, line) => sum + Number(line[i]), 0);
  const [, saleDiscount, addedTax, total] = told.sums.map(Number);
  const sums: Record<string, number> = {
    "sales.count": 1,
    "sales.gross": column(1),
    "sales.lineDiscounts": column(2),
    "sales.saleDiscount": saleDiscount ?? 0,
    "sales.addedTax": addedTax ?? 0,
    "sales.total": total ?? 0,
    "sales.exempt": sale.taxExempt === undefined ? 0 : 1,
    owed: total ?? 0,
  };
  for (const tax of told.taxes) {
    const [name = "", , amount] = tax.split(" ");
    const rule = sale.taxRules.find((each) => each.name === name);
    sums[taxKey(name, rule?.rate ?? "", rule?.included ?? false)] = Number(amount);
  }
  return sums;
}

export const taxKey = (name: string, rate: string, included: boolean): string =>
  `tax ${name} ${rate} ${String(included)}`;
export const tenderKey = (tender: string, label: string, gateway: string): string =>
  `tender ${tender}|${label}|${gateway}`;

/** A sale that its tenders have just paid is done; its rounding is what coins made of the cash. */
export function complete(shop: Shop, id: string): void {
  const sale = saleOf(shop, id);
  const done = sale.state === "completed" ? null : completion(sale);
  if (done !== null) tellSale(shop, id, done);
  const after = saleOf(shop, id);
  if (after.state !== "completed" || shop.lines.some((line) => line.sale === id && line.sums["sales.count"] === 1))
    return;
  const rounding = after.tenders.reduce((sum, tender) => sum + roundedOff(tender), 0);
  const sums = soldSums(after);
  write(shop, id, { ...sums, owed: (sums["owed"] ?? 0) + rounding, rounding });
}

/** The customer gave this and had that back: what stayed beyond what it paid is rounding. */
const roundedOff = (tender: Tender): number =>
  tender.kind === "cash" && tender.state === "taken" ? tender.given - tender.change - tender.applied : 0;

export function payCash(shop: Shop): void {
  const sale = oneOf(shop, openSales(shop));
  if (sale === undefined) return;
  const due = dueOf(sale);
  const given = shop.roll(3) === 0 ? due : Math.ceil((due + shop.roll(3) * 500) / UNIT) * UNIT;
  const id = newId(shop, "cash");
  const taken = takeCash(sale, id, minor(given), UNIT, shop.roll(2) === 0 ? null : part(shop));
  if (!taken.ok) return;
  tellSale(shop, sale.id, ...taken.value);
  for (const fact of taken.value)
    if (fact.kind === "sale.cashTaken") {
      const stays = fact.body.tender.given - fact.body.tender.change;
      shop.drawer += stays;
      const key = tenderKey("cash", "", "");
      write(shop, sale.id, {
        drawer: stays,
        money: stays,
        [`${key} taken`]: stays,
        [`${key} count`]: stays > 0 ? 1 : 0,
      });
    }
  complete(shop, sale.id);
}

/** What a tender at the counter left there, handed over again. */
function handedBack(shop: Shop, sale: string, tender: Tender): void {
  const amount = tender.kind === "cash" ? tender.given - tender.change : tender.applied;
  const key = tender.kind === "other" ? tenderKey("other", tender.name, "") : tenderKey("cash", "", "");
  if (tender.kind === "cash") shop.drawer -= amount;
  write(shop, sale, {
    ...{ money: -amount, drawer: tender.kind === "cash" ? -amount : 0 },
    ...{ [`${key} back`]: amount, [`${key} backCount`]: amount > 0 ? 1 : 0 },
  });
}

export function cashBack(shop: Shop): void {
  const sale = oneOf(shop, openSales(shop));
  const tender = sale?.tenders.find(({ kind, state }) => kind === "cash" && state === "taken");
  if (sale === undefined || tender === undefined) return;
  const back = takeCashBack(sale, tender.id);
  if (!back.ok) return;
  tellSale(shop, sale.id, ...back.value);
  handedBack(shop, sale.id, tender);
}

export function payOther(shop: Shop): void {
  const sale = oneOf(shop, openSales(shop));
  if (sale === undefined) return;
  const name = oneOf(shop, ["Cheque", "Gift card"]) ?? "";
  const id = newId(shop, "other");
  const taken = takeOther(sale, { id, name, reference: "7" }, part(shop));
  if (!taken.ok) return;
  const after = tellSale(shop, sale.id, ...taken.value);
  const amount = after.tenders.find((tender) => tender.id === id)?.applied ?? 0;
  const key = tenderKey("other", name, "");
  write(shop, sale.id, { money: amount, [`${key} taken`]: amount, [`${key} count`]: 1 });
  complete(shop, sale.id);
}

export function giveUp(shop: Shop): void {
  const sale = oneOf(shop, openSales(shop));
  if (sale === undefined || shop.roll(3) > 0) return;
  const given = giveUpPaid(sale, "gone", "m");
  if (!given.ok) return;
  tellSale(shop, sale.id, ...given.value);
  const credits = creditsOn(sale).map(({ id }) => id);
  for (const tender of sale.tenders.filter(isByHand))
    if (tender.state === "taken" && !credits.includes(tender.id)) handedBack(shop, sale.id, tender);
  oweAgain(shop, sale);
  write(shop, sale.id, { "sales.givenUp": 1 });
}

const GATEWAYS = ["iotpay", "codepay"] as const;
const BRANDS = { V: "Visa", M: "Mastercard" } as const;
const ASKED = { how: "shown", brand: "alipay", codeLast4: "" } as const;

export const keyOf = (attempt: Attempt): string =>
  attempt.wallet === null
    ? tenderKey(
        "card",
        attempt.card?.cardType === "V" ? BRANDS.V : attempt.card === null ? "" : BRANDS.M,
        attempt.gateway,
      )
    : tenderKey("wallet", "Alipay", attempt.gateway);

const CARD: CardDetails = {
  ...{ cardType: "V", applicationLabel: "", last4: "4242", entry: "T", aid: "", tvr: "", tsi: "", cryptogram: "" },
  ...{ terminalId: "", terminalNumber: "", invoice: "", sequence: "", auth: "1", batch: "", account: "" },
  ...{ hostText: "", cashback: minor(0), surcharge: minor(0), timestamp: "", date: "", time: "", cvm: "" },
  language: "",
};

/** What the bank took, as its answer says: now and then more than was asked. */
function proof(shop: Shop, attempt: Attempt): ApprovedBody {
  const { roll } = shop;
  const cashback = roll(12) === 0 ? 500 : 0;
  const surcharge = roll(12) === 0 ? 25 : 0;
  const over = roll(15) === 0 ? 1 + roll(300) : 0;
  const card = attempt.wallet === null ? { ...CARD, cardType: roll(2) === 0 ? "V" : "M" } : null;
  return {
    captured: cents(attempt.amount + attempt.tip + cashback + surcharge + over),
    ...{ tip: attempt.tip, cashback: cents(cashback), surcharge: cents(surcharge), differs: over > 0 },
    ...{ gatewayRef: "", hostText: "", card },
    by: "take",
  };
}

/** The bank took it: what came in, and what of it pays for no goods. */
function cameIn(shop: Shop, attempt: Attempt): void {
  const { capture } = attempt;
  if (capture === null) return;
  const { captured, cashback, surcharge, tip } = capture;
  const key = keyOf(attempt);
  write(shop, attempt.sale, {
    ...{ money: captured, owed: tip + cashback + surcharge, tips: tip },
    ...{ [`${key} taken`]: captured, [`${key} count`]: 1, [`${key} tips`]: tip },
  });
}

export function payCarried(shop: Shop): void {
  const { roll } = shop;
  const sale = oneOf(shop, openSales(shop));
  const amount = sale === undefined ? null : amountForCard(sale, part(shop));
  if (sale === undefined || amount?.ok !== true) return;
  const id = newId(shop, "attempt");
  const wallet = roll(3) === 0;
  const gateway = wallet ? "citcon" : (oneOf(shop, GATEWAYS) ?? "iotpay");
  const tip = minor(roll(3) === 0 ? roll(400) : 0);
  const body: IntendedBody = {
    ...{ ...BODY, id, reference: id, tender: `t${id}`, sale: sale.id, amount: amount.value, tip },
    gateway,
    ...(wallet ? { wallet: ASKED } : {}),
  };
  const attempt = tellAttempt(shop, sale.id, id, { kind: "attempt.intended", body });
  const end = roll(10);
  if (end < 6) {
    cameIn(shop, tellAttempt(shop, sale.id, id, { kind: "attempt.approved", body: proof(shop, attempt) }));
    complete(shop, sale.id);
  } else if (end === 6) tellAttempt(shop, sale.id, id, declined);
  else if (end === 7) decidePaid(shop, attempt);
  else tellAttempt(shop, sale.id, id, unknown, { kind: "attempt.setAside", body: { approver: "m", reason: "waits" } });
}

const declined: AttemptFact = {
  kind: "attempt.ended",
  body: { cause: "declined", by: "take", hostText: "", card: null },
};
const unknown: AttemptFact = { kind: "attempt.unknown", body: { why: "lost" } };

/** Somebody has seen the slip; the gateway may show later that it is not so. */
function decidePaid(shop: Shop, { id, sale }: Attempt): void {
  const body = { paid: true, approver: "m", reason: "slip", slip: "9" };
  cameIn(shop, tellAttempt(shop, sale, id, unknown, { kind: "attempt.decided", body }));
  complete(shop, sale);
  if (shop.roll(3) > 0) return;
  const attempt = tellAttempt(
    shop,
    sale,
    id,
    { kind: "attempt.contradicted", body: { text: "" } },
    { kind: "attempt.shortfallSettled", body: { approver: "m", reason: "seen" } },
  );
  wentOut(shop, attempt, attempt.amount + attempt.tip, attempt.tip, attempt.tip);
}

/** The whole of a payment is not there any more. */
function wentOut(shop: Shop, attempt: Attempt, amount: number, beside: number, tip: number): void {
  const key = keyOf(attempt);
  write(shop, attempt.sale, {
    ...{ money: -amount, owed: -beside, tips: -tip },
    ...{ [`${key} back`]: amount, [`${key} backCount`]: 1, [`${key} tips`]: -tip },
  });
}

/** An approval comes for what was declined or set aside, whatever has become of its sale. */
export function approveLate(shop: Shop): void {
  const waiting = [...shop.attempts.values()].filter(({ state }) => state === "setAside" || state === "declined");
  const attempt = oneOf(shop, waiting);
  if (attempt === undefined || shop.roll(2) === 0) return;
  const open = saleOf(shop, attempt.sale);
  if (openTender(open) !== undefined) return;
  const body = { ...proof(shop, attempt), after: attempt.state };
  cameIn(shop, tellAttempt(shop, attempt.sale, attempt.id, { kind: "attempt.lateApproval", body }));
  complete(shop, attempt.sale);
}

const approved = (shop: Shop): readonly Attempt[] =>
  [...shop.attempts.values()].filter(
    ({ proved, returned, state, apart }) =>
      state === "approved" && proved && returned === null && apart.givenBack === 0,
  );

/** The customer wrote another tip on the slip. */
export function changeTip(shop: Shop): void {
  const untouched = approved(shop).filter(({ id }) => [...shop.refunds.values()].every(({ of }) => of !== id));
  const returned = new Set([...shop.returns.values()].map(({ sale }) => sale));
  const attempt = oneOf(
    shop,
    untouched.filter(({ sale }) => !returned.has(sale)),
  );
  if (attempt === undefined || attempt.capture === null) return;
  const tip = shop.roll(500) as Minor;
  const more = tip - attempt.capture.tip;
  tellAttempt(shop, attempt.sale, attempt.id, { kind: "attempt.tipSet", body: { change: "c", tip } });
  const key = keyOf(attempt);
  write(shop, attempt.sale, { money: more, owed: more, tips: more, [`${key} taken`]: more, [`${key} tips`]: more });
}

/** A cancel that came too late gave the money back, while the sale was still open. */
export function cancelGaveBack(shop: Shop): void {
  const mine = approved(shop).filter(({ id, sale }) => {
    const refunded = [...shop.refunds.values()].some(({ of }) => of === id);
    return !refunded && saleOf(shop, sale).state === "open" && shop.roll(2) === 0;
  });
  const attempt = oneOf(shop, mine);
  if (attempt === undefined || attempt.capture === null) return;
  const { capture } = attempt;
  tellAttempt(shop, attempt.sale, attempt.id, { kind: "attempt.returned", body: capture });
  wentOut(shop, attempt, capture.captured, capture.tip + capture.cashback + capture.surcharge, capture.tip);
}
