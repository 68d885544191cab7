/** What a person at the CodePay terminal, or a test, can do to it. */

import type { Brand, DeclineReason, EntryMethod } from "../pax/cards.ts";
import type { CustomerAct } from "../pax/terminal.ts";
import type { Codepay } from "./codepay.ts";
import { counterAct } from "./terminals.ts";

export type CounterActionName = EntryMethod | "decline" | "cancel" | "offline" | "online" | "settle" | "changeTip";

export interface CounterAction {
  /**
   * `offline` and `online` are the link to the cloud; `settle` is the host closing the batch by itself; `changeTip` is somebody
   * at the terminal putting another tip on its last payment, of which the shop is told nothing.
   */
  readonly action: CounterActionName;
  /** Serial number; default: the busy terminal, else the last used one. */
  readonly terminal?: string;
  /** Default `visa`. */
  readonly brand?: Brand;
  /** How a declined card was shown; default `tap`. */
  readonly method?: EntryMethod;
  /** The bank's code for `decline`; default `05`. */
  readonly reason?: DeclineReason;
  /** Minor units the customer adds where the terminal asks for a tip, or the tip of `changeTip`; default 0. */
  readonly tip?: number;
}

/** Undefined when done, else a sentence saying why it cannot be done now. */
export function actAtCounter(codepay: Codepay, action: CounterAction, act: () => CustomerAct): string | undefined {
  const terminal = codepay.terminals.of(action.terminal);
  switch (action.action) {
    case "offline":
    case "online":
      terminal.setOnline(action.action === "online");
      return undefined;
    case "settle":
      codepay.cloud.settle(terminal.sn, "host");
      return undefined;
    case "changeTip": {
      const paid = codepay.orders.all().findLast((order) => order.terminalSn === terminal.sn && order.truth === 2);
      if (paid === undefined) return "No payment of this terminal has been made yet.";
      codepay.orders.adjustTip(paid.transNo, action.tip ?? 0);
      return undefined;
    }
    default:
      return terminal.act(counterAct(act(), action.tip ?? 0));
  }
}
