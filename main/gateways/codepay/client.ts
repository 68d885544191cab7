/**
 * CodePay (seed 003; gateways.md 0.2, B). By its cloud an order is pushed to the terminal, sent once; "delivered" is all its
 * answer says, and order.query tells the rest. A terminal in the shop's own network is asked directly and answers when the
 * customer is done. The till's look-ups bring every payment to its end.
 */
import type { CancelResult } from "../../core/attempt/cancel.ts";
import { type ClockSample, clockVerdict, withSample } from "../../core/clockSkew.ts";
import type { Clock } from "../../core/clock.ts";
import type { Reading, TakeResult } from "../../core/attempt/reading.ts";
import type { CardGateway, GatewayNotice, TakeOrder } from "../port.ts";
import type { StrictSign } from "../signatureTrust.ts";
import type { CodepayAnswer } from "./answer.ts";
import { closeBatch } from "./batch.ts";
import { words } from "./card.ts";
import { TRANS, type TransType } from "./codes.ts";
import { createGiveBack, saidBy, saysOffline } from "./giveBack.ts";
import { type CodepayOperations, createOperations } from "./operations.ts";
import { closeFields, type Counter, orderFields, plainText } from "./orders.ts";
import { aloneWithOrders } from "./lan/alone.ts";
import { createLanCall, type LanSettings } from "./lan/call.ts";
import { readOrderAnswer } from "./lan/reading.ts";
import { nothing, readQuery } from "./reading.ts";
import { createTipAdjust } from "./tip.ts";
import { createWaiting } from "./waiting.ts";
import { type Call, createWire, type Identity } from "./wire.ts";

export interface CodepaySettings {
  /** The cloud's; the terminal's own where there is no cloud. */
  readonly baseUrl: string;
  readonly appId: string;
  readonly merchantNo: string;
  readonly storeNo: string;
  readonly terminalSn: string;
  readonly expiresS: number;
  readonly strictSign: StrictSign;
  /** Null where the cloud is not set. */
  readonly identity: Identity | null;
  /** The terminal in the shop's own network, which is asked directly; left out or null where the cloud hands orders on. */
  readonly lan?: LanSettings | null;
}

export interface CodepayGateway extends CardGateway {
  readonly operations: CodepayOperations;
}

export interface CodepayOptions {
  readonly clock: Clock;
  /** Chance, 0 ≤ x < 1. */
  fraction(): number;
  /** The shop's: a batch is taken to end with its day. */
  readonly timeZone: string;
  /** From when on payments of this terminal are in the open batch, as far as the till closed one, ms; else null. */
  batchClosedAt(terminalSn: string): number | null;
  /** What stands on the terminal beside the amount: the shop's name. */
  readonly description: string;
}

/** A second close of an order moves no money and costs nothing, ms. */
const CLOSE_AGAIN_MS = 5_000;

/** Orders asked for when the evening is matched. No limit is documented: these are below what one busy counter causes. */
const RECORDS_PER_SECOND = 40;
const RECORDS_AT_ONCE = 4;

/** Requests of another time than theirs are refused from here on, ms (seed 003, `timestamp`). */
const CLOCK_LIMIT_MS = 15 * 60_000;

