/**
 * How Citcon gives back (seed 000; gateways.md C.2, C.3): a cancel undoes a whole payment on its own day, where the wallet
 * can be cancelled; everything else is a refund. What became of one is read from the history.
 */
import { formatLocalDateTime } from "../../core/day/businessDay.ts";
import type { NothingWhy } from "../../core/attempt/reading.ts";
import type { RefundResult } from "../../core/refund/refundReading.ts";
import type { Exchange } from "../http.ts";
import type { GiveBack, Listing, RefundOrder } from "../port.ts";
import { parseAnswer } from "./answer.ts";
import { type Fields, refundFields, undoFields } from "./fields.ts";
import { nothing } from "./reading.ts";
import { matchRefund, refundsListed } from "./refundMatch.ts";
import { readRefund, readUndo } from "./undoReading.ts";

/** An answer's text, or why there is none. */
export type Heard =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "nothing"; readonly why: NothingWhy; readonly text: string }
  | Exclude<Exchange, { kind: "answer" }>;

export interface GiveBackDeps {
  /** Sends one request, once, with token and time. */
  ask(call: "cancel" | "refund", fields: Fields, onSent: () => void): Promise<Heard>;
  list(): Promise<Listing>;
  readonly tokenAlone: boolean;
  readonly timeZone: string;
  /** How long after a payment left no cancel is taken, ms. */
  readonly notBeforeMs: number;
}

export function createGiveBack(deps: GiveBackDeps): Extract<GiveBack, { kind: "request" }> {
  const day = (at: number): string => formatLocalDateTime(at, deps.timeZone).slice(0, 10);

  const send = async (order: RefundOrder, onSent: () => void): Promise<RefundResult> => {
    const cancels = order.way !== "refund";
    const fields = cancels ? undoFields(order) : refundFields(order);
    const heard = await deps.ask(cancels ? "cancel" : "refund", fields, onSent);
    if (heard.kind !== "text") return heard.kind === "nothing" ? { kind: "answered", reading: heard } : heard;
    const answer = parseAnswer(heard.text);
    if (answer === null) return { kind: "answered", reading: nothing("notJson") };
    return { kind: "answered", reading: cancels ? readUndo(answer, order) : readRefund(answer, order) };
  };

  return {
    kind: "request",
    wayFor({ refusedBefore, takenAt, wallet, whole }, now) {
      const cancellable = wallet === "alipay" || wallet === "wechat";
      const inWindow = now - takenAt >= deps.notBeforeMs && day(now) === day(takenAt);
      return whole && cancellable && inWindow && !refusedBefore ? "cancel" : "refund";
    },
    async listed(amount) {
      const listing = await deps.list();
      return listing.kind === "listed" ? refundsListed(listing.payments, amount) : null;
    },
    send,
    async lookUp(order, known) {
      const listing = await deps.list();
      if (listing.kind !== "listed") return listing;
      const { amount, original } = order;
      const match = matchRefund(listing.payments, {
        ...known,
        amount,
        original: original.gatewayRef,
        tokenAlone: deps.tokenAlone,
      });
      switch (match.kind) {
        case "made":
          return { kind: "refunded", amount, gatewayRef: match.gatewayRef, hostText: "in the history" };
        case "absent":
          return { kind: "notListed", text: "not in the history" };
        case "unclear":
          return nothing("severalFit", String(match.rows));
      }
    },
  };
}
