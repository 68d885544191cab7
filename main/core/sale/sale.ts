/**
 * A sale: what one customer buys and the tenders that pay for it. The state is the fold of the sale's facts; what may be
 * done to it is decided in `saleRules.ts`. Amounts are integer minor units.
 */
import type { Attempt, AttemptState, Capture } from "../attempt/attempt.ts";
import { brandName } from "../attempt/cardDetails.ts";
import type { LanguageFact } from "./customerLanguage.ts";
import type { HeldAside, HoldFact } from "./heldSales.ts";
import type { Currency, Minor } from "../money/money.ts";
import type { PaperLanguage } from "../paper/paper.ts";
import type { Quantity } from "../money/quantity.ts";
import type { TaxRule } from "../money/tax.ts";
import type { ExemptFact, TaxExemption } from "../money/taxExempt.ts";
import { walletName } from "../attempt/wallet.ts";
import { type LineDiscount, type PricedLine, type SaleTotals, totalsOf } from "../money/totals.ts";
import { withoutTaxes } from "../money/untaxed.ts";

export interface Names {
  readonly en: string;
  readonly fr?: string | undefined;
  readonly zh?: string | undefined;
}

export interface SaleLine extends PricedLine {
  readonly sku: string;
  readonly names: Names;
  readonly unit: "each" | "kg";
  readonly note?: string | undefined;
  /** A deposit or eco fee: the line it follows in quantity and removal. */
  readonly feeOf?: string | undefined;
  /** The catalogue's price, when somebody who may has set another. */
  readonly listPrice?: Minor | undefined;
}

/** A payment by card or wallet, seen from the sale; the attempt knows the rest. */
export interface CardTender {
  readonly kind: "card" | "wallet";
  readonly id: string;
  readonly attempt: string;
  readonly asked: Minor;
  /** Asked for on top; what came of it is in the capture. */
  readonly tip?: Minor;
  readonly state: AttemptState;
  /** It ended before a byte of it left: nobody was asked. */
  readonly notSent?: true;
  /** It went through while the sale was open, and a cancel gave it back: it pays for nothing. */
  readonly returned?: true;
  /** What counts for the goods: captured less tip, cashback and surcharge. 0 unless approved. */
  readonly applied: Minor;
  readonly capture: Capture | null;
  readonly label: string;
  readonly last4: string;
  /** What the card says of its holder's language. */
  readonly language?: PaperLanguage | "";
}

export interface CashTender {
  readonly kind: "cash";
  readonly id: string;
  readonly state: "taken" | "takenBack";
  readonly given: Minor;
  /** What counts for the goods; given = applied + rounding + change. */
  readonly applied: Minor;
  readonly rounding: Minor;
  readonly change: Minor;
}

/** Paid outside the till (another terminal, a cheque, a gift card): written down, and counted apart. */
export interface OtherTender {
  readonly kind: "other";
  readonly id: string;
  readonly state: "taken" | "takenBack";
  /** As the settings name it. */
  readonly name: string;
  /** Its number there; "" where none is asked for. */
  readonly reference: string;
  readonly applied: Minor;
  /** Returned goods that pay for new ones: the return; left out for everything else. */
  readonly credit?: string;
}

export type Tender = CardTender | CashTender | OtherTender;

export interface Sale {
  readonly id: string;
  /** Counts up per register and never repeats; printed on the receipt. */
  readonly number: number;
  readonly state: "open" | "completed" | "abandoned";
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly currency: Currency;
  readonly taxRules: readonly TaxRule[];
  readonly lines: readonly SaleLine[];
  /** A discount of the whole sale, after the lines' own. */
  readonly discount: LineDiscount | null;
  readonly tenders: readonly Tender[];
  /** Scans that reached this sale, and how many of them became goods: they must agree, or the screen says so. */
  readonly scanned: number;
  readonly added: number;
  /** Put aside until its customer is back; left out for every other sale. */
  readonly held?: HeldAside | undefined;
  readonly taxExempt?: TaxExemption | undefined;
  /** Chosen for the customer's own papers; left out: as the card says, or the shop's. */
  readonly receiptLanguage?: PaperLanguage | undefined;
}

