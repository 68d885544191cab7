import { expect, it } from "vitest";
import type { AttemptFact } from "../../core/attempt/attempt.ts";
import type { CardDetails } from "../../core/attempt/cardDetails.ts";
import type { Fact } from "../../core/facts.ts";
import { saleSearch } from "../../core/sale/findSale.ts";
import { shortRef } from "../../core/ids.ts";
import { type Minor, minor } from "../../core/money/money.ts";
import { quantity } from "../../core/money/quantity.ts";
import type { RefundFact } from "../../core/refund/refund.ts";
import { BODY, CAPTURE } from "../../core/testing/attempts.ts";
import type { Journal } from "../journal.ts";
import { dumpProjections } from "../projections.ts";
import { sampleFact } from "../testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../testing/samples.ts";
import { attemptsProjector } from "./attempts.ts";
import { refundsProjector } from "./refunds.ts";
import { salesProjector } from "./sales.ts";
import { transactionsProjector } from "./transactions.ts";
import { findTransactions, readTransaction, type TransactionFilter } from "./transactionsFind.ts";

const ALL: TransactionFilter = { search: null, from: null, to: null, tender: null, state: null, operator: null };
const PROJECTORS = [attemptsProjector, refundsProjector, salesProjector, transactionsProjector];

interface World {
  readonly journal: Journal;
  tell(
    sale: string,
    fact: Fact,
    more?: { readonly attempt?: string; readonly day?: string; readonly operator?: string },
  ): void;
  /** A sale of one thing at this price. */
  begin(number: number, cents: number): string;
  pay(sale: string, cents: number, day?: string, operator?: string): void;
  card(sale: string, id: string, reference: string, amount: number): void;
  numbers(filter: Partial<TransactionFilter>, before?: number, limit?: number): readonly number[];
}

function world(): World {
  const journal = openSample(freshFolder(), { projectors: PROJECTORS });
  let at = 1_000;
  const tell: World["tell"] = (sale, { kind, body }, { attempt = null, day = "2026-11-20", operator = "kim" } = {}) => {
    at += 1;
    appendAll(journal, [sampleFact({ at, kind, body, sale, attempt, businessDay: day, operator })]);
  };
  return {
    journal,
    tell,
    begin(number, cents) {
      const id = `s${String(number)}`;
      tell(id, { kind: "sale.started", body: { id, number, currency: "CAD", taxRules: [] } });
      const line = {
        id: "l",
        sku: "A",
        names: { en: "A" },
        unit: "each",
        quantity: quantity(1000),
        unitPrice: minor(cents),
        taxes: [],
      } as const;
      tell(id, { kind: "sale.lineAdded", body: { line, by: "scan" } });
      return id;
    },
    pay(sale, cents, day = "2026-11-20", operator = "kim") {
      const applied = minor(cents);
      tell(
        sale,
        {
          kind: "sale.cashTaken",
          body: {
            tender: {
              kind: "cash",
              id: "c",
              state: "taken",
              given: applied,
              applied,
              rounding: minor(0),
              change: minor(0),
            },
          },
        },
        { day, operator },
      );
      tell(sale, { kind: "sale.completed", body: { total: applied, rounding: minor(0) } }, { day, operator });
    },
    card(sale, id, reference, amount) {
      const body = { ...BODY, id, reference, sale, tender: `t-${id}`, amount: minor(amount) };
      tell(sale, { kind: "attempt.intended", body }, { attempt: id });
    },
    numbers: (filter, before, limit = 50) =>
      findTransactions(journal.reader, { ...ALL, ...filter }, before ?? null, limit).map(({ number }) => number),
  };
}

const CARD = {
  last4: "9920",
  auth: "A12345",
  aid: "A0000000031010",
  cardType: "V",
  applicationLabel: "VISA",
} as CardDetails;

const approved = (amount: number): AttemptFact => ({
  kind: "attempt.approved",
  body: { ...CAPTURE, captured: minor(amount), by: "take", hostText: "APPROVED", card: CARD },
});

it("a sale becomes a transaction when money first stands on it, and keeps its place", () => {
  const { begin, journal, numbers, pay, card, tell } = world();
  const first = begin(1, 500);
  const second = begin(2, 700);
  expect(numbers({})).toEqual([]);
  pay(second, 700);
  card(first, "a1", "1D26REF1", 500);
  expect(numbers({})).toEqual([1, 2]);
  expect(readTransaction(journal.reader, first)).toMatchObject({ state: "notProven", total: 500 });
  tell(first, approved(500), { attempt: "a1" });
  tell(first, { kind: "sale.completed", body: { total: minor(500), rounding: minor(0) } });
  expect(readTransaction(journal.reader, first)).toMatchObject({
    state: "paid",
    paidWith: [{ kind: "card", last4: CARD.last4 }],
  });
  const given = begin(3, 100);
  tell(given, { kind: "sale.abandoned", body: {} });
  expect(numbers({ state: "givenUp" })).toEqual([3]);
});

