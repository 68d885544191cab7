import { describe, expect, test } from "vitest";
import { minor } from "../money/money.ts";
import { applyTipFact, intendedTip, isOpenTip, type TipChange } from "./tipChange.ts";
import {
  LOST_TIP_AGREEMENT_MS,
  newTipWatch,
  observeTip,
  TIP_AGREEMENT_MS,
  TIP_SILENCE_MS,
  tipAfterClockJump,
  type TipEvent,
  type TipWatch,
} from "./tipRules.ts";

const BODY = {
  id: "t1",
  of: "a1",
  sale: "s1",
  gateway: "codepay",
  reference: "R1",
  amount: minor(1148),
  currency: "CAD",
  before: minor(0),
  tip: minor(200),
  approver: "c",
} as const;

/** One change on its way, fed with events at their moments. */
function world(): {
  change: TipChange;
  watch: TipWatch;
  kinds: string[];
  stands: number | undefined;
  see(event: TipEvent, at: number): void;
  shows(tip: number | null, at: number): void;
} {
  return {
    change: intendedTip(BODY, 0, "c"),
    watch: newTipWatch(true, 0),
    kinds: [],
    stands: undefined,
    see(event, at) {
      const so = observeTip(this.change, this.watch, event, at);
      this.change = so.facts.reduce((change, fact) => applyTipFact(change, fact, at), this.change);
      this.watch = so.watch;
      this.kinds.push(...so.facts.map(({ kind }) => kind));
      if (so.stands !== undefined) this.stands = so.stands;
    },
    shows(tip, at) {
      this.see({ kind: "lookedUp", shows: tip === null ? null : minor(tip), askedAt: at }, at);
    },
  };
}
const taken: TipEvent = { kind: "askEnded", result: { kind: "answered", refused: false, text: "" } };
const refused: TipEvent = { kind: "askEnded", result: { kind: "answered", refused: true, text: "settled" } };
const lost: TipEvent = { kind: "askEnded", result: { kind: "lost", why: "timeout" } };

