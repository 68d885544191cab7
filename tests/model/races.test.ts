/** 10,000 ways in which a payment, its cancel, its deadline and its look-ups can cross: never "cancelled" while the money is kept (INV-4, 5). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyAttemptFact, type Attempt, intended } from "../../main/core/attempt/attempt.ts";
import { type AttemptEvent, newWatch, observe, type Watch } from "../../main/core/attempt/attemptRules.ts";
import { nextCancelAt } from "../../main/core/attempt/cancel.ts";
import { minor } from "../../main/core/money/money.ts";
import type { Reading } from "../../main/core/attempt/reading.ts";

/** `RACES` asks for more. */
const RACES = Number(process.env["RACES"] ?? 10_000);
const AMOUNT = minor(1_148);
const NOT_BEFORE_MS = 16_000;
const DEADLINE_MS = 40_000;

/** One crossing: when the customer pays, when somebody asks for the cancel, how long each message takes. */
interface Race {
  readonly paysAt: number | null;
  readonly cancelAt: number;
  readonly cancelGoing: number;
  /** How long the cancel's answer takes; null: it is lost. */
  readonly cancelComing: number | null;
  readonly lookEvery: number;
  /** How long a look-up's answer takes, each in turn. */
  readonly lookTakes: readonly number[];
  readonly restartAt: number | null;
}

const races: fc.Arbitrary<Race> = fc.record({
  paysAt: fc.option(fc.integer({ min: 200, max: 60_000 }), { freq: 4 }),
  cancelAt: fc.integer({ min: 0, max: 50_000 }),
  cancelGoing: fc.integer({ min: 1, max: 15_000 }),
  cancelComing: fc.option(fc.integer({ min: 1, max: 15_000 }), { freq: 4 }),
  lookEvery: fc.integer({ min: 500, max: 5_000 }),
  lookTakes: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 8 }),
  restartAt: fc.option(fc.integer({ min: 1_000, max: 50_000 }), { freq: 2 }),
});

interface Gateway {
  status: "waiting" | "paid" | "returned" | "closed";
  held: number;
}

