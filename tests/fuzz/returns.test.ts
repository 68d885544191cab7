/**
 * The laws of returns (INV-8), on random sales and random sequences of returns, refunds that fail or are not known, parts
 * given another way, returns withdrawn and goods that pay for others, whose own goods come back in turn: never more than was sold of a line, never more than a tender took, and whatever
 * the pieces, all of them together are the sale to the cent.
 */
import { expect, test } from "vitest";
import { leftOnSale, returnableLines, type ReturnWhat } from "../../main/core/refund/returnable.ts";
import { returnTenders } from "../../main/core/refund/returnSplit.ts";
import { dice, randomSale } from "../../main/core/testing/totalsOracle.ts";
import {
  ask,
  type Buying,
  inCash,
  latest,
  learn,
  oweAgain,
  refundPart,
  type Returning,
  soldOf,
  stateOf,
  totalOf,
  UNIT,
  withCard,
  withCash,
  withdraw,
} from "../../main/core/testing/returning.ts";
import { quantity } from "../../main/core/money/quantity.ts";
import { reserves } from "../../main/core/refund/refund.ts";
import { dueOf, type Sale, totalsOfSale } from "../../main/core/sale/sale.ts";

const SEQUENCES = Number(process.env["FUZZ_RUNS"] ?? 3_000);
type Roll = (limit: number) => number;

interface World extends Returning {
  /** Sales that goods of this one paid for. */
  readonly bought: World[];
  /** Parts that had paid for goods of a sale that was given up. */
  givenUp: number;
}

/** A sale of random goods, paid in up to three cards (with tips) and cash. */
function paidSale(roll: Roll): World | null {
  const sale = randomGoods(roll);
  return sale === null ? null : paid(sale, roll);
}

function randomGoods(roll: Roll): Sale | null {
  const sale = soldOf(randomSale(roll));
  return totalOf(sale) <= 0 || sale.lines.some((line) => line.quantity === quantity(0)) ? null : sale;
}

/** What is left to pay of a sale is paid. */
function paid(of: Sale, roll: Roll): World {
  let sale = of;
  const attempts = [];
  let rest: number = dueOf(sale);
  for (let card = roll(4); card > 0 && rest > 0; card--) {
    const goods = card === 1 && roll(2) === 0 ? rest : 1 + roll(rest);
    const byCard = withCard(sale, `a${String(card)}`, goods, roll(2) * roll(300));
    rest -= goods;
    ({ sale } = byCard);
    attempts.push(byCard.attempt);
  }
  if (rest > 0) sale = withCash(sale, rest);
  return { sale: { ...sale, state: "completed" }, attempts, refunds: [], returns: [], bought: [], givenUp: 0 };
}

/** Goods come back and pay for others; the rest of each is given back or paid. */
function exchange(world: World, what: ReturnWhat, roll: Roll): void {
  const goods = randomGoods(roll);
  if (goods === null) return;
  const buying: Buying = { sale: { ...goods, id: `b${String(world.bought.length)}`, state: "open" } };
  settle(world, ask(world, what, roll(3) === 0 ? split(world, roll) : null, buying), roll);
  if (roll(3) === 0) {
    const owed = oweAgain(world, buying);
    for (const one of world.returns)
      settle(world, { ...one, parts: one.parts.filter((part) => owed.some(({ id }) => id === part.id)) }, roll);
    world.givenUp += owed.length;
  } else if (buying.sale.tenders.length > 0) world.bought.push(paid(buying.sale, roll));
}

