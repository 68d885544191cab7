/** Returns and what may come back, as the page sees them. */
import { type Minor, ZERO } from "../../../core/money/money.ts";
import { cutOf } from "../../../core/refund/returnCut.ts";
import type { Refund, RefundWay } from "../../../core/refund/refund.ts";
import { returnableLines } from "../../../core/refund/returnable.ts";
import type { ReturnBooks } from "../../../core/refund/returnSplit.ts";
import {
  CASH,
  isGivenTwice,
  isUnsettled,
  partState,
  refundsOfPart,
  type Return,
  type ReturnedPart,
} from "../../../core/refund/returns.ts";
import { isCarried, type Sale } from "../../../core/sale/sale.ts";
import type {
  CustomerSees,
  QuotedPartView,
  ReturnableLineView,
  ReturnPartView,
  ReturnQuoteView,
  ReturnTenderView,
  ReturnView,
  WayWhy,
} from "../../../../preload/contract/returns.ts";
import type { QuotedPart, QuotedReturn, ReturnBook } from "../../giveBack/returnBook.ts";
import type { RefundDesk } from "../../giveBack/refundDesk.ts";
import { refundView } from "./givingBackView.ts";

export interface ReturnViewParts {
  readonly book: ReturnBook;
  readonly refunds: Pick<RefundDesk, "carried" | "managerAt" | "goods" | "gatewayName">;
  saleById(id: string): Sale | undefined;
  operatorName(id: string): string;
}

/** What the customer will see of money that goes back this way. */
const seesOf = (way: RefundWay, wallet: boolean): CustomerSees =>
  way === "void" || way === "cancel" ? "nothing" : wallet ? "wallet" : "days";

export function returnView(one: Return, parts: ReturnViewParts): ReturnView {
  const sale = one.sale === null ? undefined : parts.saleById(one.sale);
  const of = sale === undefined ? null : parts.book.of(sale);
  const refunds = of?.refunds ?? [];
  const names = new Map([...(sale?.lines ?? []), ...one.goods].map((line) => [line.id, line.names]));
  return {
    return: one.id,
    number: one.number,
    sale: one.sale,
    saleNumber: sale?.number ?? 0,
    scope: one.scope,
    at: one.at,
    total: one.total,
    reason: one.reason,
    operator: parts.operatorName(one.operator),
    approver: parts.operatorName(one.approver),
    own: one.approver === one.operator,
    withdrawn: one.withdrawn !== null,
    pieces: one.pieces.map(({ amount, line, quantity }) => ({
      line,
      names: names.get(line) ?? null,
      quantity,
      amount,
    })),
    parts: one.parts.map((part) => partView(one, part, of, parts.refunds)),
    settled: !isUnsettled(one, refunds),
  };
}

function partView(
  one: Return,
  decided: ReturnedPart,
  of: ReturnBooks | null,
  desk: ReturnViewParts["refunds"],
): ReturnPartView {
  const refunds = of?.refunds ?? [];
  const own = refundsOfPart(decided.id, refunds);
  const state = partState(decided, refunds);
  const isOwed = one.withdrawn === null && (state === "waiting" || state === "notGiven");
  const part = { ...decided, ...(of === null || !isOwed ? null : cutOf(one, decided, of)) };
  const attempt = of?.attempts.find(({ id }) => id === part.attempt);
  const carried = part.way === "carried" && attempt !== undefined;
  const last = own.at(-1);
  const next = carried ? desk.goods.wayAndWhy(attempt, (part.amount + part.tip) as Minor) : null;
  const taken: { readonly way: RefundWay; readonly why: WayWhy } | null =
    last !== undefined && state !== "notGiven" ? { way: last.way, why: whyOf(last) } : next;
  return {
    part: part.id,
    tender: part.tender,
    ...tenderOf(part, of?.sale),
    amount: part.amount,
    tip: part.tip,
    short: part.short ?? ZERO,
    state,
    cash: part.given?.kind === "cash" ? { given: part.given.given, rounding: part.given.rounding } : null,
    way: carried ? (taken?.way ?? null) : null,
    why: carried ? (taken?.why ?? null) : null,
    sees: carried && taken !== null ? seesOf(taken.way, attempt.wallet !== null) : null,
    reference: part.given?.kind === "other" ? part.given.reference : (last?.gatewayRef ?? ""),
    refunds: own.map((refund) => refundView(refund, desk)),
    twice: isGivenTwice(one, part, refunds),
  };
}

