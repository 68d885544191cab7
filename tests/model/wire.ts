/** The network between one run of the till and a gateway: what leaves, what arrives, what comes back, and what dies on the way. */
import type { Clock } from "../../main/core/clock.ts";
import type { Death } from "./moments.ts";

const CONNECT_MS = 3;
const WAY_MS = 20;

/** What befalls one request. */
export type Fault =
  | { readonly kind: "none" }
  /** No connection: no byte leaves. */
  | { readonly kind: "noConnection" }
  /** Leaves, and never arrives. */
  | { readonly kind: "lostGoing"; readonly noticedMs: number }
  /** Arrives this much later; the till has given up by then. */
  | { readonly kind: "slowGoing"; readonly arrivesMs: number; readonly noticedMs: number }
  /** Arrives and is carried out; the answer is lost, which the till notices so long after it left. */
  | { readonly kind: "answerLost"; readonly noticedMs: number }
  /** The answer takes so long. */
  | { readonly kind: "slowAnswer"; readonly ms: number };

export const NO_FAULT: Fault = { kind: "none" };

export type Exchange<T> =
  { readonly kind: "answer"; readonly value: T } | { readonly kind: "lost" } | { readonly kind: "notSent" };

/** The run of the till that asks. */
export interface Asker {
  /** How this run died; null while it lives. */
  died(): Death | null;
  /** A moment has come; the asker may be dead afterwards. */
  reached(what: string): void;
}

/**
 * Carries one request. What the gateway does with it happens whether or not the asker lives to hear of it.
 * @param serve what the gateway makes of it; it may take its time
 * @param onSent the first byte leaves
 */
export function carry<T>(
  clock: Clock,
  asker: Asker,
  what: string,
  fault: Fault,
  serve: () => Promise<T>,
  onSent: () => void = () => undefined,
): Promise<Exchange<T>> {
  const { promise, resolve } = Promise.withResolvers<Exchange<T>>();
  const hear = (exchange: Exchange<T>): void => {
    if (asker.died() === null) resolve(exchange);
  };
  const arrive = (): void => {
    if (asker.died() === "powerCut") return;
    void serve().then((value) => {
      asker.reached(`${what} carried out`);
      if (fault.kind === "answerLost" || fault.kind === "slowGoing") return;
      clock.after(fault.kind === "slowAnswer" ? fault.ms : WAY_MS, () => {
        hear({ kind: "answer", value });
      });
    });
  };
  const lostAfter = (ms: number): void => {
    clock.after(ms, () => {
      hear({ kind: "lost" });
    });
  };
  clock.after(CONNECT_MS, () => {
    if (asker.died() !== null) return;
    if (fault.kind === "noConnection") {
      hear({ kind: "notSent" });
      return;
    }
    onSent();
    asker.reached(`${what} on its way`);
    if (fault.kind === "lostGoing" || fault.kind === "answerLost" || fault.kind === "slowGoing")
      lostAfter(fault.noticedMs);
    if (fault.kind !== "lostGoing") clock.after(fault.kind === "slowGoing" ? fault.arrivesMs : WAY_MS, arrive);
  });
  return promise;
}
