/**
 * Payments at a gateway that is not set any more: nobody can be asked what became of them, so each is unknown, and somebody
 * who may says what happened (INV-7). A sale never waits for an answer that cannot come.
 */
import type { Attempt, GatewayId } from "../core/attempt/attempt.ts";
import { type AttemptEvent, newWatch, observe } from "../core/attempt/attemptRules.ts";
import type { Clock } from "../core/clock.ts";
import type { Payments, PaymentsDeps } from "./payments.ts";

export interface UncarriedDeps extends Pick<PaymentsDeps, "attempt" | "changed" | "commit"> {
  readonly clock: Clock;
  /** Whether an engine carries this gateway's payments. */
  isCarried(gateway: GatewayId): boolean;
}

export type Uncarried = Pick<Payments, "decide" | "recover">;

export function createUncarried({ attempt: read, changed, clock, commit, isCarried }: UncarriedDeps): Uncarried {
  const feed = (attempt: Attempt, event: AttemptEvent): boolean => {
    const at = clock.now();
    const { facts } = observe(attempt, newWatch(false, at), event, at);
    if (facts.length === 0 || !commit(attempt, facts, false)) return false;
    changed();
    return true;
  };

  return {
    recover(attempts) {
      for (const attempt of attempts) {
        if (isCarried(attempt.gateway)) continue;
        feed(attempt, { kind: "takeEnded", result: { kind: "lost", why: "gatewayNotSet" } });
      }
    },
    decide(id, event) {
      const attempt = read(id);
      return attempt !== undefined && !isCarried(attempt.gateway) && feed(attempt, event);
    },
  };
}