/** Of a refund that is on its way the reason is told by what it is. */
function whyOf({ after, way }: Refund): WayWhy {
  if (way === "byHand") return "byHand";
  if (way !== "refund") return "notSettled";
  return after === null ? "notUndoable" : "undoRefused";
}

function tenderOf(part: ReturnedPart, sale: Sale | undefined): Pick<ReturnPartView, "kind" | "label" | "last4"> {
  if (part.way === "credit") return { kind: "credit", label: "", last4: "" };
  if (part.way === "cash" || part.tender === CASH) return { kind: "cash", label: "", last4: "" };
  const tender = sale?.tenders.find(({ id }) => id === part.tender);
  if (part.way === "other")
    return {
      kind: "other",
      label: part.given?.kind === "other" ? part.given.name : tender?.kind === "other" ? tender.name : "",
      last4: "",
    };
  return tender !== undefined && isCarried(tender)
    ? { kind: tender.kind, label: tender.label, last4: tender.last4 }
    : { kind: "card", label: "", last4: "" };
}

/** @param asked what was asked for, priced; null when nothing was, or it cannot be */
export function quoteView(
  sale: Sale,
  asked: QuotedReturn | null,
  problem: ReturnQuoteView["problem"],
  parts: ReturnViewParts,
): ReturnQuoteView {
  const books = parts.book.of(sale);
  const lines = returnableLines(sale, books.returns);
  const left = lines.reduce((sum, line) => sum + line.left.amount, 0) as Minor;
  return {
    sale: sale.id,
    saleNumber: sale.number,
    completedAt: sale.completedAt ?? sale.startedAt,
    currency: sale.currency,
    lines: lines.map(({ left: rest, line, quantityLeft, whole }): ReturnableLineView => ({
      line: line.id,
      sku: line.sku,
      names: line.names,
      unit: line.unit,
      unitPrice: line.unitPrice,
      sold: line.quantity,
      left: quantityLeft,
      amount: whole.amount,
      amountLeft: rest.amount,
      taxes: Object.keys(whole.taxes),
      feeOf: line.feeOf ?? null,
    })),
    tenders: parts.book.tenders(sale).map((tender): ReturnTenderView => {
      const attempt = books.attempts.find(({ id }) => id === tender.attempt);
      return {
        tender: tender.id,
        kind: tender.kind,
        label: tender.label,
        last4: tender.last4,
        gateway: attempt === undefined ? "" : parts.refunds.gatewayName(attempt),
        took: tender.took,
        left: tender.left,
      };
    }),
    left,
    asked:
      asked === null
        ? null
        : {
            pieces: asked.pieces.map(({ amount, gross, line, net, quantity }) => ({
              line,
              quantity,
              gross,
              net,
              amount,
            })),
            taxes: asked.taxes,
            total: asked.total,
            short: asked.short,
            tip: asked.tip,
            parts: asked.parts.map((part) => quotedPart(part, parts)),
            leftAfter: asked.leftAfter,
            needs: asked.needs,
          },
    problem,
    returns: books.returns.map((one) => returnView(one, parts)),
  };
}

function quotedPart(part: QuotedPart, { refunds }: ReturnViewParts): QuotedPartView {
  const chosen =
    part.attempt === null ? null : refunds.goods.wayAndWhy(part.attempt, (part.amount + part.tip) as Minor);
  return {
    tender: part.tender.id,
    as: part.as,
    credit: part.way === "credit",
    amount: part.amount,
    tip: part.tip,
    cash: part.cash,
    way: chosen?.way ?? null,
    why: chosen?.why ?? null,
    sees: chosen === null ? null : seesOf(chosen.way, part.tender.kind === "wallet"),
  };
}