export type SaleFact =
  | HoldFact
  | ExemptFact
  | LanguageFact
  | {
      readonly kind: "sale.started";
      readonly body: {
        readonly id: string;
        readonly number: number;
        readonly currency: Currency;
        readonly taxRules: readonly TaxRule[];
      };
    }
  | { readonly kind: "sale.lineAdded"; readonly body: { readonly line: SaleLine; readonly by: "scan" | "hand" } }
  | {
      readonly kind: "sale.quantitySet";
      readonly body: { readonly line: string; readonly quantity: Quantity; readonly by: "scan" | "hand" };
    }
  | { readonly kind: "sale.lineRemoved"; readonly body: { readonly line: string } }
  | {
      readonly kind: "sale.lineDiscounted";
      readonly body: { readonly line: string; readonly discount: LineDiscount | null };
    }
  | { readonly kind: "sale.discounted"; readonly body: { readonly discount: LineDiscount | null } }
  | { readonly kind: "sale.lineNoted"; readonly body: { readonly line: string; readonly note: string } }
  /** Another price than the catalogue's, by somebody who may. */
  | {
      readonly kind: "sale.linePriced";
      readonly body: {
        readonly line: string;
        readonly unitPrice: Minor;
        readonly reason: string;
        readonly approver: string;
      };
    }
  /** Goods the catalogue does not know were sold by name and price; the line itself is a fact of its own. */
  | {
      readonly kind: "sale.openGoodsApproved";
      readonly body: { readonly line: string; readonly code: string; readonly approver: string };
    }
  | { readonly kind: "sale.scanMissed"; readonly body: { readonly why: string } }
  | { readonly kind: "sale.cashTaken"; readonly body: { readonly tender: CashTender } }
  | { readonly kind: "sale.cashTakenBack"; readonly body: { readonly tender: string } }
  | { readonly kind: "sale.otherTaken"; readonly body: { readonly tender: OtherTender } }
  | { readonly kind: "sale.creditTaken"; readonly body: { readonly tender: OtherTender } }
  /** The sale was given up: what its goods had been paid with is owed to the customer again (`returns.ts`). */
  | { readonly kind: "sale.creditTakenBack"; readonly body: { readonly tender: string } }
  | { readonly kind: "sale.otherTakenBack"; readonly body: { readonly tender: string } }
  | { readonly kind: "sale.completed"; readonly body: { readonly total: Minor; readonly rounding: Minor } }
  /** With a reason and who answers for it where money stood on the sale. */
  | { readonly kind: "sale.abandoned"; readonly body: { readonly reason?: string; readonly approver?: string } };

export const startedSale = (body: Extract<SaleFact, { kind: "sale.started" }>["body"], at: number): Sale => ({
  ...body,
  state: "open",
  startedAt: at,
  completedAt: null,
  lines: [],
  discount: null,
  tenders: [],
  scanned: 0,
  added: 0,
});

/** The sale after one of its own facts. @param at ms */
export function applySaleFact(sale: Sale, fact: SaleFact, at: number): Sale {
  switch (fact.kind) {
    case "sale.started":
      return sale;
    case "sale.lineAdded":
      return counted({ ...sale, lines: [...sale.lines, fact.body.line] }, fact.body.by);
    case "sale.quantitySet": {
      const { line, quantity, by } = fact.body;
      return counted(
        editLine(
          sale,
          (l) => l.id === line || l.feeOf === line,
          (l) => ({ ...l, quantity }),
        ),
        by,
      );
    }
    case "sale.lineRemoved":
      return { ...sale, lines: sale.lines.filter((l) => l.id !== fact.body.line && l.feeOf !== fact.body.line) };
    case "sale.lineDiscounted":
      return editLine(
        sale,
        (l) => l.id === fact.body.line,
        (l) => ({ ...l, discount: fact.body.discount ?? undefined }),
      );
    case "sale.discounted":
      return { ...sale, discount: fact.body.discount };
    case "sale.lineNoted":
      return editLine(
        sale,
        (l) => l.id === fact.body.line,
        (l) => ({ ...l, note: fact.body.note === "" ? undefined : fact.body.note }),
      );
    case "sale.linePriced":
      return editLine(
        sale,
        (l) => l.id === fact.body.line,
        (l) => ({ ...l, unitPrice: fact.body.unitPrice, listPrice: l.listPrice ?? l.unitPrice }),
      );
    case "sale.openGoodsApproved":
      return sale;
    case "sale.held":
      return { ...sale, held: { at, ...fact.body } };
    case "sale.recalled":
      return { ...sale, held: undefined };
    case "sale.taxExempted":
      return { ...sale, taxExempt: fact.body.exemption };
    case "sale.taxExemptionRemoved":
      return { ...sale, taxExempt: undefined };
    case "sale.receiptLanguageSet":
      return { ...sale, receiptLanguage: fact.body.language ?? undefined };
    case "sale.scanMissed":
      return { ...sale, scanned: sale.scanned + 1 };
    case "sale.cashTaken":
    case "sale.otherTaken":
    case "sale.creditTaken":
      return { ...sale, tenders: [...sale.tenders, fact.body.tender] };
    case "sale.cashTakenBack":
    case "sale.otherTakenBack":
    case "sale.creditTakenBack":
      return {
        ...sale,
        tenders: sale.tenders.map((t) => (isByHand(t) && t.id === fact.body.tender ? { ...t, state: "takenBack" } : t)),
      };
    case "sale.completed":
      return { ...sale, state: "completed", completedAt: at };
    case "sale.abandoned":
      return { ...sale, state: "abandoned", completedAt: at };
  }
}

