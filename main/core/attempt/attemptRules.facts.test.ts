/** What is journalled of an attempt, word for word: a dispute is read from these facts, and a timeline shows them. */
import { describe, expect, test } from "vitest";
import { applyAttemptFact, intended } from "./attempt.ts";
import { AGREEMENT_MS, type AttemptEvent, newWatch, observe, PENDING_LIMIT_MS, SILENCE_MS } from "./attemptRules.ts";
import type { CardDetails } from "./cardDetails.ts";
import type { Reading } from "./reading.ts";
import {
  BODY,
  captured,
  CAPTURE,
  declined,
  nothing,
  notFound,
  pending,
  play,
  type Play,
  refused,
} from "../testing/attempts.ts";

const sent: AttemptEvent = { kind: "sent" };
const lost: AttemptEvent = { kind: "takeEnded", result: { kind: "lost", why: "cut" } };
const setAside: AttemptEvent = { kind: "setAside", approver: "manager", reason: "cash instead" };
const paid: AttemptEvent = { kind: "decided", paid: true, approver: "manager", reason: "slip seen", slip: "77" };
const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
const DECLINED = { cause: "declined", hostText: "Declined 05", card: null } as const;

const after = (...events: readonly AttemptEvent[]): Play => {
  const it = play();
  events.forEach((event, i) => it.see(event, i + 1));
  return it;
};
const accepted = (more: { readonly terminalOffline?: true } = {}, it = after(sent)): Play => {
  it.see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: "42", phase: "phone", ...more } }, 100);
  return it;
};
const heard = (by: "take" | "lookUp", reading: Reading["kind"], text: string) => ({
  kind: "attempt.heard",
  body: { by, reading, text },
});
const unknown = (why: string) => ({ kind: "attempt.unknown", body: { why } });
const identified = (gatewayRef: string, by: "take" | "lookUp") => ({
  kind: "attempt.identified",
  body: { gatewayRef, by },
});

