/** What each answer makes of an attempt: gateways.md 0.2, A.4, A.5; INV-3, 4, 5, 7. */
import { describe, expect, test } from "vitest";
import { type AttemptFact, type AttemptState, missingMoney } from "./attempt.ts";
import type { AttemptEvent } from "./attemptRules.ts";
import { minor } from "../money/money.ts";
import {
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
const notSent: AttemptEvent = { kind: "takeEnded", result: { kind: "notSent", why: "ECONNREFUSED" } };
const decided = (paid: boolean): AttemptEvent => ({
  kind: "decided",
  paid,
  approver: "manager",
  reason: "slip seen",
  slip: "77",
});
const setAside: AttemptEvent = { kind: "setAside", approver: "manager", reason: "cash instead" };
const kinds = (facts: readonly AttemptFact[]): readonly string[] => facts.map(({ kind }) => kind);

/** An attempt brought to a state by the shortest way there. */
const reached: Record<AttemptState, () => Play> = {
  new: () => play(),
  sent: () => after(sent),
  pending: () => {
    const it = after(sent);
    it.lookUp(pending, 2_000);
    return it;
  },
  checking: () => after(sent, lost),
  approved: () => {
    const it = after(sent);
    it.take(captured, 100);
    return it;
  },
  declined: () => {
    const it = after(sent);
    it.take(declined, 100);
    return it;
  },
  cancelled: () => after(sent, lost, decided(false)),
  setAside: () => after(sent, lost, setAside),
};

function after(...events: readonly AttemptEvent[]): Play {
  const it = play();
  events.forEach((event, i) => it.see(event, i + 1));
  return it;
}

describe("a proof of capture", () => {
  test.each(["new", "sent", "pending", "checking"] as const)(
    "ends an attempt that is %s at once, from either call",
    (state) => {
      for (const bring of ["take", "lookUp"] as const) {
        const it = reached[state]();
        expect(kinds(it[bring](captured, 3_000))).toEqual(["attempt.approved"]);
        expect(it.attempt()).toMatchObject({ state: "approved", proved: true, late: false, capture: CAPTURE });
      }
    },
  );

  test.each(["declined", "cancelled", "setAside"] as const)("is a late approval of an attempt that is %s", (state) => {
    for (const bring of ["take", "lookUp"] as const) {
      const it = reached[state]();
      const facts = it[bring](captured, 60_000);
      expect(facts[0]).toMatchObject({ kind: "attempt.lateApproval", body: { after: state, captured: 1148 } });
      expect(it.attempt()).toMatchObject({ state: "approved", late: true, proved: true });
    }
  });

  test("is never un-proved by anything that comes later", () => {
    for (const event of [lost, notSent, { kind: "restarted" }, decided(false), setAside] as const) {
      const it = reached.approved();
      it.see(event, 200);
      expect(it.attempt()).toMatchObject({ state: "approved", capture: CAPTURE });
    }
    for (const reading of [declined, pending, notFound, refused, nothing]) {
      const it = reached.approved();
      for (const at of [1_000, 12_000, 40_000]) it.lookUp(reading, at);
      it.take(reading, 50_000);
      expect(it.attempt()).toMatchObject({ state: "approved", capture: CAPTURE });
    }
  });

  test("said twice changes nothing", () => {
    const it = reached.approved();
    const before = it.attempt();
    it.lookUp(captured, 5_000);
    it.take(captured, 6_000);
    expect(it.attempt()).toEqual(before);
  });

  test("takes the place of a manager's 'paid', also with another amount", () => {
    const it = after(sent, lost, decided(true));
    expect(it.attempt()).toMatchObject({ state: "approved", proved: false });
    const other = { ...captured, capture: { ...CAPTURE, captured: minor(1000) } };
    expect(kinds(it.lookUp(other, 30_000))).toEqual(["attempt.approved"]);
    expect(it.attempt()).toMatchObject({ state: "approved", proved: true, late: false, capture: { captured: 1000 } });
  });
  test("that is less than a manager's 'paid' is money that the sale counts and that is not there", () => {
    const less = (taken: number) => ({ ...captured, capture: { ...CAPTURE, captured: minor(taken) } });
    const missingAfter = (taken: number): string | null => {
      const it = play();
      it.see(lost, 100);
      it.see(decided(true), 200_000);
      expect(missingMoney(it.attempt())).toBeNull();
      it.lookUp(less(taken), 210_000);
      return missingMoney(it.attempt());
    };
    expect([1_147, 1_148, 1_149].map(missingAfter)).toEqual(["decidedPaid", null, null]);
    // Without a decision the rest was never paid: it stays due.
    const plain = play();
    plain.take(less(1_000), 100);
    expect(missingMoney(plain.attempt())).toBeNull();
  });
});

describe("not captured", () => {
  test("ends the attempt when create_order itself says it", () => {
    for (const state of ["sent", "pending", "checking"] as const) {
      const it = reached[state]();
      it.take(declined, 3_000);
      expect(it.attempt()).toMatchObject({ state: "declined", cause: "declined", hostText: "Declined 05" });
    }
  });

  test("from look-ups counts once they have agreed for 10 s, open request or not", () => {
    for (const state of ["pending", "checking", "setAside"] as const) {
      const it = reached[state]();
      it.lookUp(declined, 4_000);
      it.lookUp(declined, 13_999);
      expect(it.attempt().state).toBe(state);
      it.lookUp(declined, 14_000);
      expect(it.attempt().state).toBe("declined");
    }
  });

  test.each([
    ["pending", pending],
    ["not found", notFound],
    ["nothing", nothing],
  ])("begins to agree anew after a look-up that says %s", (_, reading) => {
    const it = reached.checking();
    it.lookUp(declined, 4_000);
    it.lookUp(reading, 8_000);
    it.lookUp(declined, 10_000);
    it.lookUp(declined, 15_000);
    expect(it.attempt().state).toBe("checking");
    it.lookUp(declined, 20_000);
    expect(it.attempt().state).toBe("declined");
  });

  test("9 and then 2 is approved", () => {
    const it = reached.sent();
    it.lookUp(declined, 2_000);
    it.lookUp(declined, 8_000);
    it.lookUp(captured, 10_000);
    expect(it.attempt()).toMatchObject({ state: "approved", late: false });
  });

  test("a clock put back begins the agreement anew", () => {
    const it = reached.checking();
    it.lookUp(declined, 100_000);
    it.lookUp(declined, 50_000);
    it.lookUp(declined, 59_000);
    expect(it.attempt().state).toBe("checking");
    it.lookUp(declined, 60_000);
    expect(it.attempt().state).toBe("declined");
  });
});

describe("what proves nothing", () => {
  test("not found never ends an attempt, however often it comes", () => {
    for (const state of ["sent", "pending", "checking", "setAside"] as const) {
      const it = reached[state]();
      for (let at = 2_000; at < 3_600_000; at += 60_000) it.lookUp(notFound, at);
      expect(it.attempt().state).toBe(state);
    }
  });

  test.each([
    "notJson",
    "httpStatus",
    "gatewayFailure",
    "unlistedStatus",
    "otherOrder",
    "otherCurrency",
    "otherKind",
    "wrongSignature",
  ] as const)("%s in create_order's answer makes the outcome unknown", (why) => {
    const it = reached.sent();
    it.take({ kind: "nothing", why, text: "" }, 3_000);
    expect(it.attempt()).toMatchObject({ state: "checking", unknownSince: 3_000, cause: null });
  });

  test("lost, and a restart, make it unknown; a second time changes nothing", () => {
    for (const event of [lost, { kind: "restarted" }] as const) {
      for (const state of ["new", "sent", "pending"] as const) {
        const it = reached[state]();
        it.see(event, 5_000);
        expect(it.attempt()).toMatchObject({ state: "checking", unknownSince: 5_000 });
        it.see({ kind: "restarted" }, 9_000);
        expect(it.attempt()).toMatchObject({ state: "checking", unknownSince: 5_000 });
      }
    }
  });

  test("pending does not take back that the outcome is unknown", () => {
    const it = reached.checking();
    it.lookUp(pending, 5_000);
    expect(it.attempt().state).toBe("checking");
  });
});

test("not sent ends an attempt of which no byte had left, and only that", () => {
  const fresh = reached.new();
  fresh.see(notSent, 10);
  expect(fresh.attempt()).toMatchObject({ state: "cancelled", cause: "notSent" });
  for (const state of ["sent", "pending"] as const) {
    const it = reached[state]();
    it.see(notSent, 3_000);
    expect(it.attempt().state).toBe("checking");
  }
});

describe("FAIL 0011–0015", () => {
  test.each([
    ["not found", notFound, "cancelled"],
    ["refused as well", refused, "cancelled"],
    ["not captured", declined, "declined"],
  ] as const)("with a look-up after it that says %s is not captured", (_, reading, state) => {
    const it = reached.sent();
    it.take(refused, 3_000);
    expect(it.attempt().state).toBe("checking");
    it.lookUp(reading, 4_000);
    expect(it.attempt().state).toBe(state);
  });

  test.each([
    ["not found", notFound],
    ["not captured", declined],
  ])("is not completed by a look-up (%s) that was on its way already", (_, reading) => {
    const it = reached.sent();
    it.take(refused, 3_000);
    it.lookUp(reading, 3_100, 2_500);
    expect(it.attempt().state).toBe("checking");
    it.lookUp(reading, 5_100, 5_000);
    expect(["cancelled", "declined"]).toContain(it.attempt().state);
  });

  test("with a look-up that says pending or paid is not", () => {
    const it = reached.sent();
    it.take(refused, 3_000);
    it.lookUp(pending, 4_000);
    it.lookUp(notFound, 6_000);
    expect(it.attempt().state).toBe("checking");
    it.lookUp(captured, 8_000);
    expect(it.attempt()).toMatchObject({ state: "approved", late: false });
  });

  test("a look-up that learned nothing does not complete it", () => {
    const it = reached.sent();
    it.take(refused, 3_000);
    it.lookUp(nothing, 4_000);
    expect(it.attempt().state).toBe("checking");
  });

  test("is forgotten by a restart: then only agreement ends it", () => {
    const it = reached.sent();
    it.take(refused, 3_000);
    it.see({ kind: "restarted" }, 4_000);
    it.lookUp(notFound, 5_000);
    expect(it.attempt().state).toBe("checking");
  });
});

describe("people", () => {
  test("decide and set aside only what is unknown", () => {
    for (const state of ["new", "sent", "pending", "approved", "declined", "cancelled"] as const) {
      for (const event of [decided(true), decided(false), setAside]) {
        const it = reached[state]();
        const before = it.attempt();
        expect(it.see(event, 9_000)).toEqual([]);
        expect(it.attempt()).toEqual(before);
      }
    }
  });

  test("a decision ends it by name, and what was set aside can still be decided", () => {
    for (const state of ["checking", "setAside"] as const) {
      const paid = reached[state]();
      paid.see(decided(true), 9_000);
      expect(paid.attempt()).toMatchObject({
        state: "approved",
        capture: { captured: 1148 },
        decision: { approver: "manager", reason: "slip seen" },
      });
      const unpaid = reached[state]();
      unpaid.see(decided(false), 9_000);
      expect(unpaid.attempt()).toMatchObject({ state: "cancelled", cause: "decidedNotPaid", capture: null });
    }
  });

  test("'paid' after it was set aside is late: its tender may have been paid another way since", () => {
    const aside = after(sent, lost, setAside, decided(true));
    expect(aside.attempt()).toMatchObject({ state: "approved", late: true, proved: false });
    aside.lookUp(captured, 30_000);
    expect(aside.attempt()).toMatchObject({ state: "approved", late: true, proved: true });
    expect(after(sent, lost, decided(true)).attempt().late).toBe(false);
    expect(after(sent, lost, setAside, decided(false)).attempt().late).toBe(false);
  });

  test("set aside twice is once, and keeps since when it was unknown", () => {
    const it = reached.setAside();
    expect(it.see(setAside, 9_000)).toEqual([]);
    expect(it.attempt()).toMatchObject({ state: "setAside", unknownSince: 2 });
  });
});

test("evidence is journalled once per change, not once per look-up", () => {
  const it = reached.checking();
  const before = it.facts.length;
  for (let at = 2_000; at < 60_000; at += 2_000) it.lookUp(notFound, at);
  it.lookUp(nothing, 60_000);
  expect(kinds(it.facts.slice(before).map(({ fact }) => fact))).toEqual(["attempt.heard", "attempt.heard"]);
});

test("card details that come after the approval are kept, once", () => {
  const it = reached.approved();
  const card = { last4: "1166" } as NonNullable<typeof captured.card>;
  expect(kinds(it.take({ ...captured, card }, 5_000))).toEqual(["attempt.cardDetails"]);
  expect(it.take({ ...captured, card }, 6_000).filter(({ kind }) => kind === "attempt.cardDetails")).toEqual([]);
});
