/** The ways to pay, as intents: what is due is computed by the till. */
import type { Minor } from "../../main/core/money.ts";
import { send, useTill } from "./till.ts";
import { openSheet, useUi } from "./ui.ts";

/** Opens the cash screen. */
export function openCash(): void {
  useUi.setState({ cashOpen: true, keyed: "", ...scanDealtWith() });
}

/** Whoever goes on to pay has dealt with the last scan: its toast does not lie over the payment. */
function scanDealtWith(): { readonly dismissedScan: number } {
  return { dismissedScan: useTill.getState().view?.scan?.seq ?? 0 };
}

/** Asks for a card payment. Where the terminal may still show an earlier amount, somebody has to look first. */
export async function payByCard(sale: string): Promise<void> {
  const answer = await send("payment.card", { sale }, true);
  if (answer.ok) useUi.setState({ trouble: null, cashOpen: false, ...scanDealtWith() });
  else if (answer.error.code === "terminalMayShowAmount") {
    openSheet({ kind: "terminalClear", terminal: String(answer.error.params?.["terminal"] ?? "") });
  } else useUi.setState({ trouble: answer.error });
}

/** Waits for the customer's code. */
export async function payByWallet(sale: string): Promise<void> {
  const answer = await send("payment.walletStep", { sale, open: true });
  if (answer.ok) useUi.setState({ cashOpen: false, ...scanDealtWith() });
}

/** Back from the wallet step; nothing was asked of anybody. */
export async function leaveWallet(sale: string): Promise<void> {
  const answer = await send("payment.walletStep", { sale, open: false });
  if (answer.ok) useUi.setState(scanDealtWith());
}

/** Asks for a code that the customer's phone scans. */
export async function showWalletCode(sale: string): Promise<void> {
  const answer = await send("payment.wallet", { sale, how: { kind: "qr" } });
  if (answer.ok) useUi.setState(scanDealtWith());
}

/** Hands in what the customer gave, minor units. */
export async function takeCash(sale: { readonly id: string }, given: Minor): Promise<void> {
  const answer = await send("cash.take", { sale: sale.id, given });
  if (answer.ok) useUi.setState({ cashOpen: false, keyed: "" });
}
