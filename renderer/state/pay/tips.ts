/** Asking the customer for a tip before a payment goes out. The page only remembers the choice; the till works it out. */
import type { TipChoice } from "../../../main/core/tip/tip.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";

/** The payment that a tip is asked for. */
export interface TipStep {
  readonly sale: string;
  readonly by: "card" | "wallet";
  /** As `payByCard`. */
  readonly secondSale: string | null;
}

/**
 * Asks for a tip first, where the shop does so at the till.
 * @param tip what was chosen; undefined while nobody was asked
 * @returns whether it is being asked for: the payment then waits
 */
export function asksTip(step: TipStep, tip: TipChoice | null | undefined): boolean {
  const tips = useTill.getState().view?.session.tips;
  const where = step.by === "card" ? tips?.byCard : tips?.byWallet;
  if (tip !== undefined || where !== "till") return false;
  useUi.setState({ tip: step, trouble: null });
  return true;
}

export const closeTip = (): void => {
  useUi.setState({ tip: null });
};