/** Carried by an attempt, whose gateway has the last word. */
export const isCarried = (tender: Tender): tender is CardTender => tender.kind === "card" || tender.kind === "wallet";

/** Handed over at the counter, and handed back there. */
export const isByHand = (tender: Tender): tender is CashTender | OtherTender => !isCarried(tender);

const editLine = (sale: Sale, which: (line: SaleLine) => boolean, edit: (line: SaleLine) => SaleLine): Sale => ({
  ...sale,
  lines: sale.lines.map((line) => (which(line) ? edit(line) : line)),
});

const counted = (sale: Sale, by: "scan" | "hand"): Sale =>
  by === "scan" ? { ...sale, scanned: sale.scanned + 1, added: sale.added + 1 } : sale;

/** The sale with its card or wallet tender as its attempt now says: the one way an attempt reaches a sale. */
export function withAttempt(sale: Sale, attempt: Attempt): Sale {
  const before = sale.tenders.filter(isCarried).find((t) => t.id === attempt.tender);
  // A sale that was completed with it keeps what it was completed with; the tray calls somebody to it.
  const returned = attempt.returned !== null && (sale.state === "open" || before?.returned === true);
  const tender: CardTender = {
    kind: attempt.wallet === null ? "card" : "wallet",
    id: attempt.tender,
    attempt: attempt.id,
    asked: attempt.amount,
    ...(attempt.tip === 0 ? {} : { tip: attempt.tip }),
    state: attempt.state,
    ...(attempt.cause === "notSent" ? { notSent: true } : {}),
    ...(returned ? { returned: true } : {}),
    applied:
      attempt.state === "approved" && attempt.capture !== null && !returned ? goodsPart(attempt.capture) : (0 as Minor),
    capture: attempt.capture,
    label: attempt.card === null ? walletName(attempt.wallet?.brand ?? null) : brandName(attempt.card),
    last4: attempt.card?.last4 ?? attempt.wallet?.codeLast4 ?? "",
    ...(attempt.card === null ? {} : { language: attempt.card.language }),
  };
  return {
    ...sale,
    tenders:
      before !== undefined ? sale.tenders.map((t) => (t.id === tender.id ? tender : t)) : [...sale.tenders, tender],
  };
}

/** The part of a capture that pays for goods, minor units. */
export const goodsPart = (capture: Capture): Minor =>
  (capture.captured - capture.tip - capture.cashback - capture.surcharge) as Minor;

export function totalsOfSale(sale: Sale): SaleTotals {
  const totals = totalsOf(sale.lines, sale.taxRules, sale.discount ?? undefined);
  return sale.taxExempt === undefined ? totals : withoutTaxes(totals, sale.taxExempt.taxes);
}

/** What the tenders have paid for goods so far, minor units. What was taken back counts nothing. */
export const paidSoFar = (sale: Sale): Minor =>
  sale.tenders.reduce((sum, t) => sum + (t.state === "takenBack" ? 0 : t.applied), 0) as Minor;

/** What is still to pay, minor units; negative when a card took more than was due (INV-6: shown, never capped). */
export const dueOf = (sale: Sale): Minor => (totalsOfSale(sale).total - paidSoFar(sale)) as Minor;

/** Cash rounding over all cash tenders that stand, minor units. */
export const roundingOf = (sale: Sale): Minor =>
  sale.tenders.reduce((sum, t) => sum + (t.kind === "cash" && t.state === "taken" ? t.rounding : 0), 0) as Minor;

/** An attempt of this sale whose outcome the till still owes the cashier. */
export const openTender = (sale: Sale): CardTender | undefined =>
  sale.tenders.filter(isCarried).find((t) => ["new", "sent", "pending", "checking"].includes(t.state));
