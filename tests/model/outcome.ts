/** What is hidden from the till: what the customer and the bank do with a payment, and what becomes of its messages. */
import type { Fault } from "./wire.ts";

export interface Act {
  /** How long after the payment arrived, ms. */
  readonly after: number;
  readonly does: "pays" | "declined" | "cancels" | "timesOut";
  /** How much more (or less) than asked is taken, minor units; left out: as asked. */
  readonly differsBy?: number;
}

export interface Outcome {
  readonly name: string;
  readonly acts: readonly Act[];
  readonly take: Fault;
}

/** What a look-up sees. */
export type Sight =
  | "clear"
  /** The gateway knows no such payments, whatever became of them. */
  | "blind"
  /** No connection for the first four minutes. */
  | "dark"
  /** Answers are lost for the first two minutes and a half. */
  | "losing"
  /** What it sees is seven seconds old. */
  | "lagging"
  /** Every third answer cannot be understood. */
  | "garbled";

export const SIGHTS: readonly Sight[] = ["clear", "blind", "dark", "losing", "lagging", "garbled"];
export const DARK_MS = 240_000;
export const LOSING_MS = 150_000;
export const LAG_MS = 7_000;

const none: Fault = { kind: "none" };
const lost: Fault = { kind: "answerLost", noticedMs: 9_000 };
const pays = (after: number, differsBy = 0): Act => ({ after, does: "pays", differsBy });

/** Hidden outcomes that every gateway may have. */
export const OUTCOMES: readonly Outcome[] = [
  { name: "pays at once", acts: [pays(300)], take: none },
  { name: "pays after 8 s", acts: [pays(8_000)], take: none },
  { name: "pays, answer lost", acts: [pays(2_000)], take: lost },
  { name: "pays after the answer was given up", acts: [pays(20_000)], take: lost },
  { name: "pays, answer slow", acts: [pays(3_000)], take: { kind: "slowAnswer", ms: 25_000 } },
  { name: "pays 10 min late", acts: [pays(600_000)], take: { kind: "answerLost", noticedMs: 60_000 } },
  { name: "pays 5 h late", acts: [pays(18_000_000)], take: { kind: "answerLost", noticedMs: 180_000 } },
  { name: "pays less", acts: [pays(4_000, -148)], take: none },
  { name: "pays more", acts: [pays(4_000, 200)], take: none },
  { name: "pays more, answer lost", acts: [pays(4_000, 200)], take: lost },
  { name: "declined", acts: [{ after: 3_000, does: "declined" }], take: none },
  { name: "declined, answer lost", acts: [{ after: 3_000, does: "declined" }], take: lost },
  { name: "cancels", acts: [{ after: 6_000, does: "cancels" }], take: none },
  { name: "cancels, answer lost", acts: [{ after: 6_000, does: "cancels" }], take: lost },
  { name: "timed out by the gateway", acts: [{ after: 90_000, does: "timesOut" }], take: none },
  { name: "declined, then pays", acts: [{ after: 3_000, does: "declined" }, pays(45_000)], take: none },
  { name: "declined, then pays, answer lost", acts: [{ after: 3_000, does: "declined" }, pays(45_000)], take: lost },
  { name: "never does anything", acts: [], take: { kind: "none" } },
  { name: "never does anything, answer lost", acts: [], take: lost },
  { name: "never arrives", acts: [pays(1_000)], take: { kind: "lostGoing", noticedMs: 9_000 } },
  { name: "arrives 30 s late", acts: [pays(1_000)], take: { kind: "slowGoing", arrivesMs: 30_000, noticedMs: 9_000 } },
  { name: "never sent", acts: [], take: { kind: "noConnection" } },
];