/** One thing that happens. */
function happen(world: World, roll: Roll): void {
  const unit = { kind: "lines" as const };
  switch (roll(7)) {
    case 0:
    case 1: {
      const lines = returnableLines(world.sale, world.returns).filter(() => roll(2) === 0);
      const asked = lines.map(({ line, quantityLeft }) => ({ line: line.id, quantity: 1 + roll(quantityLeft + 1) }));
      if (roll(4) === 0) exchange(world, { ...unit, lines: asked }, roll);
      else settle(world, ask(world, { ...unit, lines: asked }, roll(3) === 0 ? split(world, roll) : null), roll);
      return;
    }
    case 2: {
      const left = leftOnSale(returnableLines(world.sale, world.returns));
      settle(world, ask(world, { kind: "amount", amount: 1 + roll(Math.max(1, left + 5)) }), roll);
      return;
    }
    case 3: {
      const other = world.bought.at(-1);
      if (other !== undefined) happen(other, roll);
      return;
    }
    case 4:
      learn(world, roll(world.refunds.length + 1), roll(2) === 0);
      return;
    case 5: {
      const failed = world.returns.flatMap((one) =>
        one.withdrawn === null
          ? one.parts.filter((part) => stateOf(world, part) === "notGiven").map((part) => ({ one, part }))
          : [],
      );
      for (const { one, part } of failed) again(world, one.id, part.id, roll);
      return;
    }
    default: {
      const idle = world.returns.find((one) => one.parts.every((part) => stateOf(world, part) === "notGiven"));
      if (idle !== undefined && roll(3) === 0) withdraw(world, idle.id);
    }
  }
}

/** Every part that a card takes is asked of its gateway: made, not made, or not known. */
function settle(world: Returning, made: ReturnType<typeof ask>, roll: Roll): void {
  if (typeof made === "string") return;
  for (const part of made.parts)
    if (part.way === "carried") refundPart(world, made, part, [true, true, false, null][roll(4)] ?? null);
}

/** A part that was not made is asked for again, where its tender still has as much left, or given in cash. */
function again(world: Returning, id: string, partId: string, roll: Roll): void {
  const one = latest(world, id);
  const part = one.parts.find((each) => each.id === partId);
  if (part === undefined || roll(2) === 0) return;
  if (roll(2) === 0 && part.tip === 0) inCash(world, id, part);
  else refundPart(world, one, part, [true, false, null][roll(3)] ?? null);
}

/** A split that a person might ask for: it need not fit. */
function split(world: Returning, roll: Roll) {
  return returnTenders({ ...world, cashUnit: UNIT }).map(({ id, left }) => ({
    tender: id,
    as: roll(3) === 0 ? ("cash" as const) : ("original" as const),
    amount: roll(left + 2),
  }));
}

/** What must hold at every moment; null when it does. */
function broken(world: World): string | null {
  for (const { left, line, quantityLeft, whole } of returnableLines(world.sale, world.returns)) {
    const pairs = [
      [left.net, whole.net],
      [left.amount, whole.amount],
      [left.gross, whole.gross],
      ...Object.entries(whole.taxes).map(([name, tax]) => [left.taxes[name] ?? 0, tax] as const),
    ] as const;
    if (quantityLeft < 0) return `line ${line.id}: more came back than was sold`;
    if (pairs.some(([rest, all]) => (all >= 0 ? rest < 0 || rest > all : rest > 0 || rest < all)))
      return `line ${line.id}: ${JSON.stringify(pairs)}`;
  }
  for (const attempt of world.attempts) {
    const back = world.refunds.filter((refund) => refund.of === attempt.id && reserves(refund));
    const sum = back.reduce((all, { amount }) => all + amount, 0);
    if (sum > (attempt.capture?.captured ?? 0)) return `attempt ${attempt.id} gave ${String(sum)}`;
  }
  for (const tender of returnTenders({ ...world, cashUnit: UNIT })) {
    const parts = world.returns
      .filter(({ withdrawn }) => withdrawn === null)
      .flatMap(({ parts: all }) => all)
      .filter((part) => part.tender === tender.id);
    const sum = parts.reduce((all, { amount }) => all + amount, 0);
    if (sum > tender.took) return `tender ${tender.id} gave ${String(sum)} of ${String(tender.took)}`;
    if (tender.left + sum !== tender.took) return `tender ${tender.id} lost money: ${String(tender.left)}`;
    if (tender.cashBack.given > tender.inCash + 2) return `tender ${tender.id} handed over too much`;
  }
  const paidFor = creditOf(world);
  const onThem = world.bought.flatMap(({ sale }) => sale.tenders).filter((each) => each.kind === "other");
  const taken = onThem.reduce((sum, { applied }) => sum + applied, 0);
  if (taken !== paidFor) return `goods paid ${String(taken)}, and ${String(paidFor)} went back for it`;
  if (world.bought.some(({ sale }) => dueOf(sale) !== 0)) return "a sale that goods paid for is not paid";
  return world.bought.map(broken).find((wrong) => wrong !== null) ?? null;
}

