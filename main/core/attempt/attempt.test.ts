/** What each fact makes of an attempt, and what is said of one in each state (INV-2, INV-4, INV-7). */
import { describe, expect, test } from "vitest";
import {
  type Attempt,
  applyAttemptFact,
  type AttemptFact,
  type AttemptState,
  holdsTerminal,
  intended,
  isUnnamed,
  mayStillCapture,
  missingMoney,
} from "./attempt.ts";
import type { CardDetails } from "./cardDetails.ts";
import { minor } from "../money/money.ts";
import { BODY, CAPTURE } from "../testing/attempts.ts";

const STATES: readonly AttemptState[] = [
  "new",
  "sent",
  "pending",
  "checking",
  "approved",
  "declined",
  "cancelled",
  "setAside",
];
const fresh = intended({ ...BODY, amount: minor(1000), tip: minor(148) }, 5, "c");
const inState = (state: AttemptState, more: Partial<Attempt> = {}): Attempt => ({ ...fresh, state, ...more });
const card = { last4: "1166" } as CardDetails;
const proof = { ...CAPTURE, by: "lookUp", hostText: "000 Approved", card: null } as const;
const end = { cause: "declined", by: "take", hostText: "05", card: null } as const;
const after = (attempt: Attempt, ...facts: readonly AttemptFact[]): Attempt =>
  facts.reduce((each, fact, i) => applyAttemptFact(each, fact, 100 + i, "c2"), attempt);
const decided = (paid: boolean): AttemptFact => ({
  kind: "attempt.decided",
  body: { paid, approver: "m", reason: "slip seen", slip: "77" },
});

describe("an attempt in each state", () => {
  test("keeps its terminal while open, and set aside until somebody has seen the terminal clear", () => {
    expect(STATES.filter((state) => holdsTerminal(inState(state)))).toEqual([
      "new",
      "sent",
      "pending",
      "checking",
      "setAside",
    ]);
    const clear = STATES.filter((state) => holdsTerminal(inState(state, { terminalConfirmedClear: true })));
    expect(clear).toEqual(["new", "sent", "pending", "checking"]);
  });

  test("may still capture while open or set aside, whatever the terminal shows", () => {
    expect(STATES.filter((state) => mayStillCapture(inState(state, { terminalConfirmedClear: true })))).toEqual([
      "new",
      "sent",
      "pending",
      "checking",
      "setAside",
    ]);
  });

  test("is one for the list when it is a wallet's, unknown, and has no number of the gateway's", () => {
    const wallet = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
    expect(STATES.filter((state) => isUnnamed(inState(state, { wallet })))).toEqual(["checking", "setAside"]);
    expect(STATES.filter((state) => isUnnamed(inState(state, { wallet, gatewayRef: "42" })))).toEqual([]);
    expect(STATES.filter((state) => isUnnamed(inState(state)))).toEqual([]);
  });
});

describe("money that a sale counts and that is not there", () => {
  const approved = inState("approved", { proved: true, capture: CAPTURE });
  const decision = { paid: true, by: "c", approver: "m", reason: "r", slip: "", at: 0 };
  const shortfall = { approver: "m", reason: "written off" };

  test("is none while the gateway's word stands for all of it", () => {
    expect(missingMoney(approved)).toBeNull();
    expect(missingMoney({ ...approved, decision })).toBeNull();
    expect(missingMoney({ ...approved, decision: { ...decision, paid: false }, capture: null })).toBeNull();
  });

  test("is what a cancel gave back, until somebody has seen to it", () => {
    const returned = { ...approved, returned: CAPTURE };
    expect(missingMoney(returned)).toBe("returned");
    expect(missingMoney({ ...returned, shortfall })).toBeNull();
  });

  test("is what a person said was paid and the gateway says is not", () => {
    const onWord = inState("approved", { decision, capture: CAPTURE });
    expect(missingMoney(onWord)).toBeNull();
    expect(missingMoney({ ...onWord, contradictedAt: 9 })).toBe("decidedPaid");
    expect(missingMoney({ ...onWord, contradictedAt: 9, shortfall })).toBeNull();
  });

  test("is a proof of less than the whole that a person said was paid, its tip with it", () => {
    const proved = (taken: number): Attempt =>
      inState("approved", { proved: true, decision, capture: { ...CAPTURE, captured: minor(taken) } });
    expect([1_147, 1_148].map((taken) => missingMoney(proved(taken)))).toEqual(["decidedPaid", null]);
  });

  test("is a matter of approved attempts alone", () => {
    for (const state of STATES) {
      const missing = missingMoney(inState(state, { returned: CAPTURE, contradictedAt: 9 }));
      expect(missing).toBe(state === "approved" ? "returned" : null);
    }
  });
});