describe("the request", () => {
  test("leaves once: said again, and of what has gone on since, it is no news", () => {
    const it = play();
    expect(it.see(sent, 1)).toEqual([{ kind: "attempt.sent", body: {} }]);
    expect(it.see(sent, 2)).toEqual([]);
    expect(after(lost).see(sent, 2)).toEqual([]);
  });

  test("that never left ended by the till; lost, the reason is kept", () => {
    expect(play().see({ kind: "takeEnded", result: { kind: "notSent", why: "ECONNREFUSED" } }, 5)).toEqual([
      { kind: "attempt.ended", body: { cause: "notSent", by: "till", hostText: "ECONNREFUSED", card: null } },
    ]);
    expect(after(sent).see(lost, 5)).toEqual([unknown("cut")]);
    expect(after(lost).see(lost, 5)).toEqual([]);
  });

  test("approved, or declined, by its own word", () => {
    expect(after(sent).take(captured, 5)).toEqual([
      { kind: "attempt.approved", body: { ...CAPTURE, by: "take", hostText: "000 Approved", card: null } },
    ]);
    expect(after(sent).take(declined, 5)).toEqual([{ kind: "attempt.ended", body: { ...DECLINED, by: "take" } }]);
    const why = { why: "closed", advice: "rescan" } as const;
    expect(after(sent).take({ ...declined, ...why }, 5)).toEqual([
      { kind: "attempt.ended", body: { ...DECLINED, by: "take", ...why } },
    ]);
    expect(after(sent, paid, lost, paid).take(declined, 5)).toEqual([heard("take", "notCaptured", "Declined 05")]);
  });

  test.each<readonly [Reading, string, string]>([
    [refused, "0013 signature error", "refused 0013"],
    [pending, "card", "pending"],
    [notFound, "0112", "notFound"],
    [nothing, "gatewayFailure 0110", "gatewayFailure"],
  ])("answered by what proves nothing: heard, and unknown with the reason (%o)", (reading, text, why) => {
    expect(after(sent).take(reading, 5)).toEqual([heard("take", reading.kind, text), unknown(why)]);
    // Unknown already, it is heard and nothing more.
    expect(after(lost).take(reading, 5)).toEqual([heard("take", reading.kind, text)]);
  });

  test("that names the gateway's number gives it, before all else; an empty one is none", () => {
    expect(after(sent).take({ ...nothing, gatewayRef: "42" }, 5)[0]).toEqual(identified("42", "take"));
    expect(after(sent).take({ ...nothing, gatewayRef: "" }, 5)).toHaveLength(2);
    expect(after(sent).lookUp({ ...pending, gatewayRef: "42" }, 5)[0]).toEqual(identified("42", "lookUp"));
    const once = after(sent);
    once.lookUp({ ...pending, gatewayRef: "42" }, 5);
    expect(once.lookUp({ ...pending, gatewayRef: "43" }, 6)).toEqual([]);
  });

  test("accepted under the gateway's number waits for the customer", () => {
    expect(
      accepted()
        .facts.slice(1)
        .map(({ fact }) => fact),
    ).toEqual([identified("42", "take"), { kind: "attempt.pending", body: { phase: "phone", by: "take" } }]);
  });

  test("accepted by a terminal that is not there is taken back by the till, once", () => {
    const asked = { kind: "attempt.cancelAsked", body: { why: "terminalOffline" } };
    expect(accepted({ terminalOffline: true }).facts.at(-1)?.fact).toEqual(asked);
    expect(accepted({ terminalOffline: true }).attempt().cancel?.why).toBe("terminalOffline");
    const before = after(sent, { kind: "cancelAsked" });
    const asks = accepted({ terminalOffline: true }, before).facts.filter(
      ({ fact }) => fact.kind === "attempt.cancelAsked",
    );
    expect(asks).toHaveLength(1);
    const ended = after(sent);
    ended.take(declined, 50);
    expect(accepted({ terminalOffline: true }, ended).attempt().cancel).toBeNull();
    // Set aside, it may still be shown.
    const aside = accepted({ terminalOffline: true }, after(sent, lost, setAside));
    expect(aside.attempt()).toMatchObject({ state: "setAside", cancel: { why: "terminalOffline" } });
  });

  test("that says captured while a wallet's cancel may undo it is heard, and look-ups tell", () => {
    const it = play({ ...BODY, wallet: WALLET });
    for (const event of [sent, { kind: "cancelAsked" }, { kind: "cancelSending" }] as const) it.see(event, 1);
    expect(it.take(captured, 5)).toEqual([heard("take", "captured", "captured 1148"), unknown("cancelOpen")]);
    expect(it.lookUp(captured, 6)).toEqual([heard("lookUp", "captured", "captured 1148")]);
  });

  test("a card's cancel undoes nothing: a capture counts at once", () => {
    const it = after(sent, { kind: "cancelAsked" }, { kind: "cancelSending" });
    expect(it.lookUp(captured, 5)).toMatchObject([{ kind: "attempt.approved" }]);
  });
});

describe("a restart", () => {
  test("makes what is open unknown, with the reason, and begins a watch without a request", () => {
    for (const it of [play(), after(sent)]) {
      expect(it.see({ kind: "restarted" }, 9)).toEqual([unknown("restarted")]);
      expect(it.watch()).toEqual(newWatch(false, 9));
    }
  });

  test("is no news of what is unknown or over; its watch begins anew all the same", () => {
    for (const it of [after(lost), after(lost, setAside), accepted()]) {
      expect(it.see({ kind: "restarted" }, 200)).toEqual([]);
      expect(it.watch()).toEqual(newWatch(false, 200));
    }
  });

  test("makes unknown what was sent, also when the gateway has named its number: it has not said that it waits", () => {
    const it = after(sent);
    it.lookUp({ ...nothing, gatewayRef: "42" }, 5);
    expect(it.attempt()).toMatchObject({ state: "sent", gatewayRef: "42" });
    expect(it.see({ kind: "restarted" }, 9)).toEqual([unknown("restarted")]);
  });
});