export function createCodepay(settings: CodepaySettings, options: CodepayOptions): CodepayGateway {
  const { clock } = options;
  const lan = settings.lan ?? null;
  const terminal = settings.terminalSn === "" ? (lan?.host ?? "Terminal") : settings.terminalSn;
  const listeners: ((notice: GatewayNotice) => void)[] = [];
  const open = new Set<AbortController>();
  let samples: readonly ClockSample[] = [];
  const notify = (notice: GatewayNotice): void => {
    if (notice.kind === "dated") {
      samples = withSample(samples, { ours: clock.now(), theirs: notice.theirs, tookMs: notice.tookMs });
    }
    for (const listener of listeners) listener(notice);
  };
  const ending =
    (wire: Call): Call =>
    async (method, fields, more = {}) => {
      const abort = new AbortController();
      open.add(abort);
      const signal = more.signal === undefined ? abort.signal : AbortSignal.any([abort.signal, more.signal]);
      return wire(method, fields, { ...more, signal }).finally(() => open.delete(abort));
    };
  const fraction = (): number => options.fraction();
  const { appId, expiresS, identity } = settings;
  const cloud = identity === null ? null : ending(createWire({ ...settings, identity }, clock, fraction, notify));
  const lanCall = lan === null ? null : ending(createLanCall({ lan, appId, expiresS, clock, fraction, notify, cloud }));
  const asksBeside = lan?.askBeside !== false;
  const direct = lanCall === null || asksBeside ? lanCall : aloneWithOrders(lanCall);
  const call = direct ?? cloud;
  if (call === null) throw new Error("neither CodePay's cloud nor a terminal is set");
  const counter: Counter = {
    terminalSn: settings.terminalSn,
    storeNo: settings.storeNo,
    expiresS: settings.expiresS,
    description: plainText(options.description, "Sale"),
  };

  // A terminal in the shop ends what it shows itself, and says so.
  const waiting = direct === null ? createWaiting(clock, expiresS * 1_000) : { isOver: () => false };

  /** By how much the till's clock is off, when that is known to be more than the gateway takes. */
  const clockIsOff = (): boolean => {
    if (direct !== null) return false;
    const verdict = clockVerdict(samples);
    return verdict.kind === "farOff" && Math.abs(verdict.byMs) >= CLOCK_LIMIT_MS;
  };

  /** What an answer about an order shows beside the order. */
  const notice = ({ order }: CodepayAnswer, reading: Reading): void => {
    const named = order?.terminal_sn ?? "";
    const other = named !== "" && named !== settings.terminalSn;
    if (other) notify({ kind: "otherTerminal", terminal: words(named, 64) });
    if (reading.kind === "nothing" && reading.why === "otherOrder") notify({ kind: "otherOrder" });
    else if (reading.kind !== "nothing") notify({ kind: "sound", ownTerminal: named !== "" && !other });
  };

  /** The terminal itself answers when the customer is done. */
  const takeDirectly = async (order: TakeOrder, signal: AbortSignal, onSent: () => void): Promise<TakeResult> => {
    const fields = orderFields(counter, { ...order, transType: TRANS.sale });
    const heard = await call("wisehub.cloud.pay.order", fields, { signal, onSent });
    if (heard.kind === "nothing") return { kind: "answered", reading: heard };
    if (heard.kind !== "answer") return heard;
    const reading = readOrderAnswer(heard.answer, order, { transType: TRANS.sale, waiting });
    notice(heard.answer, reading);
    return { kind: "answered", reading };
  };

  const take = async (order: TakeOrder, signal: AbortSignal, onSent: () => void): Promise<TakeResult> => {
    // Surely refused, and a refusal proves nothing: it is better not to ask than not to know.
    if (clockIsOff()) return { kind: "notSent", why: "clockOff" };
    const fields = orderFields(counter, { ...order, transType: TRANS.sale });
    const heard = await call("wisehub.cloud.pay.order", fields, { signal, onSent });
    if (heard.kind === "nothing") return { kind: "answered", reading: heard };
    if (heard.kind !== "answer") return heard;
    const { answer } = heard;
    const gatewayRef = words(answer.order?.trans_no ?? "", 64);
    const named = answer.order?.merchant_order_no ?? order.reference;
    if (named !== order.reference) {
      notify({ kind: "otherOrder" });
      return { kind: "answered", reading: nothing("otherOrder") };
    }
    if (answer.code !== "0") return { kind: "answered", reading: nothing("gatewayFailure", saidBy(answer)) };
    if (gatewayRef === "") return { kind: "answered", reading: nothing("notUnderstood", "no trans_no") };
    return {
      kind: "accepted",
      gatewayRef,
      phase: "queued",
      ...(saysOffline(answer) ? { terminalOffline: true } : {}),
    };
  };

  const query = async (order: TakeOrder, transType: TransType, through: Call = call): Promise<Reading> => {
    const heard = await through("order.query", { merchant_order_no: order.reference });
    if (heard.kind === "nothing") return heard;
    if (heard.kind !== "answer") return nothing(heard.kind === "notSent" ? "unreachable" : "lost", heard.why);
    const reading = readQuery(heard.answer, order, { transType, waiting });
    notice(heard.answer, reading);
    return reading;
  };

  /** Where the terminal itself says nothing of a payment, the cloud may have heard of it; that it has not proves nothing. */
  const lookUp = async (order: TakeOrder): Promise<Reading> => {
    const said = await query(order, TRANS.sale);
    if (direct === null || cloud === null || said.kind !== "nothing") return said;
    const heard = await query(order, TRANS.sale, cloud);
    return heard.kind === "captured" ? heard : said;
  };

  const close = async ({ reference }: TakeOrder): Promise<CancelResult> => {
    const heard = await call("wisehub.cloud.pay.close", closeFields(counter, reference));
    if (heard.kind === "nothing") return { kind: "answered", reading: heard };
    if (heard.kind !== "answer") return heard;
    const text = saidBy(heard.answer);
    return { kind: "answered", reading: { kind: heard.answer.code === "0" ? "delivered" : "tooLate", text } };
  };

  return {
    id: "codepay",
    name: "CodePay",
    terminal,
    lookUpBy: "reference",
    ...(asksBeside ? {} : { asksBeside }),
    cancel: { kind: "request", notBeforeMs: 0, againMs: CLOSE_AGAIN_MS, send: close },
    giveBack: createGiveBack({
      call,
      counter,
      waiting,
      timeZone: options.timeZone,
      batchClosedAt: () => options.batchClosedAt(terminal),
    }),
    tip: { onTerminal: true, adjust: createTipAdjust(call) },
    operations: createOperations({ call, counter, lookUp: query }),
    take(order, onSent) {
      const abort = new AbortController();
      return {
        result: (direct === null ? take : takeDirectly)(order, abort.signal, onSent),
        release: () => {
          abort.abort();
        },
      };
    },
    lookUp,
    // No list of a merchant's orders is documented (gateways.md B.5, B.7): each is asked for by its number.
    records: {
      list: null,
      listAlone: true,
      askFor: "all",
      perSecond: RECORDS_PER_SECOND,
      atOnce: direct === null ? RECORDS_AT_ONCE : 1,
      datedInUtc: true,
      cannot: ["strangers"],
    },
    closeBatch: async (onSent) =>
      clockIsOff() ? { kind: "notSent", text: "clockOff" } : closeBatch(call, counter, onSent),
    onNotice(listener) {
      listeners.push(listener);
    },
    close() {
      for (const abort of open) abort.abort();
    },
  };
}
