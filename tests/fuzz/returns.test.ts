/**
 * The laws of returns (INV-8), on random sales and random sequences of returns, refunds that fail or are not known, parts
 * given another way and returns withdrawn: never more than was sold of a line, never more than a tender took, and whatever
 * the pieces, all of them together are the sale to the cent.
 */
import { expect, test } from "vitest";
import { leftOnSale, returnableLines } from "../../main/core/returnable.ts";
import { returnTenders } from "../../main/core/returnSplit.ts";
import { dice, randomSale } from "../../main/core/testing/totalsOracle.ts";
import {
  ask,
  inCash,
  latest,
  learn,
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
import { quantity } from "../../main/core/quantity.ts";
import { reserves } from "../../main/core/refund.ts";
import { totalsOfSale } from "../../main/core/sale.ts";

const SEQUENCES = Number(process.env["FUZZ_RUNS"] ?? 5_000);
type Roll = (limit: number) => number;

/** A sale of random goods, paid in up to three cards (with tips), other tenders and cash. */
function paidSale(roll: Roll): Returning | null {
  let sale = soldOf(randomSale(roll));
  const total = totalOf(sale);
  if (total <= 0 || sale.lines.some((line) => line.quantity === quantity(0))) return null;
  const attempts = [];
  let rest: number = total;
  for (let card = roll(4); card > 0 && rest > 0; card--) {
    const goods = card === 1 && roll(2) === 0 ? rest : 1 + roll(rest);
    const paid = withCard(sale, `a${String(card)}`, goods, roll(2) * roll(300));
    rest -= goods;
    ({ sale } = paid);
    attempts.push(paid.attempt);
  }
  if (rest > 0) sale = withCash(sale, rest);
  return { sale, attempts, refunds: [], returns: [] };
}

/** One thing that happens. */
function happen(world: Returning, roll: Roll): void {
  const unit = { kind: "lines" as const };
  switch (roll(6)) {
    case 0:
    case 1: {
      const lines = returnableLines(world.sale, world.returns).filter(() => roll(2) === 0);
      const asked = lines.map(({ line, quantityLeft }) => ({ line: line.id, quantity: 1 + roll(quantityLeft + 1) }));
      settle(world, ask(world, { ...unit, lines: asked }, roll(3) === 0 ? split(world, roll) : null), roll);
      return;
    }
    case 2: {
      const left = leftOnSale(returnableLines(world.sale, world.returns));
      settle(world, ask(world, { kind: "amount", amount: 1 + roll(Math.max(1, left + 5)) }), roll);
      return;
    }
    case 3:
      learn(world, roll(world.refunds.length + 1), roll(2) === 0);
      return;
    case 4: {
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
function broken(world: Returning): string | null {
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
  return null;
}

test("never over a line or a tender, and all pieces together are the sale (INV-8)", () => {
  const roll = dice(20_261_121);
  const seen = { whole: 0, cash: 0, failed: 0, tips: 0 };
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

/** All that is left comes back, and everything that was not given is given: nothing is left, nothing is over. */
function allBack(world: Returning, seen: { whole: number; cash: number; tips: number }): string | null {
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
    if (tender.kind === "cash" && tender.cashBack.given !== tender.inCash)
      return "the drawer did not give what it took";
    if (tender.kind === "cash") seen.cash++;
  }
  const tips = standing.flatMap(({ parts }) => parts).reduce((sum, { tip }) => sum + tip, 0);
  if (tips > 0 && standing.length > 1) return "a tip went back beside a part";
  if (tips > 0) seen.tips++;
  seen.whole++;
  return null;
}