/** Runs one crossing to its end. @returns the payment, and what the gateway holds of it */
function run(race: Race): { readonly attempt: Attempt; readonly gateway: Gateway } {
  const gateway: Gateway = { status: "waiting", held: 0 };
  const queue: { readonly at: number; readonly work: (at: number) => void }[] = [];
  const after = (at: number, work: (at: number) => void): void => void queue.push({ at, work });
  const body = { id: "a", reference: "R", gateway: "citcon", terminal: "W", sale: "s", tender: "t" } as const;
  const wallet = { how: "shown", brand: null, codeLast4: "" } as const;
  let attempt = intended({ ...body, amount: AMOUNT, tip: minor(0), currency: "CAD", wallet }, 0, "c");
  let watch: Watch = newWatch(true, 0);
  let looks = 0;
  let cancelPlanned = false;
  const see = (event: AttemptEvent, at: number): void => {
    const seen = observe(attempt, watch, event, at);
    attempt = seen.facts.reduce((each, fact) => applyAttemptFact(each, fact, at, "c"), attempt);
    watch = seen.watch;
    planCancel(at);
  };
  const planCancel = (at: number): void => {
    const due = nextCancelAt(attempt.cancel, 1, NOT_BEFORE_MS);
    if (due === null || cancelPlanned || attempt.cancel?.sentAt !== null) return;
    cancelPlanned = true;
    after(Math.max(at, due), sendCancel);
  };
  const sendCancel = (at: number): void => {
    see({ kind: "cancelSending" }, at);
    // Without the fact it may not leave (INV-1): the payment has ended meanwhile.
    if (attempt.cancel?.sentAt !== at) return;
    after(at + race.cancelGoing, (arrives) => {
      if (gateway.status === "paid") gateway.held = 0;
      gateway.status = gateway.status === "paid" ? "returned" : "closed";
      const { cancelComing } = race;
      const result: Extract<AttemptEvent, { kind: "cancelEnded" }>["result"] =
        cancelComing === null
          ? { kind: "lost", why: "cut" }
          : { kind: "answered", reading: { kind: "cancelled", text: "00" } };
      after(arrives + (cancelComing ?? 1), (comes) => {
        see({ kind: "cancelEnded", result }, comes);
      });
    });
  };
  const look = (askedAt: number): void => {
    const takes = race.lookTakes[(looks += 1) % race.lookTakes.length] ?? 1;
    // The gateway answers with what is true when the question arrives; the answer travels on.
    after(askedAt + takes / 2, () => {
      const reading = readingOf(gateway);
      after(askedAt + takes, (at) => {
        see({ kind: "lookedUp", reading, askedAt }, at);
        after(at + race.lookEvery, look);
      });
    });
  };
  after(1, (at) => {
    see({ kind: "sent" }, at);
  });
  after(50, (at) => {
    see({ kind: "takeEnded", result: { kind: "accepted", gatewayRef: "T1", phase: "phone" } }, at);
  });
  after(100, look);
  after(race.cancelAt, (at) => {
    see({ kind: "cancelAsked" }, at);
  });
  if (race.restartAt !== null) {
    after(race.restartAt, (at) => {
      see({ kind: "restarted" }, at);
    });
  }
  if (race.paysAt !== null && race.paysAt < DEADLINE_MS) {
    after(race.paysAt, () => {
      if (gateway.status !== "waiting") return;
      gateway.status = "paid";
      gateway.held = AMOUNT;
    });
  }
  // The gateway closes what nobody has paid by its deadline.
  after(DEADLINE_MS, () => {
    if (gateway.status === "waiting") gateway.status = "closed";
  });
  for (let at = 0; at < 400_000;) {
    const next = queue.reduce(
      (first, each) => (each.at < first.at ? each : first),
      queue[0] ?? { at: 400_000, work: () => undefined },
    );
    if (queue.length === 0) break;
    queue.splice(queue.indexOf(next), 1);
    at = next.at;
    next.work(at);
    // Whatever the crossing: "no money was taken" is never said while it is there, unless the gateway gave it back since.
    if (attempt.state === "cancelled" || attempt.state === "declined") expect(gateway.held).toBe(0);
  }
  return { attempt, gateway };
}

const readingOf = ({ status }: Gateway): Reading => {
  switch (status) {
    case "waiting":
      return { kind: "pending", phase: "phone" };
    case "paid": {
      const capture = { captured: AMOUNT, tip: minor(0), cashback: minor(0), surcharge: minor(0), differs: false };
      return { kind: "captured", capture: { ...capture, gatewayRef: "T1" }, hostText: "", card: null };
    }
    case "returned":
    case "closed":
      return { kind: "notCaptured", cause: "cancelledBySystem", hostText: "", card: null };
  }
};

/** What the journal says the shop holds. */
const believed = ({ state, capture, returned }: Attempt): number =>
  state === "approved" && returned === null ? (capture?.captured ?? 0) : 0;

test("approve, cancel, deadline and look-up, in 10,000 crossings: journal = ledger", () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(races, (race) => {
      const { attempt, gateway } = run(race);
      expect(["approved", "cancelled", "declined"]).toContain(attempt.state);
      expect(believed(attempt)).toBe(gateway.held);
      const end = `${attempt.cause ?? attempt.state}, ${gateway.status}${attempt.returned === null ? "" : ", known to be returned"}`;
      ends.set(end, (ends.get(end) ?? 0) + 1);
    }),
    { numRuns: RACES, seed: 20_261_121 },
  );
  process.stdout.write(`\nCancel races: ${JSON.stringify(Object.fromEntries(ends))}\n`);
  // All four have been first somewhere.
  expect(ends.size).toBeGreaterThanOrEqual(4);
});
