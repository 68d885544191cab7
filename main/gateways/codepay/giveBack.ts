/**
 * How CodePay gives back (gateways.md B.6, B.10): a whole payment of this day is made void on the terminal, everything else
 * by card is refunded there; what was paid by a code is revoked whole on its day, or refunded, both without the terminal. Every order is sent once; what
 * became of it only a query tells.
 */
import { formatLocalDateTime } from "../../core/day/businessDay.ts";
import { isByCode } from "../../core/attempt/cardDetails.ts";
import type { KnownOfRefund } from "../../core/refund/lostRefund.ts";
import type { RefundAdvice, RefundReading, RefundResult } from "../../core/refund/refundReading.ts";
import type { GiveBack, RefundOrder } from "../port.ts";
import { toMinor } from "./amount.ts";
import type { CodepayAnswer, CodepayOrder } from "./answer.ts";
import { isCard, words } from "./card.ts";
import { statusMeaning, TRANS, type TransType } from "./codes.ts";
import { closeFields, type Counter, orderFields, refundSubmitFields } from "./orders.ts";
import { checkedOrder, nothing, type QueryContext } from "./reading.ts";
import type { Waiting } from "./waiting.ts";
import type { Call } from "./wire.ts";

export interface GiveBackDeps {
  readonly call: Call;
  readonly counter: Counter;
  /** How long this run has seen orders wait. */
  readonly waiting: Waiting;
  /** The shop's: a batch is taken to end with its day. */
  readonly timeZone: string;
  /** When this till closed the batch last, ms; null when it has not. */
  batchClosedAt(): number | null;
}

type LookUp = "order.query" | "order.refund.query";

/** Longest `merchant_order_no` of seed 003, and what no number of this till ends in. */
const LONGEST_NUMBER = 32;
const NEVER = "NEVER";

export function createGiveBack(deps: GiveBackDeps): Extract<GiveBack, { kind: "request" }> {
  const { call, counter } = deps;
  const day = (at: number): string => formatLocalDateTime(at, deps.timeZone).slice(0, 10);

  /** The payment as the gateway has it now, or why that is not known. */
  const originalOf = async (order: RefundOrder): Promise<CodepayOrder | string> => {
    const heard = await call("order.query", { merchant_order_no: order.original.reference });
    if (heard.kind === "nothing") return `${heard.why} ${heard.text}`.trim();
    if (heard.kind !== "answer") return heard.why;
    const asked = { reference: order.original.reference, currency: order.currency, transType: TRANS.sale };
    const checked = checkedOrder(heard.answer, asked);
    return checked.kind === "order" ? checked.order : `${checked.why} ${checked.text}`.trim();
  };

  const saysOfNone = async (method: LookUp, said: CodepayAnswer, reference: string): Promise<boolean> => {
    const never = `${reference.slice(0, LONGEST_NUMBER - NEVER.length)}${NEVER}`;
    const heard = await call(method, { merchant_order_no: never });
    if (heard.kind !== "answer" || said.code === "" || heard.answer.code !== said.code) return false;
    return heard.answer.msg.replaceAll(never, "") === said.msg.replaceAll(reference, "");
  };

  const submit = async (order: RefundOrder, onSent: () => void): Promise<RefundResult> => {
    const fields = refundSubmitFields({ ...order, original: order.original.reference });
    return delivered(await call("order.refund.submit", fields, { onSent }));
  };

  const toTerminal = async (order: RefundOrder, original: CodepayOrder, onSent: () => void): Promise<RefundResult> => {
    const isVoid = order.way !== "refund";
    // A void is whole only, and names what was asked for at first: tip and cashback go back with it.
    const whole = toMinor(original.order_amount);
    if (isVoid && whole === null) return { kind: "notSent", why: "originalWithoutAmount" };
    const fields = orderFields(counter, {
      transType: isVoid ? TRANS.void : TRANS.refund,
      reference: order.reference,
      amount: isVoid && whole !== null ? whole : order.amount,
      currency: order.currency,
      original: order.original.reference,
    });
    const heard = await call("wisehub.cloud.pay.order", fields, { onSent });
    // Left in the queue it would wake up with the terminal, when nobody expects it any more.
    if (heard.kind === "answer" && saysOffline(heard.answer))
      await call("wisehub.cloud.pay.close", closeFields(counter, order.reference));
    return delivered(heard);
  };

  /** Takes a payment by a code back whole; it has no number of its own. */
  const revoke = async (order: RefundOrder, onSent: () => void): Promise<RefundResult> =>
    delivered(await call("order.revoker", { merchant_order_no: order.original.reference }, { onSent }));

  return {
    kind: "request",
    atTerminal: true,
    wayFor({ card = null, refusedBefore, takenAt, whole }, now) {
      if (!whole || refusedBefore || day(now) !== day(takenAt)) return "refund";
      // No batch settles what was paid by a code; a card that is taken for one is made void all the same.
      if (isByCode(card)) return "cancel";
      const closedAt = deps.batchClosedAt();
      return closedAt === null || takenAt > closedAt ? "void" : "refund";
    },
    // Every refund has its own number at CodePay, and is asked for by it.
    listed: () => Promise.resolve(null),
    async send(order, onSent) {
      const original = await originalOf(order);
      if (typeof original === "string") return { kind: "notSent", why: original };
      if (isCard(original)) return toTerminal(order, original, onSent);
      return order.way === "cancel" ? revoke(order, onSent) : submit(order, onSent);
    },
    async lookUp(order, known) {
      const original = await originalOf(order);
      if (typeof original === "string") return nothing("gatewayFailure", original);
      const card = isCard(original);
      if (!card && order.way === "cancel") return readRevoked(original, order, known);
      const method = card ? "order.query" : "order.refund.query";
      const heard = await call(method, { merchant_order_no: order.reference });
      if (heard.kind === "nothing") return heard;
      if (heard.kind !== "answer") return nothing(heard.kind === "notSent" ? "unreachable" : "lost", heard.why);
      // The payment was found a moment ago; that this number is what the gateway does not know, it has to say in the very words
      // that it has for a number never used: no list of its codes is published, and it may be busy as well.
      if (heard.answer.code !== "0")
        return (await saysOfNone(method, heard.answer, order.reference))
          ? { kind: "notListed", text: saidBy(heard.answer) }
          : nothing("gatewayFailure", saidBy(heard.answer));
      const transType = card && order.way !== "refund" ? TRANS.void : TRANS.refund;
      return readRefund(heard.answer, order, { transType, waiting: deps.waiting });
    },
  };
}

