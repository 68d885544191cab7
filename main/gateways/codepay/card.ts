/**
 * What a slip prints of a payment on a CodePay terminal (gateways.md B.5): its answers name brand, masked number,
 * authorization and reference, and nothing of the chip. No more than the last four digits is taken (INV-12).
 */
import type { CardDetails } from "../../core/attempt/cardDetails.ts";
import { ZERO, type Minor } from "../../core/money/money.ts";
import { safeText } from "../safeText.ts";
import type { CodepayOrder } from "./answer.ts";

/** Paid with a card, not by a code that the terminal showed or read; what names no way is a card. */
export const isCard = ({ pay_scenario: scenario }: CodepayOrder): boolean =>
  scenario === null || scenario === "" || scenario === "SWIPE_CARD";

/** @returns null while the answer names neither brand nor number */
export function cardOf(order: CodepayOrder, hostText: string, cashback: Minor): CardDetails | null {
  const label = words(order.pay_method_id, 24);
  const last4 = isCard(order) ? lastFour(order.pay_user_account_id) : "";
  if (label === "" && last4 === "") return null;
  return {
    cardType: "",
    applicationLabel: label,
    last4,
    entry: "",
    aid: "",
    tvr: "",
    tsi: "",
    cryptogram: "",
    terminalId: number(order.terminal_sn, 24),
    terminalNumber: "",
    invoice: "",
    sequence: number(order.ref_no, 24),
    auth: number(order.auth_code ?? order.auth_no, 12),
    batch: number(order.batch_no, 8),
    account: "",
    hostText,
    cashback,
    surcharge: ZERO,
    timestamp: timestamp(order.trans_end_time),
    date: "",
    time: "",
    cvm: "",
    language: "",
  };
}

/** @param longest characters that are kept */
export const words = (text: string | null, longest?: number): string => safeText(text ?? "", longest);

/** A number as it is or not at all: half of one would be a false statement on paper. */
const number = (text: string | null, longest: number): string => {
  const said = words(text, longest + 1);
  return said.length <= longest && /^[0-9A-Za-z-]*$/.test(said) ? said : "";
};

/** Of a masked number only: a wallet's account may end in four digits as well. */
const lastFour = (account: string | null): string => /[*xX•.]\s*-?(\d{4})$/.exec((account ?? "").trim())?.[1] ?? "";

/** `2023-06-14 08:51:51` (GMT) → `20230614-085151`; "" for anything else. */
const timestamp = (text: string | null): string =>
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text ?? "") ? (text ?? "").replace(/[-:]/g, "").replace(" ", "-") : "";
