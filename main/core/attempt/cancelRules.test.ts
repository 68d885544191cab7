/** What a cancel makes of an attempt (gateways.md 0.2, C.3; INV-1, INV-4, INV-7): one row a case. */
import { describe, expect, test } from "vitest";
import { type Attempt, type AttemptState, intended } from "./attempt.ts";
import type { CancelAsk, CancelReading, CancelResult } from "./cancel.ts";
import { observeCancel, saysCancelHeld, wasReturned } from "./cancelRules.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";

const STATES = ["new", "sent", "pending", "checking", "setAside", "approved", "declined", "cancelled"] as const;
const ALIVE: readonly AttemptState[] = ["new", "sent", "pending", "checking", "setAside"];
const ASK: CancelAsk = { askedAt: 10, sentAt: 20, tries: 1, said: null, confirmed: false };
const inState = (state: AttemptState, more: Partial<Attempt> = {}): Attempt => ({
  ...intended(BODY, 0, "c"),
  state,
  cancel: ASK,
  ...more,
});
const ended = (attempt: Attempt, result: CancelResult): unknown =>
  observeCancel(attempt, { kind: "cancelEnded", result });
const answered = (attempt: Attempt, reading: CancelReading): unknown => ended(attempt, { kind: "answered", reading });
const said = (word: string, text: string): unknown => ({
  kind: "attempt.cancelAnswered",
  body: { said: word, text },
});

describe("asking for a cancel", () => {
  test("is for what may still capture, and not twice while one is on its way", () => {
    const asks = (more: Partial<Attempt>): readonly string[] =>
      STATES.filter((state) => observeCancel(inState(state, more), { kind: "cancelAsked" }).length > 0);
    expect(asks({ cancel: null })).toEqual(ALIVE);
    expect(asks({})).toEqual([]);
    for (const word of ["delivered", "tooEarly", "nothing", "notSent"] as const)
      expect(asks({ cancel: { ...ASK, said: word } })).toEqual([]);
    for (const word of ["tooLate", "notPossible", "notFound"] as const)
      expect(asks({ cancel: { ...ASK, said: word } }), word).toEqual(ALIVE);
  });

  test("it leaves only when asked for, of what may still capture, and is kept before it does", () => {
    const leaves = (more: Partial<Attempt>): readonly string[] =>
      STATES.filter((state) => observeCancel(inState(state, more), { kind: "cancelSending" }).length > 0);
    expect(leaves({})).toEqual(ALIVE);
    expect(leaves({ cancel: null })).toEqual([]);
    expect(observeCancel(inState("pending"), { kind: "cancelSending" })).toEqual([
      { kind: "attempt.cancelSent", body: {} },
    ]);
  });
});

describe("an answer that ends nothing is kept with its words", () => {
  test.each<readonly [string, CancelResult, string, string]>([
    ["it never left", { kind: "notSent", why: "ECONNREFUSED" }, "notSent", "ECONNREFUSED"],
    ["it was lost", { kind: "lost", why: "cut" }, "nothing", "cut"],
    ["delivered", { kind: "answered", reading: { kind: "delivered", text: "ok" } }, "delivered", "ok"],
    ["too late", { kind: "answered", reading: { kind: "tooLate", text: "E2" } }, "tooLate", "E2"],
    ["too early", { kind: "answered", reading: { kind: "tooEarly", text: "E3" } }, "tooEarly", "E3"],
    ["not found", { kind: "answered", reading: { kind: "notFound", text: "A4" } }, "notFound", "A4"],
    [
      "nothing learned",
      { kind: "answered", reading: { kind: "nothing", why: "notJson", text: "<html>" } },
      "nothing",
      "notJson <html>",
    ],
    [
      "nothing learned, without words",
      { kind: "answered", reading: { kind: "nothing", why: "notJson", text: "" } },
      "nothing",
      "notJson",
    ],
  ])("%s", (_name, result, word, text) => {
    for (const state of STATES) expect(ended(inState(state), result)).toEqual([said(word, text)]);
  });

  test("'not possible' makes what is open unknown, so that a manager may decide; once", () => {
    const reading = { kind: "notPossible", text: "A9" } as const;
    const unknown = { kind: "attempt.unknown", body: { why: "cancelNotPossible" } };
    for (const state of STATES)
      expect(answered(inState(state), reading), state).toEqual(
        ["new", "sent", "pending"].includes(state) ? [said("notPossible", "A9"), unknown] : [said("notPossible", "A9")],
      );
  });
});

describe("'cancelled'", () => {
  const reading = { kind: "cancelled", text: "00" } as const;

  test("ends what may still capture", () => {
    for (const state of ALIVE)
      expect(answered(inState(state), reading)).toEqual([
        { kind: "attempt.ended", body: { cause: "cancelledByTill", by: "cancel", hostText: "00", card: null } },
      ]);
  });

  test("of what was approved meanwhile: the money went back, and once only", () => {
    const approved = inState("approved", { capture: CAPTURE });
    expect(answered(approved, reading)).toEqual([{ kind: "attempt.returned", body: CAPTURE }]);
    expect(answered({ ...approved, returned: CAPTURE }, reading)).toEqual([]);
    expect(answered({ ...approved, capture: null }, reading)).toEqual([]);
  });

  test("of what had ended without money returns nothing", () => {
    for (const state of ["declined", "cancelled"] as const) {
      expect(answered(inState(state), reading)).toEqual([]);
      expect(answered(inState(state, { capture: CAPTURE }), reading)).toEqual([]);
    }
  });
});

describe("after a cancel that ended it", () => {
  const gone = inState("cancelled", { cause: "cancelledByTill" });

  test("a capture seen before the cancel is confirmed had gone back by it", () => {
    expect(wasReturned(gone)).toBe(true);
    expect(wasReturned({ ...gone, cancel: { ...ASK, confirmed: true } })).toBe(false);
    expect(wasReturned({ ...gone, cancel: null })).toBe(false);
    expect(wasReturned({ ...gone, cause: "cancelledOnTerminal" })).toBe(false);
    expect(wasReturned({ ...gone, state: "approved" })).toBe(false);
  });

  test("'not captured' confirms it, unless the capture has been seen", () => {
    expect(saysCancelHeld(gone)).toBe(true);
    expect(saysCancelHeld({ ...gone, returned: CAPTURE })).toBe(false);
    expect(saysCancelHeld({ ...gone, state: "approved" })).toBe(false);
  });
});
