/** The building blocks of the contract: what a command, a query and a result are. */
import * as v from "valibot";
import type { Result } from "../../main/core/result.ts";

/** A channel's argument schema; its result type travels as a phantom. */
export interface Channel<S extends v.GenericSchema, R> {
  readonly args: S;
  readonly result?: R;
}

/** Unknown keys are refused: an amount, a key or a URL that the page adds is an attack or a bug, never ignored (INV-11). */
export const channel =
  <R>() =>
  <E extends v.ObjectEntries>(entries: E): Channel<v.StrictObjectSchema<E, undefined>, R> => ({
    args: v.strictObject(entries),
  });

export type ArgsOf<C> = C extends Channel<infer S, unknown> ? v.InferOutput<S> : never;
export type ResultOf<C> = C extends Channel<v.GenericSchema, infer R> ? R : never;

/**
 * Why something was not done, for a person: the catalogue has words for every code.
 * `money` tells whether money may have moved; `params` fill the words.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly money: "safe" | "unknown" | "moved";
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ProblemCode =
  | "badRequest"
  | "notSignedIn"
  | "notAllowed"
  | "wrongPin"
  | "pinLocked"
  | "noOpenSale"
  | "otherSale"
  | "saleEmpty"
  | "paymentRunning"
  | "nothingDue"
  | "lineGone"
  | "quantityOutOfRange"
  | "amountOutOfRange"
  | "notPayableInCash"
  | "unknownCode"
  | "badCode"
  | "cardData"
  | "productGone"
  | "terminalBusy"
  | "terminalMayShowAmount"
  | "mayBeSame"
  | "noSuchAttempt"
  | "attemptSettled"
  | "managerNotYet"
  | "reasonMissing"
  | "referenceMissing"
  | "slipMissing"
  | "nothingToGiveBack"
  | "amountChanged"
  | "refundRunning"
  | "noSuchRefund"
  | "noSuchReturn"
  | "notReturnable"
  | "returnTooMuch"
  | "returnChanged"
  | "returnSettled"
  | "returnGiven"
  | "splitTooMuch"
  | "splitNotWhole"
  | "noSuchSale"
  | "refundSettled"
  | "onlyByHand"
  | "noBatchHere"
  | "noSuchBatch"
  | "batchRunning"
  | "batchUnknown"
  | "batchPaymentsOpen"
  | "batchSettled"
  | "journalSick"
  | "gatewayNotSet"
  | "notWalletCode"
  | "listNotRead"
  | "notListed"
  | "tenderGone"
  | "partOutOfRange"
  | "tipNotAsked"
  | "tipOutOfRange"
  | "tipRunning"
  | "tipNotPossible"
  | "noSuchTip"
  | "noSuchTender"
  | "otherReferenceMissing"
  | "salePaid"
  | "feeFollows"
  | "discountOutOfRange"
  | "notHeldWithMoney"
  | "notHeld"
  | "exemptNumberMissing"
  | "exemptTaxMissing"
  | "approvalNeeded"
  | "anotherNeeded"
  | "pinGuessable"
  | "nameTaken"
  | "nameMissing"
  | "noSuchOperator"
  | "ownersOnly"
  | "lastManager"
  | "notYourself"
  | "tooManyOperators"
  | "moneyTaken"
  | "nothingToClose"
  | "stepsLeft"
  | "notSkippable"
  | "otherReport"
  | "nothingToMatch"
  | "noSuchArchive"
  | "noSuchDifference"
  | "noOpenShift"
  | "shiftOpen"
  | "bagMissing"
  | "notCounted"
  | "countAgain"
  | "leftOutOfRange"
  | "notAPiece"
  | "nothingToPrint"
  | "noPrinter"
  | "drawerShut"
  | "settingsFixed"
  | "settingsNotWritten"
  | "settingsWrong"
  | "settingsNotRead"
  | "notReady"
  | "moneyOpen"
  | "restarting"
  | "liveNotOpened"
  | "notPrinted"
  | "goodsWrong"
  | "goodsNotWritten"
  | "goodsChanged"
  | "noGoodsFile"
  | "importRunning"
  | "notHere";

export type Outcome<R> = Result<R, Problem>;

/** An id minted by the page or the till: short, plain, no room for anything else. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** Free text typed by a person: bounded, no control characters. */
export const words = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\u0000-\u001f\u007f]*$/u), v.trim());

/** Integer minor units keyed by a person. */
export const keyedAmount = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(99_999_999));

export const pin = v.pipe(v.string(), v.regex(/^\d{4,8}$/));