describe("a fact", () => {
  test("the first one: nothing has been said, done or decided yet", () => {
    expect(fresh).toMatchObject({
      state: "new",
      intendedAt: 5,
      operator: "c",
      hostText: "",
      gatewayRef: "",
      wallet: null,
      terminalConfirmedClear: false,
      late: false,
      proved: false,
      listedBefore: null,
    });
  });

  test("its intent, heard evidence, and the intent said again change nothing", () => {
    const heard = { kind: "attempt.heard", body: { by: "take", reading: "nothing", text: "x" } } as const;
    for (const fact of [{ kind: "attempt.intended", body: BODY } as const, heard])
      expect(after(inState("sent"), fact)).toEqual(inState("sent"));
  });

  test("sent: only of what was new; the moment is kept", () => {
    const sent = { kind: "attempt.sent", body: {} } as const;
    expect(after(fresh, sent)).toMatchObject({ state: "sent", sentAt: 100 });
    for (const state of ["pending", "checking", "approved"] as const)
      expect(after(inState(state), sent)).toMatchObject({ state, sentAt: 100 });
  });

  test("pending: not of one whose outcome is unknown, though the phase is told", () => {
    const pending = { kind: "attempt.pending", body: { phase: "bank", by: "lookUp" } } as const;
    expect(after(inState("sent"), pending)).toMatchObject({ state: "pending", phase: "bank" });
    expect(after(inState("checking", { unknownSince: 7 }), pending)).toMatchObject({
      state: "checking",
      phase: "bank",
    });
  });

  test("approved: an answer without a number keeps the number known, one without a card the card", () => {
    const known = inState("checking", { gatewayRef: "42", card });
    const approved = (more: object): AttemptFact => ({ kind: "attempt.approved", body: { ...proof, ...more } });
    expect(after(known, approved({ gatewayRef: "" }))).toMatchObject({ gatewayRef: "42", card });
    expect(after(known, approved({ gatewayRef: "43" }))).toMatchObject({ gatewayRef: "43", endedAt: 100 });
    const other = { ...card, last4: "2222" };
    expect(after(known, approved({ card: other })).card).toEqual(other);
  });

  test("ended: the card, the advice and the reason that came with the end are kept", () => {
    const ended = (more: object): AttemptFact => ({ kind: "attempt.ended", body: { ...end, ...more } });
    expect(after(inState("sent"), ended({ card }))).toMatchObject({ state: "declined", card, endedAt: 100 });
    expect(after(inState("sent", { card }), ended({}))).toMatchObject({ card, advice: null, why: null });
    expect(after(inState("sent"), ended({ why: "closed", advice: "rescan" }))).toMatchObject({
      why: "closed",
      advice: "rescan",
    });
    expect(after(inState("sent"), ended({ cause: "cancelledOnTerminal" })).state).toBe("cancelled");
  });

  test("of a cancel, where none was asked for, changes nothing", () => {
    for (const fact of [
      { kind: "attempt.cancelSent", body: {} },
      { kind: "attempt.cancelAnswered", body: { said: "tooLate", text: "" } },
      { kind: "attempt.cancelConfirmed", body: {} },
    ] as const)
      expect(after(inState("sent"), fact)).toEqual(inState("sent"));
  });

  test("of a cancel: asked for, sent, answered, asked for again, confirmed", () => {
    const asked = { kind: "attempt.cancelAsked", body: {} } as const;
    const sent = { kind: "attempt.cancelSent", body: {} } as const;
    const said = { kind: "attempt.cancelAnswered", body: { said: "tooLate", text: "" } } as const;
    expect(after(inState("sent"), asked).cancel).toEqual({
      askedAt: 100,
      sentAt: null,
      tries: 0,
      said: null,
      confirmed: false,
    });
    expect(after(inState("sent"), asked, sent, said).cancel).toMatchObject({ sentAt: 101, tries: 1, said: "tooLate" });
    expect(after(inState("sent"), asked, sent, said, asked).cancel).toMatchObject({
      sentAt: null,
      tries: 1,
      said: null,
    });
    expect(after(inState("sent"), asked, sent, said, sent).cancel).toMatchObject({ tries: 2, said: null });
    expect(after(inState("sent"), asked, sent, { kind: "attempt.cancelConfirmed", body: {} }).cancel?.confirmed).toBe(
      true,
    );
  });

  test("decided paid: all that was asked, tip and all, is counted as it should be, by the number of the slip", () => {
    expect(after(inState("checking"), decided(true))).toMatchObject({
      state: "approved",
      proved: false,
      cause: null,
      endedAt: 100,
      capture: { captured: 1148, tip: 148, cashback: 0, surcharge: 0, differs: false, gatewayRef: "77" },
      decision: { paid: true, by: "c2", approver: "m", reason: "slip seen", slip: "77", at: 100 },
    });
    expect(after(inState("checking"), decided(false))).toMatchObject({ cause: "decidedNotPaid", capture: null });
  });

  test("the terminal seen clear, money missing seen to: each is kept", () => {
    const shortfall = { approver: "m", reason: "r" };
    const both = after(
      inState("setAside"),
      { kind: "attempt.terminalConfirmedClear", body: { terminal: "V1" } },
      { kind: "attempt.shortfallSettled", body: shortfall },
    );
    expect(both).toEqual(inState("setAside", { terminalConfirmedClear: true, shortfall }));
  });

  test("a surplus settled: the last word stands, and what was kept and given back adds up", () => {
    const excess = { how: "kept", approver: "m", reason: "r", reference: "", amount: minor(200) } as const;
    const settled = (more: object): AttemptFact => ({ kind: "attempt.excessSettled", body: { ...excess, ...more } });
    const back = { how: "givenBack", amount: minor(50) };
    expect(after(inState("approved"), settled({}))).toEqual(
      inState("approved", { excess, apart: { kept: minor(200), givenBack: minor(0) } }),
    );
    expect(after(inState("approved"), settled({}), settled(back), settled(back))).toMatchObject({
      excess: back,
      apart: { kept: 200, givenBack: 100 },
    });
  });

  test("a proof of the amount that was settled leaves that as it is; one of another opens it again", () => {
    const excess = { how: "kept", approver: "m", reason: "r", reference: "", amount: minor(200) } as const;
    const settled = after(
      inState("approved", { capture: CAPTURE }),
      { kind: "attempt.excessSettled", body: excess },
      { kind: "attempt.approved", body: proof },
    );
    expect(settled.excess).toEqual(excess);
    const more = { ...proof, captured: minor(1348) };
    expect(after(settled, { kind: "attempt.approved", body: more })).toMatchObject({
      excess: null,
      apart: { kept: 200, givenBack: 0 },
    });
    expect(after(inState("sent", { excess }), { kind: "attempt.approved", body: proof }).excess).toBeNull();
  });

  test("contradicted, unknown, set aside: the first moment counts", () => {
    const contradicted = { kind: "attempt.contradicted", body: { text: "" } } as const;
    expect(after(inState("approved"), contradicted, contradicted).contradictedAt).toBe(100);
    const aside = { kind: "attempt.setAside", body: { approver: "m", reason: "r" } } as const;
    expect(after(inState("sent"), { kind: "attempt.unknown", body: { why: "cut" } }, aside)).toMatchObject({
      state: "setAside",
      unknownSince: 100,
    });
  });
});