describe("a look-up", () => {
  test("is counted", () => {
    const it = after(sent);
    it.lookUp(pending, 5);
    it.lookUp(nothing, 6);
    expect(it.watch().lookUps).toBe(2);
  });

  test("approves by its own name", () => {
    expect(after(lost).lookUp(captured, 5)).toEqual([
      { kind: "attempt.approved", body: { ...CAPTURE, by: "lookUp", hostText: "000 Approved", card: null } },
    ]);
  });

  test("says how far the customer is, once per step", () => {
    const it = after(sent);
    const says = (phase: "card" | "bank", at: number) => it.lookUp({ kind: "pending", phase }, at);
    const moved = (phase: string) => [{ kind: "attempt.pending", body: { phase, by: "lookUp" } }];
    expect(says("card", 2_000)).toEqual(moved("card"));
    expect(says("card", 4_000)).toEqual([]);
    expect(says("bank", 6_000)).toEqual(moved("bank"));
    expect(says("card", 8_000)).toEqual(moved("card"));
    // Of an unknown one it is evidence.
    expect(after(lost).lookUp(pending, 5)).toEqual([heard("lookUp", "pending", "card")]);
  });

  test("first from the shop's own number: waiting, though the phase was told with the acceptance", () => {
    const it = play();
    it.see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: "42", phase: "card" } }, 5);
    expect(it.lookUp(pending, 2_000)).toEqual([heard("lookUp", "pending", "card")]);
  });

  test("that proves nothing is heard, in its own words", () => {
    expect(after(lost).lookUp(nothing, 5)).toEqual([heard("lookUp", "nothing", "gatewayFailure 0110")]);
    expect(after(lost).lookUp(notFound, 5)).toEqual([heard("lookUp", "notFound", "0112")]);
    expect(after(lost).lookUp(refused, 5)).toEqual([heard("lookUp", "refused", "0013 signature error")]);
    expect(after(lost).lookUp(declined, 5)).toEqual([heard("lookUp", "notCaptured", "Declined 05")]);
  });

  test("ends it once they agree, or at once where the gateway names the end's reason", () => {
    const it = after(lost);
    it.lookUp(declined, 5_000);
    expect(it.lookUp(declined, 5_000 + AGREEMENT_MS)).toEqual([
      { kind: "attempt.ended", body: { ...DECLINED, by: "lookUp" } },
    ]);
    expect(it.lookUp({ ...declined, hostText: "05" }, 90_000)).toEqual([heard("lookUp", "notCaptured", "05")]);
    expect(after(lost).lookUp({ ...declined, final: true }, 5)).toMatchObject([{ kind: "attempt.ended" }]);
  });

  test("after the limit that proves the end is not called too long as well", () => {
    expect(accepted().lookUp(captured, PENDING_LIMIT_MS)).toMatchObject([{ kind: "attempt.approved" }]);
    expect(accepted().lookUp({ ...declined, final: true }, PENDING_LIMIT_MS)).toMatchObject([
      { kind: "attempt.ended" },
    ]);
    expect(accepted().lookUp({ kind: "pending", phase: "phone" }, PENDING_LIMIT_MS)).toEqual([
      heard("lookUp", "pending", "phone"),
      unknown("pendingTooLong"),
    ]);
  });

  test("that says nothing counts as silence from the last answer on, not from the request's end", () => {
    const it = accepted();
    it.lookUp({ kind: "pending", phase: "phone" }, 10_000);
    it.lookUp(nothing, 100 + SILENCE_MS);
    expect(it.attempt().state).toBe("pending");
    expect(it.lookUp({ kind: "nothing", why: "gatewayFailure", text: "x" }, 10_000 + SILENCE_MS)).toEqual([
      heard("lookUp", "nothing", "gatewayFailure x"),
      unknown("gatewayFailure"),
    ]);
  });

  test("'not found' is remembered from one to the next alone, whatever words another answer has", () => {
    const it = after(lost);
    it.lookUp(notFound, 100_000);
    expect(it.watch().notFound).toEqual({ text: "0112", askedAt: 100_000 });
    it.lookUp({ kind: "nothing", why: "gatewayFailure", text: "0112" }, 105_000);
    expect(it.watch().notFound).toBeNull();
  });

  test("'not found' that is proved to mean so ends it, and is evidence of what has ended", () => {
    const controls = { negative: "0112", positive: true };
    const asks = (it: Play, at: number) => it.see({ kind: "lookedUp", reading: notFound, askedAt: at, controls }, at);
    const it = after(lost);
    asks(it, 100_000);
    expect(asks(it, 120_000)).toEqual([
      { kind: "attempt.ended", body: { cause: "notFound", by: "lookUp", hostText: "0112", card: null } },
    ]);
    const over = after(sent);
    over.take(declined, 50);
    expect([asks(over, 100_000), asks(over, 120_000)]).toEqual([[heard("lookUp", "notFound", "0112")], []]);
    expect(over.attempt().state).toBe("declined");
  });

  test("completes the proof of a request that was refused, by the refusal's own words", () => {
    const refusedBy = (text: string) => {
      const it = after(sent);
      it.take({ kind: "refused", code: "0013", text }, 3_000);
      return it;
    };
    const ended = (hostText: string) => [
      { kind: "attempt.ended", body: { cause: "refusedByGateway", by: "take", hostText, card: null } },
    ];
    expect(refusedBy("signature error").lookUp(notFound, 4_000)).toEqual(ended("0013 signature error"));
    expect(refusedBy("").lookUp(refused, 4_000)).toEqual(ended("0013"));
    // Sent in the moment in which the request ended, it is late enough.
    expect(refusedBy("").lookUp(notFound, 4_000, 3_000)).toEqual(ended("0013"));
  });

  test("completes nothing while nobody knows that the request is over", () => {
    const watch = { ...newWatch(true, 0), refused: { code: "0013", text: "" } };
    const attempt = applyAttemptFact(intended(BODY, 0, "c"), { kind: "attempt.sent", body: {} }, 1, "c");
    const { facts } = observe(attempt, watch, { kind: "lookedUp", reading: notFound, askedAt: 5 }, 5);
    expect(facts).toEqual([heard("lookUp", "notFound", "0112")]);
  });

  test("brings the card of what is approved, where there is one", () => {
    const it = after(sent);
    it.take(captured, 5);
    expect(it.lookUp(captured, 6)).toEqual([heard("lookUp", "captured", "captured 1148")]);
    const card = { last4: "1166" } as CardDetails;
    expect(it.lookUp({ ...captured, card }, 7)).toEqual([{ kind: "attempt.cardDetails", body: { card } }]);
  });

  test("against a person's 'paid' becomes a duty, once, in the gateway's words", () => {
    const it = after(lost, paid);
    it.lookUp(declined, 5_000);
    expect(it.lookUp(declined, 5_000 + AGREEMENT_MS)).toEqual([
      { kind: "attempt.contradicted", body: { text: "Declined 05" } },
    ]);
    expect(it.attempt()).toMatchObject({ state: "approved", contradictedAt: 15_000 });
    expect(it.lookUp(declined, 30_000)).toEqual([]);
  });
});

describe("people", () => {
  test("are kept by name with their reason", () => {
    expect(after(lost).see(paid, 5)).toEqual([
      { kind: "attempt.decided", body: { paid: true, approver: "manager", reason: "slip seen", slip: "77" } },
    ]);
    expect(after(lost).see(setAside, 5)).toEqual([
      { kind: "attempt.setAside", body: { approver: "manager", reason: "cash instead" } },
    ]);
  });

  test("pick a number for what has none and may still capture", () => {
    const pick = (it: Play, gatewayRef: string) => it.see({ kind: "picked", gatewayRef, approver: "m" }, 500);
    expect(pick(after(lost), "42")).toEqual([
      { kind: "attempt.identified", body: { gatewayRef: "42", by: "manager", approver: "m" } },
    ]);
    expect(pick(after(lost), "")).toEqual([]);
    expect(pick(accepted(), "43")).toEqual([]);
    const over = after(sent);
    over.take(declined, 50);
    expect(pick(over, "42")).toEqual([]);
  });
});
