import { describe, expect, test } from "vitest";
import { type Attempt, type Capture, intended } from "./attempt.ts";
import type { CardDetails } from "./cardDetails.ts";
import type { Minor } from "../money/money.ts";
import { DOUBLED_WITHIN_MS, doubledBy, mayBeSame } from "./samePayment.ts";

const NOW = 100_000_000;
const MINUTE = 60_000;
const WITHIN = 10 * MINUTE;
const ASK = { sale: "now", gateway: "iotpay", terminal: "T1", amount: 1148 } as const;

function attempt(id: string, change: Partial<Attempt> = {}): Attempt {
  const body = {
    id,
    reference: `R${id}`,
    gateway: "iotpay",
    terminal: "T1",
    sale: `sale-${id}`,
    tender: `tender-${id}`,
    amount: 1148 as Minor,
    tip: 0 as Minor,
    currency: "CAD",
  } as const;
  return { ...intended(body, change.intendedAt ?? NOW - 2 * MINUTE, "cashier-1"), ...change };
}

const capture = (captured: number): Capture => ({
  captured: captured as Minor,
  tip: 0 as Minor,
  cashback: 0 as Minor,
  surcharge: 0 as Minor,
  differs: false,
  gatewayRef: "",
});
const approved = (id: string, endedAt: number, change: Partial<Attempt> = {}): Attempt =>
  attempt(id, {
    state: "approved",
    intendedAt: endedAt - 5_000,
    endedAt,
    proved: true,
    capture: capture(1148),
    ...change,
  });
const card = (last4: string): CardDetails => ({ last4 }) as CardDetails;

describe("before a payment is sent", () => {
  test.each([
    ["approved a minute ago", approved("a", NOW - MINUTE)],
    ["approved ten minutes ago", approved("a", NOW - WITHIN)],
    ["approved by a person's word", approved("a", NOW - MINUTE, { proved: false })],
    ["not known yet", attempt("a", { state: "checking" })],
    ["set aside an hour ago", attempt("a", { state: "setAside", intendedAt: NOW - 60 * MINUTE })],
    ["with a tip to the same amount", attempt("a", { state: "checking", amount: 1000 as Minor, tip: 148 as Minor })],
    ["approved in the future of a clock that was put back", approved("a", NOW + MINUTE)],
  ])("one of the same amount %s is asked about", (_what, other) => {
    expect(mayBeSame(ASK, [other], NOW, WITHIN)).toBe(other);
  });

  test.each([
    ["longer ago than ten minutes", approved("a", NOW - WITHIN - 1)],
    ["of another amount", attempt("a", { state: "checking", amount: 1149 as Minor })],
    ["on another terminal", attempt("a", { state: "checking", terminal: "T2" })],
    ["at another gateway", attempt("a", { state: "checking", gateway: "citcon" })],
    ["declined", attempt("a", { state: "declined", cause: "declined", endedAt: NOW })],
    ["of this very sale", attempt("a", { state: "setAside", sale: "now" })],
    [
      "given back",
      approved("a", NOW, {
        excess: { how: "givenBack", approver: "m", reason: "r", reference: "1", amount: 1148 as Minor },
      }),
    ],
    ["undone by its cancel", approved("a", NOW, { returned: capture(1148) })],
  ])("one that is %s is not", (_what, other) => {
    expect(mayBeSame(ASK, [other], NOW, WITHIN)).toBeNull();
  });

  test("with a time of 0 an approved one is not asked about; one that is not proven always is", () => {
    const unknown = attempt("a", { state: "setAside" });
    expect(mayBeSame(ASK, [approved("b", NOW)], NOW, 0)).toBeNull();
    expect(mayBeSame(ASK, [approved("b", NOW), unknown], NOW, 0)).toBe(unknown);
  });

  test("what may still capture comes before what is approved, then the newest", () => {
    const old = attempt("old", { state: "setAside", intendedAt: NOW - 9 * MINUTE });
    const unknown = attempt("unknown", { state: "setAside", intendedAt: NOW - 5 * MINUTE });
    const done = approved("done", NOW - MINUTE);
    expect(mayBeSame(ASK, [old, done, unknown], NOW, WITHIN)).toBe(unknown);
    expect(mayBeSame(ASK, [approved("first", NOW - 3 * MINUTE), done], NOW, WITHIN)).toBe(done);
  });
});

describe("after a payment was approved", () => {
  const first = approved("first", NOW - 3 * MINUTE, { card: card("4242") });
  const second = approved("second", NOW, { card: card("4242") });

  test("the same card and amount within ten minutes is said of the later one alone", () => {
    expect(doubledBy(second, [first, second])).toBe(first);
    expect(doubledBy(first, [first, second])).toBeNull();
  });

  test.each([
    ["another card", { card: card("1111") }],
    ["no card known", { card: null }],
    ["another amount", { capture: capture(1100) }],
    ["too long ago", { endedAt: NOW - DOUBLED_WITHIN_MS - 1 }],
    [
      "given back since",
      { excess: { how: "givenBack", approver: "m", reason: "r", reference: "1", amount: 1148 as Minor } },
    ],
    ["declined", { state: "declined" }],
  ] as const)("not when it was %s", (_what, change) => {
    expect(doubledBy(second, [{ ...first, ...change }])).toBeNull();
  });

  test("two cards without figures are not the same card", () => {
    expect(doubledBy({ ...second, card: card("") }, [{ ...first, card: card("") }])).toBeNull();
  });
});