/** What went back by paying for other goods, minor units. @param tender of this one alone */
const creditOf = ({ returns }: Returning, tender?: string): number =>
  returns
    .flatMap(({ parts }) => parts)
    .filter((part) => part.way === "credit" && (tender === undefined || part.tender === tender))
    .reduce((sum, { amount }) => sum + amount, 0);

test("never over a line or a tender, and all pieces together are the sale (INV-8)", () => {
  const roll = dice(20_261_121);
  const seen = { whole: 0, cash: 0, failed: 0, tips: 0, exchanged: 0, backFromExchange: 0, givenUp: 0 };
  for (let n = 0; n < SEQUENCES; n++) {
    const world = paidSale(roll);
    if (world === null) continue;
    for (let step = roll(8); step >= 0; step--) {
      happen(world, roll);
      const wrong = broken(world);
      if (wrong !== null) expect.fail(`sequence ${String(n)}: ${wrong}`);
    }
    seen.failed += world.refunds.filter(({ state }) => state === "notMade").length;
    const wrong = allBack(world, seen) ?? broken(world);
    if (wrong !== null) expect.fail(`sequence ${String(n)}, all back: ${wrong}`);
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(SEQUENCES / 100);
});

interface Seen {
  whole: number;
  cash: number;
  tips: number;
  exchanged: number;
  /** Cash for what goods had paid. */
  backFromExchange: number;
  /** An exchange that was given up. */
  givenUp: number;
}

/** All that is left comes back, and everything that was not given is given: nothing is left, nothing is over. */
function allBack(world: World, seen: Seen): string | null {
  for (const other of world.bought) {
    const wrong = allBack(other, seen);
    if (wrong !== null) return `bought: ${wrong}`;
    seen.exchanged++;
  }
  world.refunds.forEach((_, i) => {
    learn(world, i, true);
  });
  for (const one of world.returns)
    for (const part of one.parts)
      if (one.withdrawn === null && stateOf(world, part) === "notGiven") refundPart(world, one, part, true);
  const rest = ask(world, { kind: "whole" });
  if (typeof rest === "string" && rest !== "nothingToGiveBack") return rest;
  if (typeof rest !== "string")
    for (const part of rest.parts) if (part.way === "carried") refundPart(world, rest, part, true);
  const standing = world.returns.filter(({ withdrawn }) => withdrawn === null);
  const { taxes, total } = totalsOfSale(world.sale);
  const back = standing.reduce((sum, one) => sum + one.total, 0);
  if (back !== total) return `${String(back)} of ${String(total)}`;
  // Lines of which nothing is worth anything together (a bottle given back beside goods) may stay: no money is for them.
  const stay = returnableLines(world.sale, world.returns).some(({ left }) => left.amount !== 0);
  for (const tax of stay ? [] : taxes) {
    const of = standing.flatMap((one) => one.taxes.filter(({ name }) => name === tax.name));
    const amount = of.reduce((sum, each) => sum + each.amount, 0);
    if (amount !== tax.amount) return `${tax.name}: ${String(amount)} of ${String(tax.amount)}`;
  }
  for (const tender of returnTenders({ ...world, cashUnit: UNIT })) {
    if (tender.left !== 0) return `tender ${tender.id} has ${String(tender.left)} left`;
    if (tender.kind !== "cash" && tender.credit !== true) continue;
    const forGoods = creditOf(world, tender.id);
    const exact = forGoods === 0 ? tender.inCash : tender.took - forGoods;
    if (Math.abs(tender.cashBack.given - exact) > (forGoods === 0 ? 0 : UNIT / 2))
      return `the drawer did not give what it took: ${String(tender.cashBack.given)} of ${String(exact)}`;
    if (tender.credit === true) seen.backFromExchange++;
    else seen.cash++;
  }
  const tips = standing.flatMap(({ parts }) => parts).reduce((sum, { tip }) => sum + tip, 0);
  if (tips > 0 && standing.length > 1) return "a tip went back beside a part";
  if (tips > 0) seen.tips++;
  seen.whole++;
  seen.givenUp += world.givenUp;
  return null;
}
