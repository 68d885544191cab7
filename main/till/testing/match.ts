/** What people do at a whole till so that its day can be matched, and the match itself. */
import { vi } from "vitest";
import type { ClosingView } from "../../../preload/contract/closing.ts";
import type { MatchView } from "../../../preload/contract/match.ts";
import type { Counter } from "./counter.ts";
import { ask } from "./evening.ts";
import { factsIn } from "./facts.ts";

/** At which the same amount is paid again and again, and a manager may decide at once. */
export const MATCH_SETTINGS = { cardGateway: "codepay", truth: { managerAfterMs: 0, sameAmountMinutes: 0 } };

export const found = ({ differences }: MatchView): string[] => differences.map(({ class: name }) => name);

export function matchHands(counter: () => Counter) {
  const state = (from = 0): Promise<MatchView> => ask(counter(), "match.state", { from });
  const isApproved = (attempt: string): Promise<unknown> =>
    counter().until("approved", ({ payment }) => payment?.attempt === attempt && payment.screen === "approved");
  return {
    state,
    /** How the evening's list has the match. */
    async step(): Promise<string> {
      const { steps } = await ask<ClosingView>(counter(), "closing.state", {});
      return steps.find(({ step: name }) => name === "match")?.state ?? "";
    },
    ledger: () => counter().simulator.ledger(),
    /** Starts a match and waits for its end. */
    async match(all = false): Promise<MatchView> {
      const before = factsIn(counter().dataDir, "match.done").length;
      await counter().must("match.start", { all });
      const isDone = (): boolean => factsIn(counter().dataDir, "match.done").length > before;
      await vi.waitUntil(isDone, { timeout: 60_000, interval: 20 });
      return state();
    },
    async payByCard(): Promise<string> {
      const sale = await counter().ring();
      const { attempt } = await counter().must("payment.card", { sale });
      await counter().until("the customer's tap", () => counter().simulator.control.counter({ action: "tap" }).ok);
      await isApproved(attempt);
      return attempt;
    },
    async payByWallet(): Promise<string> {
      const shown = counter().simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
      const sale = await counter().ring();
      const code = shown.ok ? (shown.code ?? "") : "";
      const { attempt } = await counter().must("payment.wallet", { sale, how: { kind: "code", code } });
      await isApproved(attempt);
      return attempt;
    },
    /** Every order has ended there, and is old enough to be told as it is. */
    told: (): boolean =>
      counter()
        .simulator.counterOrders()
        .every(({ createdAt, truth }) => truth !== 9 && truth !== 0 && Date.now() - createdAt > 3_000),
    referenceOf: (attempt: string): string =>
      factsIn(counter().dataDir, "attempt.intended").find(({ id }) => id === attempt)?.reference ?? "",
  };
}