it("finds by number, amount, last four and any reference, each alone and with filters", () => {
  const { begin, card, numbers, pay, tell } = world();
  pay(begin(1, 4_218), 4_218, "2026-11-19", "lee");
  const paid = begin(2, 1_000);
  card(paid, "a2", "1D261121T090807123S0A9K", 1_000);
  tell(paid, { kind: "attempt.identified", body: { gatewayRef: "GW-77/88-99", by: "take" } }, { attempt: "a2" });
  tell(paid, approved(1_000), { attempt: "a2" });
  tell(paid, { kind: "sale.completed", body: { total: minor(1_000), rounding: minor(0) } });
  const find = (text: string) => numbers({ search: saleSearch(text) });
  expect(find("42,18 $")).toEqual([1]);
  expect(find("#2")).toEqual([2]);
  expect(find("TL1:1:2")).toEqual([2]);
  expect(find(CARD.last4)).toEqual([2]);
  expect(find("1d261121t090807123s0a9k")).toEqual([2]);
  expect(find("gw778899")).toEqual([2]);
  expect(find("a12345")).toEqual([2]);
  expect(find(shortRef("1D261121T090807123S0A9K"))).toEqual([2]);
  expect(find("10.00")).toEqual([2]);
  expect(find("nothing such")).toEqual([]);
  expect(numbers({ search: saleSearch("42.18"), tender: "card" })).toEqual([]);
  expect(numbers({ tender: "cash" })).toEqual([1]);
  expect(numbers({ operator: "lee" })).toEqual([1]);
  expect(numbers({ from: "2026-11-20", to: "2026-11-20" })).toEqual([2]);
  expect(numbers({ from: null, to: "2026-11-19" })).toEqual([1]);
  expect(numbers({ from: "2026-11-21", to: null })).toEqual([]);
});

it("goods that came back are counted once decided, and not when that is withdrawn", () => {
  const { begin, journal, numbers, pay, tell } = world();
  const sale = begin(1, 900);
  pay(sale, 900);
  const decided = (id: string, total: number): Fact =>
    ({ kind: "return.decided", body: { id, sale, total } }) as unknown as Fact;
  tell(sale, decided("r1", 400));
  expect(readTransaction(journal.reader, sale)).toMatchObject({ state: "partReturned", returned: 400 });
  tell(sale, decided("r2", 500));
  expect(readTransaction(journal.reader, sale)).toMatchObject({ state: "returned", returned: 900 });
  expect(numbers({ state: "refunds" })).toEqual([1]);
  tell(sale, { kind: "return.withdrawn", body: { return: "r2", approver: "m", reason: "" } });
  tell(sale, { kind: "return.withdrawn", body: { return: "r1", approver: "m", reason: "" } });
  expect(readTransaction(journal.reader, sale)).toMatchObject({ state: "paid", returned: 0 });
  expect(numbers({ state: "refunds" })).toEqual([]);
});

it("a refund whose outcome nobody knows makes its sale one that is not proven", () => {
  const { begin, card, journal, numbers, tell } = world();
  const sale = begin(1, 800);
  card(sale, "a1", "REFERENCE1", 800);
  tell(sale, approved(800), { attempt: "a1" });
  tell(sale, { kind: "sale.completed", body: { total: minor(800), rounding: minor(0) } });
  const body = { id: "f1", reference: "REFUND0001", of: "a1", sale, amount: 800 as Minor };
  tell(sale, { kind: "refund.intended", body } as unknown as RefundFact, { attempt: "a1" });
  expect(numbers({ state: "notProven" })).toEqual([1]);
  expect(numbers({ search: saleSearch("REFUND0001") })).toEqual([1]);
  tell(
    sale,
    { kind: "refund.made", body: { refund: "f1", by: "request", gatewayRef: "G1", text: "" } },
    { attempt: "a1" },
  );
  expect(readTransaction(journal.reader, sale)).toMatchObject({ state: "paid" });
  expect(numbers({ state: "refunds" })).toEqual([1]);
});

it("pages go on where the last one ended, and a rebuild gives the same rows", () => {
  const { begin, journal, pay } = world();
  for (let number = 1; number <= 25; number += 1) pay(begin(number, 100 + (number % 3)), 100 + (number % 3));
  const seen: number[] = [];
  let before: number | null = null;
  for (;;) {
    const page = findTransactions(journal.reader, { ...ALL, search: saleSearch("1.01") }, before, 3);
    seen.push(...page.map(({ number }) => number));
    before = page.at(-1)?.pos ?? null;
    if (page.length < 3) break;
  }
  expect(seen).toEqual([25, 22, 19, 16, 13, 10, 7, 4, 1]);
  const live = dumpProjections(journal.reader);
  journal.rebuildProjections();
  expect(dumpProjections(journal.reader)).toBe(live);
});
