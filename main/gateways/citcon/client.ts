/**
 * Citcon's POS API (seeds 000, 001; gateways.md 0.2, C.1–C.6): wallets by the customer's code or by a code to scan.
 * Every request that moves money is sent once, over a connection of its own; inquire, history and initialize move none.
 */
import { formatLocalDateTime } from "../../core/day/businessDay.ts";
import type { CancelResult } from "../../core/attempt/cancel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Reading, TakeResult } from "../../core/attempt/reading.ts";
import { postOnce } from "../http.ts";
import {
  type GatewayNotice,
  type KnownOfPayment,
  NOTHING_KNOWN,
  type PayCode,
  type TakeCall,
  type TakeOrder,
  type WalletGateway,
} from "../port.ts";
import { parseAnswer, parseInitialize, parseQr } from "./answer.ts";
import { adviceOf, classOf } from "./codes.ts";
import { cancelFields, type Fields, payFields, qrFields } from "./fields.ts";
import { createGiveBack, type Heard } from "./giveBack.ts";
import { parseHistory } from "./history.ts";
import { findLost, type LostSearch } from "./lost.ts";
import { meaningOf } from "./meanings.ts";
import { readNamed } from "./online.ts";
import { hostTextOf, nothing, readPayment } from "./reading.ts";
import { readCancel } from "./undoReading.ts";
import { type Call, encode, type Encoding, onlineBaseOf, urlOf } from "./wire.ts";

export interface CitconSettings {
  readonly baseUrl: string;
  /** Also the token of every call: a secret. */
  readonly storeCode: string;
  readonly encoding: Encoding;
  /** No other till pays with this token: a lost payment may then be found in the history without asking a person. */
  readonly tokenAlone: boolean;
}

/** Answers come at once, or after the wallet has decided at the scan; later than this the answer is lost (ms). */
const MONEY_TIMEOUT_MS = 45_000;
const LOOK_UP_TIMEOUT_MS = 10_000;
/** Shorter than the time a cancel without an answer may still be carried out in, `CANCEL_SETTLES_MS`. */
const CANCEL_TIMEOUT_MS = 20_000;
const CONNECT_TIMEOUT_MS = 8_000;
/** Shorter for a look-up: one that waits for a dead network keeps the next one from a network that is back (≤ 5 s). */
const LOOK_UP_CONNECT_MS = 4_000;
/** "Transactions created less than 15 seconds prior … cannot be canceled" (seed 000); one more, for two clocks. */
const CANCEL_NOT_BEFORE_MS = 16_000;
/** Of those that the history does not name, which are few. */
const RECORDS_PER_SECOND = 5;
/** The whole history comes in one answer, some 150 bytes a payment. */
const HISTORY_BYTES = 8_000_000;

const TIMEOUTS: Readonly<Record<Call, number>> = {
  initialize: LOOK_UP_TIMEOUT_MS,
  pay: MONEY_TIMEOUT_MS,
  showQr: LOOK_UP_TIMEOUT_MS,
  inquire: LOOK_UP_TIMEOUT_MS,
  cancel: CANCEL_TIMEOUT_MS,
  refund: MONEY_TIMEOUT_MS,
  history: LOOK_UP_TIMEOUT_MS,
  byReference: LOOK_UP_TIMEOUT_MS,
};

/** A web server's own page instead of the service's answer. */
const isPage = (text: string): boolean => text.trimStart().startsWith("<");

