/** Whether customers are asked for a tip, where, and what they may choose: by the settings, and by what each gateway takes. */
import type { Minor } from "../../core/money/money.ts";
import { ok, type Result } from "../../core/result.ts";
import { type Sale, totalsOfSale } from "../../core/sale/sale.ts";
import { tipBasisOf, type TipChoice, tipOf } from "../../core/tip/tip.ts";
import type { Gateway } from "../../gateways/port.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { TipsView } from "../../../preload/contract/tips.ts";
import { refuse } from "../base/problem.ts";

/** What an intent says of a tip. */
export interface AskedTip {
  /** Minor units, on top of the amount. */
  readonly tip: Minor;
  readonly askTip?: true;
}

export interface TipPolicy {
  readonly view: TipsView;
  /** The tip of a payment that is about to be asked for. @param amount of that payment, minor units */
  asked(gateway: Gateway, sale: Sale, amount: Minor, choice: TipChoice | null): Result<AskedTip, Problem>;
  /** Whether a tip can be put on what this gateway has taken. */
  after(gateway: Gateway | undefined): boolean;
}

/**
 * @param settings as they count at that moment
 * @param card the gateway that takes cards, @param wallets the one that takes wallets; null where none is set
 */
export function tipPolicy(settings: () => Settings["tips"], card: Gateway | null, wallets: Gateway | null): TipPolicy {
  const whereAsked = (gateway: Gateway | null): "till" | "terminal" | null => {
    const { askOn, when } = settings();
    if (when !== "before" || gateway?.tip === undefined) return null;
    return askOn === "terminal" && gateway.tip.onTerminal ? "terminal" : "till";
  };
  const after = (gateway: Gateway | null | undefined): boolean =>
    settings().when === "after" && typeof gateway?.tip?.adjust === "function";
  return {
    get view() {
      return {
        byCard: whereAsked(card),
        byWallet: whereAsked(wallets) === null ? null : ("till" as const),
        presets: settings().presets,
        after: after(card) || after(wallets),
      };
    },
    asked(gateway, sale, amount, choice) {
      const where = whereAsked(gateway);
      if (where === "till") {
        const tip = tipOf(amount, choice, settings().presets, tipBasisOf(totalsOfSale(sale)));
        return tip.ok ? ok({ tip: tip.value }) : refuse(tip.error);
      }
      if (choice !== null) return refuse("tipNotAsked");
      return ok({ tip: 0 as Minor, ...(where === "terminal" ? { askTip: true } : {}) });
    },
    after,
  };
}