/** "Delivered" is no more than that: whether money went back, a query tells. */
function delivered(heard: Awaited<ReturnType<Call>>): RefundResult {
  if (heard.kind === "lost" || heard.kind === "notSent") return heard;
  if (heard.kind === "nothing") return { kind: "answered", reading: heard };
  if (heard.answer.code === "0") return { kind: "answered", reading: { kind: "pending" } };
  return { kind: "answered", reading: { kind: "refused", text: saidBy(heard.answer), advice: "askProvider" } };
}

/**
 * What the payment itself says of its revoking. Still paid is no proof by itself: it may be carried out yet. A payment is
 * revoked once and its revoking has no number, so that of the payment stands for it: it belongs to one refund, the last that asked.
 */
function readRevoked(original: CodepayOrder, order: RefundOrder, { replaced, taken }: KnownOfRefund): RefundReading {
  const status = original.trans_status ?? "";
  const gatewayRef = words(original.trans_no, 64) || order.original.reference;
  switch (statusMeaning(status)) {
    case "cancelled":
      return replaced || taken.has(gatewayRef)
        ? { kind: "notListed", text: "revoked by another refund" }
        : { kind: "refunded", amount: order.amount, gatewayRef, hostText: "revoked" };
    case "done":
      return { kind: "notListed", text: "still paid" };
    case "queued":
    case "running":
      return { kind: "pending" };
    case "failed":
    case "unlisted":
      return nothing("unlistedStatus", status);
  }
}

/** What a query says of a refund or a void. */
export function readRefund(
  answer: CodepayAnswer,
  order: Pick<RefundOrder, "reference" | "amount" | "currency" | "way">,
  context: QueryContext,
): RefundReading {
  const checked = checkedOrder(answer, { ...order, transType: context.transType });
  if (checked.kind === "nothing") return checked;
  const said = checked.order;
  const hostText = words(`${said.trans_error_code ?? ""} ${said.trans_error_msg ?? ""}`);
  const meaning = statusMeaning(said.trans_status ?? "");
  const isOver = context.waiting.isOver(order.reference, meaning);
  switch (meaning) {
    case "queued":
      return isOver ? { kind: "notRefunded", hostText, advice: "tryAgain" } : { kind: "pending" };
    case "running":
      return { kind: "pending" };
    case "failed":
    case "cancelled":
      return { kind: "notRefunded", hostText, advice: adviceFor(context.transType) };
    case "done":
      return isOtherAmount(said, order, context.transType)
        ? nothing("notUnderstood", `other amount ${said.trans_amount ?? said.order_amount ?? ""}`)
        : { kind: "refunded", amount: order.amount, gatewayRef: words(said.trans_no, 64), hostText };
    case "unlisted":
      return nothing("unlistedStatus", said.trans_status ?? "");
  }
}

/** A void is whole whatever it names; a refund of another amount than asked is for a person to look at. */
function isOtherAmount(said: CodepayOrder, { amount }: Pick<RefundOrder, "amount">, transType: TransType): boolean {
  const named = [said.trans_amount, said.order_amount].filter((each) => each !== null && each !== "");
  const back = named.map(toMinor).find((each) => each !== null);
  return transType === TRANS.refund && named.length > 0 && back !== amount;
}

const adviceFor = (transType: TransType): RefundAdvice => (transType === TRANS.void ? "refundInstead" : "tryAgain");

/** Any word but "online" means that nobody can count on the terminal (gateways.md B.3). */
export const saysOffline = ({ order }: CodepayAnswer): boolean =>
  order?.terminal_online_status !== null &&
  order?.terminal_online_status !== undefined &&
  order.terminal_online_status.toLowerCase() !== "online";

export const saidBy = ({ code, msg, psn }: CodepayAnswer): string =>
  words(`${code} ${msg}${psn === "" ? "" : ` (${psn})`}`);
