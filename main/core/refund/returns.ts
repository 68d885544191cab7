/**
 * A return: one decision to give back money of a sale, with the goods that came back, and every part in which it is given.
 * A part that a card or a wallet took is carried by refunds of its own (`refund.ts`), all under this one decision. The
 * state is the fold of the return's facts; what may come back is `returnable.ts`, from which tender `returnSplit.ts`.
 */
import { type Currency, type Minor, sub, ZERO } from "../money/money.ts";
import type { Quantity } from "../money/quantity.ts";
import { isOpenRefund, type Refund, reserves } from "./refund.ts";
import type { Names } from "../sale/sale.ts";

/** What comes back of one line, in minor units. Of a price adjustment the quantity is 0. */
export interface ReturnedPiece {
  readonly line: string;
  readonly quantity: Quantity;
  /** Its share of price × quantity; gross less its share of all discounts is `net`, which holds included taxes. */
  readonly gross: Minor;
  readonly net: Minor;
  /** Its share of each tax by name; included ones are part of `net`. */
  readonly taxes: Readonly<Record<string, Minor>>;
  /** What goes back for it: `net` and its added taxes. */
  readonly amount: Minor;
}

/** One tax of a return, minor units: the sum of its pieces' shares. */
export interface ReturnTax {
  readonly name: string;
  readonly rate: string;
  readonly included: boolean;
  readonly number?: string | undefined;
  readonly amount: Minor;
}

/** Goods that came back without their sale: what was on them, as a line of a sale would say it. */
export interface UnknownSaleLine {
  readonly id: string;
  readonly sku: string;
  readonly names: Names;
  readonly unit: "each" | "kg";
  readonly unitPrice: Minor;
  readonly taxes: readonly string[];
}

/** `amount`: a price adjustment, spread over the lines · `noSale`: without a sale, marked everywhere. */
export type ReturnScope = "lines" | "amount" | "whole" | "noSale";

/** The cash of a sale is one tender, however often cash was taken. */
export const CASH = "cash";

/** How a part is to be given: by the gateway that took it (or by hand there), in cash, outside the till, or for new goods. */
export type PartWay = "carried" | "cash" | "other" | "credit";

export interface ReturnPart {
  readonly id: string;
  /** The sale's tender that it mirrors; `CASH` for its cash, "" without a sale. */
  readonly tender: string;
  /** The attempt whose capture goes back, where a card or wallet took it. */
  readonly attempt: string | null;
  readonly way: PartWay;
  /** For the goods, minor units; in cash rounded by `rounding` of the fact that gives it. */
  readonly amount: Minor;
  /** Tip and surcharge that go back beside it: of a whole sale alone. */
  readonly tip: Minor;
  /** What its tender was counted for and never took (`neverTaken.ts`): it does not go back. Left out where there is none. */
  readonly short?: Minor;
}

export interface ReturnBody {
  readonly id: string;
  /** Counts up per register and never repeats; printed on the refund receipt. */
  readonly number: number;
  readonly sale: string | null;
  readonly scope: ReturnScope;
  readonly currency: Currency;
  readonly pieces: readonly ReturnedPiece[];
  /** The goods of a return without a sale; empty otherwise. */
  readonly goods: readonly UnknownSaleLine[];
  readonly taxes: readonly ReturnTax[];
  /** For the goods, minor units: the sum of the pieces, and of the parts with what they are short of. */
  readonly total: Minor;
  readonly parts: readonly ReturnPart[];
  readonly reason: string;
  readonly approver: string;
}

/** Handed over at the counter. All amounts minor units. */
export interface CashGiven {
  readonly return: string;
  readonly part: string;
  /** What of the goods it is for: given = amount + tip + rounding. */
  readonly amount: Minor;
  readonly given: Minor;
  readonly rounding: Minor;
  /** Who answers for cash in place of what was paid otherwise; "" where cash had been paid. */
  readonly approver: string;
}

export interface OtherGiven {
  readonly return: string;
  readonly part: string;
  readonly amount: Minor;
  /** As the settings name it. */
  readonly name: string;
  readonly reference: string;
  readonly approver: string;
}

export type ReturnFact =
  /** Committed together with the refunds that begin at once and with what is handed over (INV-1, INV-8). */
  | { readonly kind: "return.decided"; readonly body: ReturnBody }
  | { readonly kind: "return.cashGiven"; readonly body: CashGiven }
  | { readonly kind: "return.otherGiven"; readonly body: OtherGiven }
  /** It paid for new goods. @property sale the new sale */
  | {
      readonly kind: "return.credited";
      readonly body: { readonly return: string; readonly part: string; readonly amount: Minor; readonly sale: string };
    }
  /** The new sale was given up: the part is owed again, in the way in which its tender had paid. */
  | {
      readonly kind: "return.creditUndone";
      readonly body: {
        readonly return: string;
        readonly part: string;
        readonly amount: Minor;
        /** The new sale. */
        readonly sale: string;
        readonly way: Exclude<PartWay, "credit">;
        readonly attempt: string | null;
      };
    }
  /** Its payment was proved to have taken less than a person had said: so much is left of the part, and so much was never taken. */
  | {
      readonly kind: "return.partCut";
      readonly body: {
        readonly return: string;
        readonly part: string;
        readonly amount: Minor;
        readonly tip: Minor;
        /** By so much less tip goes back than was decided. */
        readonly tipLess: Minor;
        readonly short: Minor;
      };
    }
  /** What a part was short of was taken after all: it is owed as a part of its own. */
  | {
      readonly kind: "return.shortFound";
      readonly body: {
        readonly return: string;
        readonly part: string;
        readonly amount: Minor;
        readonly attempt: string;
        /** The new part. */
        readonly owed: string;
      };
    }
  /** Nothing of it was given: the goods count as sold again. */
  | {
      readonly kind: "return.withdrawn";
      readonly body: { readonly return: string; readonly approver: string; readonly reason: string };
    }
  /** Somebody who may has seen that a part was given twice: otherwise, and by its gateway after all. */
  | {
      readonly kind: "return.twiceSeen";
      readonly body: {
        readonly return: string;
        readonly part: string;
        readonly approver: string;
        readonly reason: string;
      };
    };

