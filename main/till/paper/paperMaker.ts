/** From a print job to the paper it asks for, made anew from the journal each time. */
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { customerLanguage } from "../../core/sale/customerLanguage.ts";
import type { PaperName, PrintJob, ReportOf } from "../../core/facts.ts";
import { isByHand, type Sale } from "../../core/sale/sale.ts";
import { readAttemptsOfSale } from "../../journal/projections/attempts.ts";
import { readRefund, readRefundsOfAttempt, readRefundsOfSale } from "../../journal/projections/refunds.ts";
import { readReturn } from "../../journal/projections/returns.ts";
import type { PaperSetting } from "../../../native/printer/escpos.ts";
import type { PaperDocument, PaperLanguage } from "../../receipts/document.ts";
import { giftOfSale, type PaperContext, receiptOfSale, slipOfAttempt } from "../../receipts/paperOfSale.ts";
import { receiptOfReturn } from "../../receipts/paperOfReturn.ts";
import { lateSlipOf, proofSlipOf, refundSlipOf } from "../../receipts/papersOfPayment.ts";
import type { Books } from "../books.ts";
import { paperOfKnown } from "../report/knownPaper.ts";
import { paperOfPeriod, type PeriodPaperDeps } from "../report/periodPaper.ts";
import { paperOfReport } from "../day/reportPaper.ts";

export interface PaperMakerDeps extends PeriodPaperDeps {
  readonly books: Books;
  readonly paper: PaperSetting;
  readonly clock: Clock;
  readonly context: Omit<PaperContext, "copy" | "pictured">;
  operatorName(id: string): string;
}

export interface PaperMaker {
  /** @returns undefined when there is no such paper (any more): the journal knows no sale, or the payment has moved on */
  ofJob(job: PrintJob): Promise<PaperDocument | undefined>;
  /** @param copy 0 = the original */
  of(
    sale: Sale,
    paper: PaperName,
    attempt: Attempt | undefined,
    copy: number,
    refund?: string | null,
  ): PaperDocument | undefined;
}

export function createPaperMaker(deps: PaperMakerDeps): PaperMaker {
  const { books } = deps;

  /** The shop keeps papers in its own language; all others are the customer's. */
  const languageOf = (sale: Sale, paper: PaperName, attempt: Attempt | undefined): PaperLanguage =>
    paper === "slipMerchant" || paper === "refundMerchant"
      ? deps.context.language
      : customerLanguage(sale, deps.context.language, attempt?.card?.language).language;

  const of: PaperMaker["of"] = (sale, paper, attempt, copy, refund = null) => {
    const pictured = (character: string): boolean => deps.paper.rasterizer?.draws(character) ?? false;
    const context: PaperContext = { ...deps.context, language: languageOf(sale, paper, attempt), copy, pictured };
    if (paper === "receipt")
      return receiptOfSale(asSold(sale, books), deps.operatorName(sellerOf(books, sale)), deps.clock.now(), context);
    if (paper === "gift") return giftOfSale(sale, deps.clock.now(), context);
    if (attempt === undefined) return undefined;
    switch (paper) {
      case "returnReceipt":
      case "xReport":
      case "zReport":
      case "periodReport":
      case "differences":
        return undefined;
      case "slipMerchant":
        return slipOfAttempt(attempt, sale.number, "merchant", context);
      case "slipCardholder":
        return slipOfAttempt(attempt, sale.number, "cardholder", context);
      case "proofSlip":
        return proofSlipOf(attempt, sale, context);
      case "lateCounted":
      case "lateOwed":
      case "lateGivenBack":
        return lateSlipOf(attempt, sale, readRefundsOfAttempt(books.journal.reader, attempt.id), context);
      case "refundCardholder":
      case "refundMerchant": {
        const made = refund === null ? undefined : readRefund(books.journal.reader, refund);
        const whose = paper === "refundMerchant" ? "merchant" : "cardholder";
        return made === undefined ? undefined : refundSlipOf(made, attempt, sale, whose, context);
      }
    }
  };

  const ofReturn = (id: string, copy: number): PaperDocument | undefined => {
    const { reader } = books.journal;
    const one = readReturn(reader, id);
    if (one === undefined) return undefined;
    const sale = one.sale === null ? undefined : books.saleById(one.sale);
    const pictured = (character: string): boolean => deps.paper.rasterizer?.draws(character) ?? false;
    const language =
      sale === undefined ? deps.context.language : customerLanguage(sale, deps.context.language, undefined).language;
    const refunds = sale === undefined ? [] : readRefundsOfSale(reader, sale.id);
    const name = (operator: string): string => deps.operatorName(operator);
    return receiptOfReturn(one, sale ?? null, refunds, name, { ...deps.context, language, copy, pictured });
  };

  const ofReport = async (report: ReportOf, copy: number): Promise<PaperDocument | undefined> => {
    const pictured = (character: string): boolean => deps.paper.rasterizer?.draws(character) ?? false;
    const name = (operator: string): string => deps.operatorName(operator);
    const context = { ...deps.context, copy, pictured };
    if (report.kind === "days") return paperOfPeriod(books, report, deps, name, context);
    if (report.kind === "known") return paperOfKnown(books, report, deps.currency, name, context);
    return paperOfReport(books, report, deps.currency, name, context);
  };

  return {
    of,
    async ofJob(job) {
      const { report = null } = job;
      if (report !== null) return ofReport(report, job.copy);
      if (job.return !== undefined && job.return !== null) return ofReturn(job.return, job.copy);
      const sale = books.saleById(job.sale);
      if (sale === undefined) return undefined;
      return of(sale, job.paper, job.attempt === null ? undefined : books.attempt(job.attempt), job.copy, job.refund);
    },
  };
}

/** Who completed the sale, or whoever is at the till while it is open. */
function sellerOf(books: Books, sale: Sale): string {
  const done = books.journal.reader.factsOfSale(sale.id).find((fact) => fact.kind === "sale.completed");
  return done?.operator ?? books.operator() ?? "";
}

/** A capture that came after the sale had been paid otherwise belongs to no receipt: it is given back. */
function asSold(sale: Sale, { journal }: Books): Sale {
  if (sale.completedAt === null) return sale;
  const late = new Set(
    readAttemptsOfSale(journal.reader, sale.id)
      .filter((attempt) => attempt.late && (attempt.endedAt ?? 0) > (sale.completedAt ?? 0))
      .map((attempt) => attempt.id),
  );
  return late.size === 0
    ? sale
    : { ...sale, tenders: sale.tenders.filter((tender) => isByHand(tender) || !late.has(tender.attempt)) };
}
