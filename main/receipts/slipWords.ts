/** Fixed words of a card slip, in the two languages of Canadian card slips (gateways.md A.11–A.13). */
import type { EntryMethod } from "../core/attempt/cardDetails.ts";
import type { PrintedLanguage } from "./document.ts";

export type SlipTransaction = "purchase" | "refund" | "void";
export type SlipOutcome = "approved" | "declined" | "cancelled" | "notCompleted";
export type SlipCopy = "merchant" | "cardholder";

export interface SlipWords {
  readonly header: string;
  readonly transaction: Readonly<Record<SlipTransaction, string>>;
  readonly outcome: Readonly<Record<SlipOutcome, string>>;
  readonly copy: Readonly<Record<SlipCopy, string>>;
  readonly entry: Readonly<Record<Exclude<EntryMethod, "">, string>>;
  readonly chequing: string;
  readonly savings: string;
  readonly flash: string;
  readonly sale: string;
  readonly original: string;
  readonly card: string;
  readonly entryLabel: string;
  readonly account: string;
  readonly terminalId: string;
  readonly invoice: string;
  readonly sequence: string;
  readonly batch: string;
  readonly auth: string;
  readonly amount: string;
  readonly tip: string;
  readonly cashback: string;
  readonly surcharge: string;
  readonly total: string;
  readonly verifiedByPin: string;
  readonly noSignature: string;
  readonly cardholderSignature: string;
  readonly merchantSignature: string;
  readonly agreement: string;
  readonly retain: string;
  readonly duplicate: string;
  readonly notComplete: string;
  readonly seeTerminal: string;
}

export const SLIP_WORDS: Readonly<Record<PrintedLanguage, SlipWords>> = {
  en: {
    header: "TRANSACTION RECORD",
    transaction: { purchase: "PURCHASE", refund: "REFUND", void: "VOID" },
    outcome: {
      approved: "APPROVED – THANK YOU",
      declined: "DECLINED",
      cancelled: "CANCELLED",
      notCompleted: "TRANSACTION NOT COMPLETED",
    },
    copy: { merchant: "MERCHANT COPY", cardholder: "CARDHOLDER COPY" },
    entry: { M: "M (MANUAL)", S: "S (SWIPE)", C: "C (CHIP)", T: "T (TAP)" },
    chequing: "CHEQUING",
    savings: "SAVINGS",
    flash: "FLASH DEFAULT",
    sale: "SALE #",
    original: "ORIGINAL #",
    card: "CARD",
    entryLabel: "ENTRY",
    account: "ACCOUNT",
    terminalId: "TERMINAL ID",
    invoice: "INVOICE #",
    sequence: "SEQ #",
    batch: "BATCH",
    auth: "AUTH #",
    amount: "AMOUNT",
    tip: "TIP",
    cashback: "CASHBACK",
    surcharge: "SURCHARGE",
    total: "TOTAL",
    verifiedByPin: "VERIFIED BY PIN",
    noSignature: "NO SIGNATURE REQUIRED",
    cardholderSignature: "CARDHOLDER SIGNATURE",
    merchantSignature: "MERCHANT SIGNATURE",
    agreement: "CARDHOLDER WILL PAY CARD ISSUER ABOVE AMOUNT PURSUANT TO CARDHOLDER AGREEMENT",
    retain: "IMPORTANT - retain this copy for records",
    duplicate: "DUPLICATE",
    notComplete: "NOT COMPLETE",
    seeTerminal: "Card details: see the terminal's slip",
  },
  fr: {
    header: "RELEVÉ DE TRANSACTION",
    transaction: { purchase: "ACHAT", refund: "REMBOURSEMENT", void: "ANNULATION" },
    outcome: {
      approved: "APPROUVÉE – MERCI",
      declined: "REFUSÉE",
      cancelled: "ANNULÉE",
      notCompleted: "TRANSACTION NON COMPLÉTÉE",
    },
    copy: { merchant: "COPIE DU COMMERÇANT", cardholder: "COPIE DU CLIENT" },
    entry: { M: "M (MANUEL)", S: "S (GLISSÉE)", C: "C (PUCE)", T: "T (SANS CONTACT)" },
    chequing: "CHÈQUES",
    savings: "ÉPARGNE",
    flash: "DÉFAUT FLASH",
    sale: "NO VENTE",
    original: "NO ORIGINE",
    card: "CARTE",
    entryLabel: "SAISIE",
    account: "COMPTE",
    terminalId: "NO TERMINAL",
    invoice: "NO FACTURE",
    sequence: "NO SÉQ",
    batch: "LOT",
    auth: "NO AUTOR.",
    amount: "MONTANT",
    tip: "POURBOIRE",
    cashback: "REMISE D'ARGENT",
    surcharge: "SUPPLÉMENT",
    total: "TOTAL",
    verifiedByPin: "VÉRIFIÉ PAR NIP",
    noSignature: "AUCUNE SIGNATURE REQUISE",
    cardholderSignature: "SIGNATURE DU TITULAIRE",
    merchantSignature: "SIGNATURE DU COMMERÇANT",
    agreement:
      "LE TITULAIRE VERSERA LE MONTANT CI-DESSUS À L'ÉMETTEUR DE LA CARTE CONFORMÉMENT À LA CONVENTION DU TITULAIRE",
    retain: "IMPORTANT - conserver cette copie",
    duplicate: "DUPLICATA",
    notComplete: "INCOMPLET",
    seeTerminal: "Détails de la carte : voir le relevé du terminal",
  },
};