/** What was handed over for a part. */
export type Given =
  | { readonly kind: "cash"; readonly at: number; readonly given: Minor; readonly rounding: Minor }
  | { readonly kind: "other"; readonly at: number; readonly name: string; readonly reference: string }
  | { readonly kind: "credit"; readonly at: number; readonly sale: string };

export interface ReturnedPart extends ReturnPart {
  readonly given: Given | null;
  readonly twiceSeen: boolean;
}

export interface Return extends Omit<ReturnBody, "parts"> {
  readonly parts: readonly ReturnedPart[];
  /** Who asked for it, and when, ms. */
  readonly operator: string;
  readonly at: number;
  readonly withdrawn: { readonly at: number; readonly approver: string; readonly reason: string } | null;
  /** When a part that had paid for new goods became owed again, ms; left out where none did. */
  readonly owedAgainAt?: number;
}

/** The first fact of a return. @param at ms */
export const decidedReturn = (body: ReturnBody, at: number, operator: string): Return => ({
  ...body,
  parts: body.parts.map((part) => ({ ...part, given: null, twiceSeen: false })),
  operator,
  at,
  withdrawn: null,
});

/** The id of the return that a fact is about. */
export const returnOf = (fact: ReturnFact): string =>
  fact.kind === "return.decided" ? fact.body.id : fact.body.return;

/** The return after one of its facts. @param at ms */
export function applyReturnFact(before: Return, fact: ReturnFact, at: number): Return {
  switch (fact.kind) {
    case "return.decided":
      return before;
    case "return.cashGiven": {
      const { given, part, rounding } = fact.body;
      return editPart(before, part, { way: "cash", given: { kind: "cash", at, given, rounding } });
    }
    case "return.otherGiven": {
      const { name, part, reference } = fact.body;
      return editPart(before, part, { way: "other", given: { kind: "other", at, name, reference } });
    }
    case "return.credited":
      return editPart(before, fact.body.part, {
        way: "credit",
        given: { kind: "credit", at, sale: fact.body.sale },
      });
    case "return.creditUndone": {
      const { attempt, part, way } = fact.body;
      return { ...editPart(before, part, { way, attempt, given: null }), owedAgainAt: at };
    }
    case "return.partCut": {
      const { amount, part, short, tip } = fact.body;
      return editPart(before, part, { amount, tip, short });
    }
    case "return.shortFound": {
      const { amount, attempt, owed, part } = fact.body;
      const of = before.parts.find(({ id }) => id === part);
      if (of === undefined) return before;
      const { parts } = editPart(before, part, { short: sub(of.short ?? ZERO, amount) });
      const found = { id: owed, tender: of.tender, attempt, way: "carried", amount, tip: ZERO } as const;
      return { ...before, parts: [...parts, { ...found, given: null, twiceSeen: false }] };
    }
    case "return.withdrawn":
      return { ...before, withdrawn: { at, approver: fact.body.approver, reason: fact.body.reason } };
    case "return.twiceSeen":
      return editPart(before, fact.body.part, { twiceSeen: true });
  }
}

const editPart = (before: Return, id: string, change: Partial<ReturnedPart>): Return => ({
  ...before,
  parts: before.parts.map((part) => (part.id === id ? { ...part, ...change } : part)),
});

export type PartState =
  /** Decided, and asked of nobody yet: its turn has not come, or it is done by hand. */
  | "waiting"
  /** Its gateway is at it. */
  | "running"
  /** Whether it went back is unknown: find out. */
  | "checking"
  | "given"
  /** Proven or decided not made: its money may be asked for again, or given another way. */
  | "notGiven";

/** The refunds of one part, oldest first. @param refunds any; those of other parts may be among them */
export const refundsOfPart = (part: string, refunds: readonly Refund[]): readonly Refund[] =>
  refunds.filter(({ purpose }) => purpose.kind === "goods" && purpose.part === part);

export function partState(part: ReturnedPart, refunds: readonly Refund[]): PartState {
  if (part.given !== null || part.amount + part.tip === 0) return "given";
  const own = refundsOfPart(part.id, refunds);
  if (own.some((refund) => reserves(refund) && !isOpenRefund(refund))) return "given";
  const open = own.find(isOpenRefund);
  if (open !== undefined) return open.state === "checking" ? "checking" : "running";
  return own.length === 0 ? "waiting" : "notGiven";
}

/** Given in another way, or by a return that was withdrawn, and made by its gateway after all, or perhaps so (INV-4). */
export const isGivenTwice = (
  { withdrawn }: Pick<Return, "withdrawn">,
  part: ReturnedPart,
  refunds: readonly Refund[],
): boolean => {
  const times = refundsOfPart(part.id, refunds).filter(reserves).length + (part.given === null ? 0 : 1);
  return times > (withdrawn === null ? 1 : 0) && !part.twiceSeen;
};

/** Somebody has to see to it still: a part is not given, is being found out, or was given twice. */
export const isUnsettled = (one: Return, refunds: readonly Refund[]): boolean =>
  one.parts.some(
    (part) =>
      (one.withdrawn === null && partState(part, refunds) !== "given") ||
      refundsOfPart(part.id, refunds).some(isOpenRefund) ||
      isGivenTwice(one, part, refunds),
  );
