/** From a return and its refunds to its receipt. */
import { add, type Minor } from "../core/money/money.ts";
import type { Refund } from "../core/refund/refund.ts";
import { partState, refundsOfPart, type Return, type ReturnedPart } from "../core/refund/returns.ts";
import { isCarried, type Sale } from "../core/sale/sale.ts";
import type { PaperDocument } from "./document.ts";
import type { PaperContext } from "./paperOfSale.ts";
import { returnReceipt, type ReturnReceiptPart } from "./returnReceipt.ts";

/**
 * @param sale null for goods that came back without theirs
 * @param refunds of this sale
 * @param name of an operator's id
 */
export function receiptOfReturn(
  one: Return,
  sale: Sale | null,
  refunds: readonly Refund[],
  name: (operator: string) => string,
  context: PaperContext,
): PaperDocument {
  const lines = new Map([...(sale?.lines ?? []), ...one.goods].map((line) => [line.id, line]));
  return returnReceipt(
    {
      ...one,
      saleNumber: sale === null ? null : String(sale.number),
      operator: name(one.operator),
      approver: name(one.approver),
      adjustment: one.scope === "amount",
      withdrawn: one.withdrawn !== null,
      pieces: one.pieces.map((piece) => ({
        ...piece,
        names: lines.get(piece.line)?.names ?? { en: "" },
        unit: lines.get(piece.line)?.unit ?? "each",
        unitPrice: lines.get(piece.line)?.unitPrice ?? piece.gross,
        taxes: Object.keys(piece.taxes),
      })),
      parts: one.parts.map((part) => partOf(part, sale, refunds)),
    },
    context,
  );
}

function partOf(part: ReturnedPart, sale: Sale | null, refunds: readonly Refund[]): ReturnReceiptPart {
  const state = partState(part, refunds);
  const standing = state === "given" ? "given" : state === "checking" || state === "running" ? "checking" : "owed";
  const tender = sale?.tenders.find(({ id }) => id === part.tender);
  const { given } = part;
  const paid =
    tender !== undefined && isCarried(tender)
      ? { label: tender.label, last4: tender.last4 }
      : { label: tender?.kind === "other" ? tender.name : "", last4: "" };
  const whole = add(part.amount, part.tip);
  const common = {
    tip: part.tip,
    short: part.short ?? (0 as Minor),
    standing,
    rounding: 0 as Minor,
    amount: whole,
    reference: "",
  } as const;
  switch (part.way) {
    case "cash":
      return {
        ...common,
        kind: "cash",
        label: "",
        last4: "",
        ...(given?.kind === "cash" ? { amount: given.given, rounding: given.rounding } : {}),
      };
    case "other":
      return {
        ...common,
        ...paid,
        kind: "other",
        ...(given?.kind === "other" ? { label: given.name, reference: given.reference } : {}),
      };
    case "credit":
      return { ...common, kind: "credit", label: "", last4: "" };
    case "carried":
      return { ...common, ...paid, kind: "card", reference: refundsOfPart(part.id, refunds).at(-1)?.gatewayRef ?? "" };
  }
}
