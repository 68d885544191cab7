/** The ways to pay, as intents: what is due is computed by the till. */
import type { Minor } from "../../../main/core/money/money.ts";
import type { TipChoice } from "../../../main/core/tip/tip.ts";
import { chosenPart } from "./split.ts";
import { send, type Trouble, useTill } from "../till.ts";
import { asksTip } from "./tips.ts";
import { openSheet, useUi } from "../ui.ts";

/** Opens the cash screen. */
export function openCash(): void {
  useUi.setState({ cashOpen: true, keyed: "", ...scanDealtWith() });
}

/** Whoever goes on to pay has dealt with the last scan: its toast does not lie over the payment. */
function scanDealtWith(): { readonly dismissedScan: number } {
  return { dismissedScan: useTill.getState().view?.scan?.seq ?? 0 };
}

/** A payment of the same amount on the same terminal that this one may be; amounts in minor units, times in ms. */
export interface SameQuestion {
  /** Names this very pair of payments: the till takes the answer for no other. */
  readonly id: string;
  readonly by: "card" | "wallet";
  readonly sale: string;
  readonly saleNumber: number;
  readonly amount: number;
  readonly other: string;
  readonly otherRef: string;
  readonly otherSale: number;
  readonly otherAt: number;
  readonly otherState: "unknown" | "approved";
  readonly tip: TipChoice | null;
}

/**
 * Asks for a card payment. Where the terminal may still show an earlier amount, somebody has to look first; where it may
 * be a payment that was asked for already, somebody has to say that it is not.
 * @param secondSale the id of the question that was answered so
 * @param tip what the customer adds; undefined while nobody has asked
 */
export async function payByCard(sale: string, secondSale: string | null = null, tip?: TipChoice | null): Promise<void> {
  if (asksTip({ sale, by: "card", secondSale }, tip)) return;
  const answer = await send("payment.card", { sale, secondSale, part: chosenPart(sale), tip }, true);
  if (answer.ok) useUi.setState({ trouble: null, cashOpen: false, tip: null, ...scanDealtWith() });
  else if (answer.error.code === "terminalMayShowAmount") {
    const terminal = String(answer.error.params?.["terminal"] ?? "");
    openSheet({ kind: "terminalClear", terminal, tip: tip ?? null });
  } else asked(answer.error, sale, "card", tip ?? null);
}

/** Waits for the customer's code. @param secondSale, @param tip as `payByCard` */
export async function payByWallet(
  sale: string,
  secondSale: string | null = null,
  tip?: TipChoice | null,
): Promise<void> {
  if (asksTip({ sale, by: "wallet", secondSale }, tip)) return;
  const answer = await send("payment.walletStep", { sale, open: true, secondSale, part: chosenPart(sale), tip }, true);
  if (answer.ok) useUi.setState({ trouble: null, cashOpen: false, tip: null, ...scanDealtWith() });
  else asked(answer.error, sale, "wallet", tip ?? null);
}

/** "It is a second sale." */
export const payAfterQuestion = ({ by, sale, id, tip }: SameQuestion): Promise<void> =>
  by === "card" ? payByCard(sale, id, tip) : payByWallet(sale, id, tip);

/** Shows a refusal: as a question where it is one. */
function asked(trouble: Trouble, sale: string, by: SameQuestion["by"], tip: TipChoice | null): void {
  if (trouble.code !== "mayBeSame") {
    useUi.setState({ trouble });
    return;
  }
  const text = (name: string): string => String(trouble.params?.[name] ?? "");
  const figure = (name: string): number => Number(trouble.params?.[name] ?? 0);
  openSheet({
    kind: "samePayment",
    question: {
      id: text("question"),
      by,
      sale,
      saleNumber: figure("sale"),
      amount: figure("amount"),
      other: text("other"),
      otherRef: text("otherRef"),
      otherSale: figure("otherSale"),
      otherAt: figure("otherAt"),
      otherState: text("otherState") === "approved" ? "approved" : "unknown",
      tip,
    },
  });
}

/** Back from the wallet step; nothing was asked of anybody. */
export async function leaveWallet(sale: string): Promise<void> {
  const answer = await send("payment.walletStep", { sale, open: false });
  if (answer.ok) useUi.setState(scanDealtWith());
}

/** Asks for a code that the customer's phone scans. */
export async function showWalletCode(sale: string): Promise<void> {
  const answer = await send("payment.wallet", { sale, how: { kind: "qr" } }, true);
  if (answer.ok) useUi.setState({ trouble: null, ...scanDealtWith() });
  else asked(answer.error, sale, "wallet", null);
}

/** Hands in what the customer gave, minor units. */
export async function takeCash(sale: { readonly id: string }, given: Minor): Promise<void> {
  const answer = await send("cash.take", { sale: sale.id, given, part: chosenPart(sale.id) });
  if (answer.ok) useUi.setState({ cashOpen: false, keyed: "", ...scanDealtWith() });
}
