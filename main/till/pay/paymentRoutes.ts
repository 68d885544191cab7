/** One set of payments for the desks: each attempt is carried by the gateway it was asked of. */
import type { Payments } from "../../payments/payments.ts";
import type { Uncarried } from "../../payments/uncarried.ts";
import type { GatewayId } from "../../core/attempt/attempt.ts";

/**
 * @param engines one for each gateway that is set
 * @param uncarried what is done about payments at the others
 */
export function routePayments(engines: ReadonlyMap<GatewayId, Payments>, uncarried: Uncarried): Payments {
  const all = [...engines.values()];
  return {
    recover(attempts) {
      for (const engine of all) engine.recover(attempts);
      uncarried.recover(attempts);
    },
    send(attempt, means) {
      const engine = engines.get(attempt.gateway);
      if (engine === undefined) throw new Error(`nothing carries the payments of ${attempt.gateway}`);
      engine.send(attempt, means);
    },
    pick: (id, gatewayRef, approver) => all.some((engine) => engine.pick(id, gatewayRef, approver)),
    cancel: (id) => all.some((engine) => engine.cancel(id)),
    checkAgain: (id) => all.some((engine) => engine.checkAgain(id)),
    askOnce: (attempt) => all.some((engine) => engine.askOnce(attempt)),
    askNow: async (attempt) => (await engines.get(attempt.gateway)?.askNow(attempt)) ?? false,
    decide: (id, event) => all.some((engine) => engine.decide(id, event)) || uncarried.decide(id, event),
    carried: (id) => all.map((engine) => engine.carried(id)).find((carried) => carried !== undefined),
    lookUpAllNow() {
      for (const engine of all) engine.lookUpAllNow();
    },
    close() {
      for (const engine of all) engine.close();
    },
  };
}
