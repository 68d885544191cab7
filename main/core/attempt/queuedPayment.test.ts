/** A payment that waits at its terminal, and its close: gateways.md 0.2 (CodePay cloud), B.6; INV-2, 4, 5. */
import { describe, expect, test } from "vitest";
import type { AttemptFact } from "./attempt.ts";
import { AGREEMENT_MS } from "./attemptRules.ts";
import { type CancelReading, nextCancelAt } from "./cancel.ts";
import { BODY, captured, declined, nothing, play, type Play } from "../testing/attempts.ts";

const kinds = (facts: readonly AttemptFact[]): readonly string[] => facts.map(({ kind }) => kind);
const AGAIN_MS = 5_000;

function queued(terminalOffline = false): Play {
  const it = play({ ...BODY, gateway: "codepay" });
  it.see({ kind: "sent" }, 1);
  const offline = terminalOffline ? ({ terminalOffline: true } as const) : {};
  it.see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: "50", phase: "queued", ...offline } }, 100);
  return it;
}
function closing(reading: CancelReading | null): Play {
  const it = queued();
  it.see({ kind: "cancelAsked" }, 1_000);
  it.see({ kind: "cancelSending" }, 1_000);
  if (reading === null) it.see({ kind: "cancelEnded", result: { kind: "lost", why: "cut" } }, 1_100);
  else it.see({ kind: "cancelEnded", result: { kind: "answered", reading } }, 1_100);
  return it;
}

describe("an end that a look-up names", () => {
  test("with its reason counts at once; without, only when it is said for a while", () => {
    expect(kinds(queued().lookUp({ ...declined, final: true }, 4_000))).toEqual(["attempt.ended"]);
    const bare = queued();
    expect(kinds(bare.lookUp(declined, 4_000))).toEqual(["attempt.heard"]);
    expect(kinds(bare.lookUp(declined, 4_000 + AGREEMENT_MS))).toEqual(["attempt.ended"]);
  });

  test("and a capture after it is a late approval", () => {
    const it = queued();
    it.lookUp({ ...declined, final: true }, 4_000);
    expect(kinds(it.lookUp(captured, 9_000))).toEqual(["attempt.lateApproval"]);
  });
});

describe("a close", () => {
  test.each<[string, CancelReading | null]>([
    ["delivered", { kind: "delivered", text: "0 success" }],
    ["refused", { kind: "tooLate", text: "41004" }],
    ["lost", null],
    ["not understood", { kind: "nothing", why: "notJson", text: "" }],
  ])("that was %s ends nothing, and a payment that won the race is approved at once", (_, reading) => {
    const it = closing(reading);
    expect(it.attempt().state).toBe("pending");
    expect(kinds(it.lookUp(captured, 1_200))).toEqual(["attempt.approved"]);
  });

  test("is proved by the status alone, and a capture after that is a late approval, not money that went back", () => {
    const it = closing({ kind: "delivered", text: "" });
    it.lookUp({ ...declined, cause: "cancelledBySystem", final: true }, 3_000);
    expect(it.attempt()).toMatchObject({ state: "cancelled", cause: "cancelledBySystem" });
    expect(kinds(it.lookUp(captured, 20_000))).toEqual(["attempt.lateApproval"]);
  });

  test("is sent again while the payment waits, unless it was refused; then by asking again", () => {
    const delivered = closing({ kind: "delivered", text: "" }).attempt().cancel;
    expect(nextCancelAt(delivered, 1, 0, AGAIN_MS)).toBe(1_000 + AGAIN_MS);
    expect(nextCancelAt(closing(null).attempt().cancel, 1, 0, AGAIN_MS)).toBe(1_000 + AGAIN_MS);
    const refused = closing({ kind: "tooLate", text: "" });
    expect(nextCancelAt(refused.attempt().cancel, 1, 0, AGAIN_MS)).toBeNull();
    expect(kinds(refused.see({ kind: "cancelAsked" }, 9_000))).toEqual(["attempt.cancelAsked"]);
    expect(nextCancelAt(refused.attempt().cancel, 1, 0, AGAIN_MS)).toBe(9_000);
  });
});

describe("a terminal that is offline", () => {
  test("has its order taken back by the till itself, once, and goes on holding the terminal until that is proved", () => {
    const it = queued(true);
    expect(kinds(it.facts.map(({ fact }) => fact))).toEqual([
      "attempt.sent",
      "attempt.identified",
      "attempt.pending",
      "attempt.cancelAsked",
    ]);
    expect(it.attempt().cancel).toMatchObject({ why: "terminalOffline", sentAt: null });
    expect(kinds(it.see({ kind: "cancelAsked" }, 200))).toEqual([]);
    it.lookUp(nothing, 300);
    expect(it.attempt().state).toBe("pending");
  });

  test("that had the payment ended already, or asked back already, asks for nothing more", () => {
    const ended = play({ ...BODY, gateway: "codepay" });
    ended.see({ kind: "sent" }, 1);
    ended.lookUp({ ...declined, final: true }, 50);
    const accepted = { kind: "accepted", gatewayRef: "50", phase: "queued", terminalOffline: true } as const;
    expect(kinds(ended.see({ kind: "takeEnded", result: accepted }, 100))).not.toContain("attempt.cancelAsked");
    const asked = play({ ...BODY, gateway: "codepay" });
    asked.see({ kind: "sent" }, 1);
    asked.see({ kind: "cancelAsked" }, 50);
    expect(kinds(asked.see({ kind: "takeEnded", result: accepted }, 100))).not.toContain("attempt.cancelAsked");
  });
});