/** @param timeZone the shop's, for `pos_local_time` */
export function createCitcon(settings: CitconSettings, clock: Clock, timeZone: string): WalletGateway {
  const listeners: ((notice: GatewayNotice) => void)[] = [];
  const open = new Set<AbortController>();
  let token = settings.storeCode;
  const notify = (notice: GatewayNotice): void => {
    for (const listener of listeners) listener(notice);
  };
  const localTime = (): string => formatLocalDateTime(clock.now(), timeZone);

  const ask = async (call: Call, fields: Fields, abort: AbortController, onSent?: () => void): Promise<Heard> => {
    open.add(abort);
    const movesMoney = call === "pay" || call === "showQr" || call === "cancel" || call === "refund";
    const { body, contentType } = encode(fields, call === "byReference" ? "form" : settings.encoding);
    const online = call === "byReference";
    const exchange = await postOnce(urlOf(online ? onlineBaseOf(settings.baseUrl) : settings.baseUrl, call), body, {
      timeoutMs: TIMEOUTS[call],
      connectMs: movesMoney ? CONNECT_TIMEOUT_MS : LOOK_UP_CONNECT_MS,
      contentType,
      signal: abort.signal,
      onDated: (theirs, tookMs) => {
        notify({ kind: "dated", theirs, tookMs });
      },
      ...(online ? { authorization: `Bearer ${token}` } : {}),
      ...(call === "history" ? { maxBytes: HISTORY_BYTES } : {}),
      ...(onSent === undefined ? {} : { onSent }),
    });
    open.delete(abort);
    if (exchange.kind !== "answer") {
      if (exchange.why !== "released") notify({ kind: "silent", why: exchange.why });
      return exchange;
    }
    if (exchange.status < 200 || exchange.status > 299) {
      notify({ kind: "erring", why: String(exchange.status) });
      return nothing("httpStatus", String(exchange.status));
    }
    notify(isPage(exchange.text) ? { kind: "erring", why: "notJson" } : { kind: "answered" });
    return { kind: "text", text: exchange.text };
  };

  const inquire = async (
    order: TakeOrder,
    known: Pick<KnownOfPayment, "gatewayRef" | "wallet">,
    abort: AbortController,
  ): Promise<Reading> => {
    const fields = { token, transaction_id: known.gatewayRef, pos_local_time: localTime() };
    const heard = await ask("inquire", fields, abort);
    if (heard.kind !== "text") return unheard(heard);
    const answer = parseAnswer(heard.text);
    if (answer === null) return nothing("notJson");
    const reading = readPayment(answer, "inquire", order, known);
    if (reading.kind === "nothing" && reading.why === "otherOrder") notify({ kind: "otherOrder" });
    return reading;
  };

  /** A refusal that carries a number is believed when one inquire says the same; two that differ are unknown (C.6). */
  const confirmed = async (order: TakeOrder, said: Reading, wallet: PayCode["wallet"], abort: AbortController) => {
    const gatewayRef = said.gatewayRef ?? "";
    if (said.kind !== "notCaptured" || gatewayRef === "") return said;
    const again = await inquire(order, { gatewayRef, wallet }, abort);
    if (again.kind === "notCaptured" || again.kind === "captured") return { ...again, gatewayRef };
    return { ...nothing("gatewayFailure", said.hostText), gatewayRef };
  };

  const pay = async (
    order: TakeOrder,
    code: PayCode,
    abort: AbortController,
    onSent: () => void,
  ): Promise<TakeResult> => {
    const heard = await ask("pay", payFields(token, order, code, localTime()), abort, onSent);
    if (heard.kind !== "text") return heard.kind === "nothing" ? { kind: "answered", reading: heard } : heard;
    const answer = parseAnswer(heard.text);
    if (answer === null) return { kind: "answered", reading: nothing("notJson") };
    const reading = await confirmed(
      order,
      readPayment(answer, "pay", order, { gatewayRef: "", wallet: code.wallet }),
      code.wallet,
      abort,
    );
    if (reading.kind === "nothing" && reading.why === "otherOrder") notify({ kind: "otherOrder" });
    if (reading.kind === "pending" && reading.gatewayRef !== undefined) {
      return { kind: "accepted", gatewayRef: reading.gatewayRef, phase: reading.phase };
    }
    return { kind: "answered", reading };
  };

  const showQr = async (
    order: TakeOrder,
    abort: AbortController,
    onSent: () => void,
    onQr: (text: string) => void,
  ): Promise<TakeResult> => {
    const heard = await ask("showQr", qrFields(token, order, localTime()), abort, onSent);
    if (heard.kind !== "text") return heard.kind === "nothing" ? { kind: "answered", reading: heard } : heard;
    const qr = parseQr(heard.text);
    if (qr === null) return { kind: "answered", reading: readNoQr(heard.text) };
    if (qr.reference !== "" && qr.reference !== order.reference) {
      notify({ kind: "otherOrder" });
      return { kind: "answered", reading: nothing("otherOrder") };
    }
    onQr(qr.text);
    return { kind: "accepted", gatewayRef: qr.transactionId, phase: "phone" };
  };

  const listed = async (abort: AbortController): ReturnType<WalletGateway["list"]> => {
    const heard = await ask("history", { token }, abort);
    if (heard.kind !== "text") return unheard(heard);
    const payments = parseHistory(heard.text);
    return payments === null ? nothing("notUnderstood", "history") : { kind: "listed", payments };
  };

  const byReference = async (order: TakeOrder, abort: AbortController): Promise<Reading> => {
    const heard = await ask("byReference", { reference: order.reference, inquire_method: "real" }, abort);
    if (heard.kind !== "text") return unheard(heard);
    const named = readNamed(heard.text, order);
    if (named.kind !== "found") return named;
    const { gatewayRef } = named;
    const reading = await inquire(order, { gatewayRef, wallet: null }, abort);
    // An id of the Online API that the POS API does not know is none to ask, cancel or refund by.
    if (reading.kind === "notFound") return nothing("notUnderstood", `found as ${gatewayRef}`);
    return reading.kind === "nothing" ? reading : { ...reading, gatewayRef };
  };

  const searchWith = (abort: AbortController): LostSearch => ({
    tokenAlone: settings.tokenAlone,
    byReference: (order) => byReference(order, abort),
    list: () => listed(abort),
    inquire: (order, known) => inquire(order, known, abort),
  });

  const calling = (work: (abort: AbortController) => Promise<TakeResult>): TakeCall => {
    const abort = new AbortController();
    return {
      result: work(abort),
      release: () => {
        abort.abort();
      },
    };
  };

  return {
    id: "citcon",
    name: "Citcon",
    terminal: "Citcon",
    lookUpBy: "gatewayRef",
    takeByCode: (order, code, onSent) => calling((abort) => pay(order, code, abort, onSent)),
    takeByQr: (order, onSent, onQr) => calling((abort) => showQr(order, abort, onSent, onQr)),
    lookUp(order, known = NOTHING_KNOWN) {
      const abort = new AbortController();
      return known.gatewayRef === "" ? findLost(searchWith(abort), order, known) : inquire(order, known, abort);
    },
    findByReference: (order) => byReference(order, new AbortController()),
    cancel: {
      kind: "request",
      notBeforeMs: CANCEL_NOT_BEFORE_MS,
      async send(order, known): Promise<CancelResult> {
        const heard = await ask("cancel", cancelFields(token, order, known, localTime()), new AbortController());
        if (heard.kind !== "text") return heard.kind === "nothing" ? { kind: "answered", reading: heard } : heard;
        const answer = parseAnswer(heard.text);
        return { kind: "answered", reading: answer === null ? nothing("notJson") : readCancel(answer, known) };
      },
    },
    // Within the total (seed 001); a phone does not ask, and nothing changes it afterwards.
    tip: { onTerminal: false, adjust: null },
    giveBack: createGiveBack({
      ask: (call, fields, onSent) => ask(call, { token, ...fields, pos_local_time: localTime() }, newAbort(), onSent),
      list: () => listed(newAbort()),
      tokenAlone: settings.tokenAlone,
      timeZone,
      notBeforeMs: CANCEL_NOT_BEFORE_MS,
    }),
    list: () => listed(new AbortController()),
    // Its rows name Citcon's numbers alone, and times in a zone of its choice (gateways.md C.2; seed 001).
    records: {
      list: () => listed(newAbort()),
      listAlone: settings.tokenAlone,
      askFor: "notListed",
      perSecond: RECORDS_PER_SECOND,
      atOnce: 1,
      datedInUtc: false,
      cannot: settings.tokenAlone ? ["day"] : ["day", "otherTills"],
    },
    async initialize() {
      const heard = await ask("initialize", { store_code: settings.storeCode }, new AbortController());
      if (heard.kind !== "text") return unheard(heard);
      const ready = parseInitialize(heard.text);
      if (ready !== null) {
        token = ready.token;
        return { kind: "ready", shop: ready.shop };
      }
      const answer = parseAnswer(heard.text);
      return answer?.result === "fail" && answer.code !== ""
        ? { kind: "refused", code: answer.code, text: hostTextOf(answer) }
        : nothing("notUnderstood", "initialize");
    },
    onNotice(listener) {
      listeners.push(listener);
    },
    close() {
      for (const abort of open) abort.abort();
    },
  };
}

const newAbort = (): AbortController => new AbortController();

/** A look-up that brought no answer; one that never left is told apart, so that it is tried again soon. */
const unheard = (heard: Exclude<Heard, { kind: "text" }>): ReturnType<typeof nothing> =>
  heard.kind === "nothing"
    ? nothing(heard.why, heard.text)
    : nothing(heard.kind === "notSent" ? "unreachable" : "lost", heard.why);

/** No code to show: nothing was taken only when Citcon refused the request for a reason that the seed lists as such. */
function readNoQr(raw: string): Reading {
  const answer = parseAnswer(raw);
  if (answer === null) return nothing("notJson");
  const hostText = hostTextOf(answer);
  const classed = classOf("showQr", null, answer.code, answer.message);
  if (classed === null) return nothing(answer.result === "success" ? "notUnderstood" : "unlistedCode", hostText);
  const advice = adviceOf(classed.class);
  if (answer.result !== "fail" || advice === null) return nothing("gatewayFailure", hostText);
  const why = meaningOf("showQr", null, answer.code, answer.message);
  return { kind: "notCaptured", cause: "declined", hostText, card: null, advice, ...(why === null ? {} : { why }) };
}