describe("a tip that is changed", () => {
  test("is made once a look-up shows it; that it was taken proves nothing", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.see(taken, 2);
    expect(w.change.state).toBe("sent");
    w.shows(200, 3);
    expect(w.change).toMatchObject({ state: "made", late: false });
    expect(w).toMatchObject({ stands: 200, kinds: ["tip.sent", "tip.made"] });
    w.shows(200, 4);
    expect(w.kinds).toHaveLength(2);
  });

  test("is made by what a look-up shows while its request is still open", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.shows(200, 2);
    w.see(lost, 3);
    expect(w.kinds).toEqual(["tip.sent", "tip.made"]);
  });

  test("that was taken and of which nothing is heard any more is unknown after a minute: somebody may close it", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.see(taken, 2);
    w.shows(0, 1_000);
    w.shows(null, 1_000 + TIP_SILENCE_MS - 1);
    expect(w.change.state).toBe("sent");
    w.shows(null, 1_000 + TIP_SILENCE_MS);
    expect(w.change.state).toBe("checking");
    w.shows(200, 200_000);
    expect(w.change).toMatchObject({ state: "made", late: false });
    // Nor is somebody kept waiting by a clock that was put back.
    const back = world();
    back.see(taken, 900_000);
    back.shows(0, 900_500);
    back.watch = tipAfterClockJump(back.watch, 2);
    back.shows(null, 2 + TIP_SILENCE_MS);
    expect(back.change.state).toBe("checking");
  });

  test("that was taken and is not shown is not made once look-ups have agreed", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.see(taken, 10);
    w.shows(0, 10);
    w.shows(0, 10 + TIP_AGREEMENT_MS - 1);
    expect(isOpenTip(w.change)).toBe(true);
    w.shows(0, 10 + TIP_AGREEMENT_MS);
    expect(w.change.state).toBe("notMade");
    expect(w.kinds.at(-1)).toBe("tip.notMade");
    expect(w.stands).toBe(0);
  });

  test("whose answer is lost stays unknown for longer, and says what stands when it ends", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.see(lost, 10);
    expect(w.change.state).toBe("checking");
    w.shows(0, 20);
    w.shows(0, 20 + TIP_AGREEMENT_MS);
    expect(w.change.state).toBe("checking");
    w.shows(0, 20 + LOST_TIP_AGREEMENT_MS);
    expect(w.change.state).toBe("notMade");
  });

  test("refused, is not made by one look-up that was asked afterwards", () => {
    const w = world();
    w.see({ kind: "sent" }, 1);
    w.see(refused, 10);
    expect(w.change).toMatchObject({ state: "checking", refused: true, text: "settled" });
    w.see({ kind: "lookedUp", shows: minor(0), askedAt: 9 }, 11);
    expect(w.change.state).toBe("checking");
    w.shows(0, 12);
    expect(w.change.state).toBe("notMade");
  });

  test("refused, and made all the same, is made", () => {
    const w = world();
    w.see(refused, 10);
    w.shows(200, 12);
    expect(w.change.state).toBe("made");
  });

  test("that never left is not made; one that was said to have left may have", () => {
    const w = world();
    w.see({ kind: "askEnded", result: { kind: "notSent", why: "refused" } }, 1);
    expect(w.change.state).toBe("notMade");
    const other = world();
    other.see({ kind: "sent" }, 1);
    other.see({ kind: "askEnded", result: { kind: "notSent", why: "refused" } }, 2);
    expect(other.change.state).toBe("checking");
  });

  test("an answer that says nothing, another tip and a clock that was moved begin the agreement anew", () => {
    const w = world();
    w.see(taken, 0);
    w.shows(0, 1);
    w.shows(null, 2);
    w.shows(0, 1 + TIP_AGREEMENT_MS);
    w.shows(50, 1 + 2 * TIP_AGREEMENT_MS);
    expect(w.change.state).toBe("new");
    w.watch = tipAfterClockJump(w.watch, 3 * TIP_AGREEMENT_MS);
    w.shows(50, 3 * TIP_AGREEMENT_MS + 2);
    expect(isOpenTip(w.change)).toBe(true);
    w.shows(50, 4 * TIP_AGREEMENT_MS + 2);
    expect(w).toMatchObject({ change: { state: "notMade" }, stands: 50 });
  });

  test("says which change each fact is about, and why it is unknown or was not made", () => {
    const see = (event: TipEvent, change: Partial<TipChange> = {}, watch: TipWatch = newTipWatch(true, 0), at = 9) =>
      observeTip({ ...intendedTip(BODY, 0, "c"), ...change }, watch, event, at).facts;
    const body = { change: "t1" };
    const checking = { state: "checking" } as const;
    expect(see({ kind: "sent" })).toEqual([{ kind: "tip.sent", body }]);
    expect(see({ kind: "sent" }, checking)).toEqual([]);
    expect(see({ kind: "restarted" })).toEqual([{ kind: "tip.unknown", body: { ...body, why: "restarted" } }]);
    expect(see(lost)).toEqual([{ kind: "tip.unknown", body: { ...body, why: "timeout" } }]);
    expect(see({ kind: "askEnded", result: { kind: "notSent", why: "x" } })).toEqual([
      { kind: "tip.notMade", body: { ...body, cause: "notSent" } },
    ]);
    const decided: TipEvent = { kind: "decided", approver: "m", reason: "seen" };
    expect(see(decided, checking)).toEqual([{ kind: "tip.decided", body: { ...body, approver: "m", reason: "seen" } }]);
    const ended = { ...newTipWatch(false, 0), agreedSince: 0, shown: 0 };
    const shows = (tip: number): TipEvent => ({ kind: "lookedUp", shows: minor(tip), askedAt: TIP_AGREEMENT_MS });
    expect(see(shows(200), {}, ended)).toEqual([{ kind: "tip.made", body }]);
    expect(see(shows(0), { state: "sent" }, ended)).toEqual([
      { kind: "tip.notMade", body: { ...body, cause: "notShown" } },
    ]);
    expect(see(shows(0), { ...checking, refused: true }, ended)).toEqual([
      { kind: "tip.notMade", body: { ...body, cause: "refused" } },
    ]);
    const silent: TipEvent = { kind: "lookedUp", shows: null, askedAt: 1 };
    expect(see(silent, { state: "sent" }, newTipWatch(false, 0), TIP_SILENCE_MS)).toEqual([
      { kind: "tip.unknown", body: { ...body, why: "pendingTooLong" } },
    ]);
    // Its request is open still: silence is no news, and another tip proves nothing.
    expect(see(silent, { state: "sent" }, newTipWatch(true, 0), 9 * TIP_SILENCE_MS)).toEqual([]);
    expect(see(shows(0), { state: "sent" }, { ...ended, askOpen: true, askEndedAt: null })).toEqual([]);
  });

  test("that has ended is not ended again by an answer that comes late, nor by what was there before it", () => {
    const w = world();
    w.shows(200, 1);
    for (const late of [refused, lost, taken]) w.see(late, 2);
    expect(w.kinds).toEqual(["tip.made"]);
    w.shows(0, 3);
    w.shows(0, 3 + LOST_TIP_AGREEMENT_MS);
    expect(w).toMatchObject({ kinds: ["tip.made"], stands: 200 });
  });

  test("whose clock is moved while its request is open has not ended by that", () => {
    expect(tipAfterClockJump(newTipWatch(true, 0), 5).askEndedAt).toBeNull();
    expect(tipAfterClockJump(newTipWatch(false, 0), 5).askEndedAt).toBe(5);
  });

  test("proved after it had counted as not made, is late news and stands (INV-4)", () => {
    const w = world();
    w.see(refused, 1);
    w.shows(0, 2);
    w.shows(200, 3);
    expect(w).toMatchObject({ change: { state: "made", late: true }, stands: 200 });
  });

  test("after a restart it is unknown, and whoever closes it without proof is written down", () => {
    const w = world();
    w.see({ kind: "decided", approver: "m", reason: "seen" }, 1);
    expect(w.kinds).toEqual([]);
    w.see({ kind: "restarted" }, 2);
    w.see({ kind: "restarted" }, 3);
    w.see({ kind: "decided", approver: "m", reason: "seen" }, 4);
    expect(w.change.state).toBe("decided");
    expect(w.kinds).toEqual(["tip.unknown", "tip.decided"]);
    w.shows(200, 5);
    expect(w.change).toMatchObject({ state: "made", late: true });
  });
});
