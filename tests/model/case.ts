/** One case: a gateway, what is hidden behind it, what the people do, and what dies when. */
import type { OpenGateway } from "./gateway.ts";
import type { Blow } from "./moments.ts";
import type { Outcome, Sight } from "./outcome.ts";
import type { Fault } from "./wire.ts";

export interface People {
  readonly name: string;
  /** When the cashier asks for the cancel, ms after the payment; null: never. */
  readonly cancelAt: number | null;
  /** What the manager does once the time has come. */
  readonly manager: "decidesByTruth" | "decidesNotPaid" | "setsAside" | "waits";
  /** How the customer pays what is still due when the till lets them. */
  /** Whether what no sale needs is given back. */
  readonly givesBack: boolean;
  readonly paysRest: "cash" | "sameWayAgain";
}

export interface Case {
  readonly gateway: { readonly name: string; readonly open: OpenGateway };
  /** Of the first payment, the second, … ; further ones are paid at once. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly sight: Sight;
  readonly cancelFaults: readonly Fault[];
  readonly refundFaults: readonly Fault[];
  readonly people: People;
  readonly blows: readonly Blow[];
}

export const nameOf = ({ gateway, outcomes, sight, people, cancelFaults, refundFaults, blows }: Case): string =>
  [
    gateway.name,
    outcomes.map(({ name }) => name).join(" + "),
    `look-ups ${sight}`,
    people.name,
    ...cancelFaults.map(({ kind }) => `cancel ${kind}`),
    ...refundFaults.map(({ kind }) => `refund ${kind}`),
    ...blows.map(({ moment, death, downMs }) => `${death} at "${moment}" for ${String(downMs)} ms`),
  ].join(" · ");
