/**
 * IOT Pay `CC_PAX`: create_order and query_order over HTTPS (seed 004; gateways.md A.1–A.5).
 * create_order blocks until the customer is done; it is sent once and never again. query_order moves no money.
 */
import type { AnswerSource } from "../../core/attempt/attempt.ts";
import { minor, toMajorText } from "../../core/money/money.ts";
import type { Reading, TakeResult } from "../../core/attempt/reading.ts";
import { type Exchange, postOnce } from "../http.ts";
import type { CardGateway, GatewayNotice, TakeOrder } from "../port.ts";
import { parseAnswer } from "./answer.ts";
import { readAnswer, type TipMode } from "./reading.ts";
import { createRefund } from "./refund.ts";
import { sign, verifyAnswer } from "./signature.ts";
import { newSignatureTrust, type StrictSign } from "../signatureTrust.ts";

export interface IotpaySettings {
  readonly baseUrl: string;
  readonly mchId: string;
  readonly key: string;
  readonly jobNo: string;
  readonly device: string;
  /** Whether parameters travel as one JSON field `params` or as fields of their own (gateways.md A.1). */
  readonly body: "params" | "fields";
  readonly timeoutMs: number;
  readonly tipMode: TipMode;
  readonly strictSign: StrictSign;
  /** Whether a card payment is given back by a request; left out or `off`: by hand (gateways.md A.7). */
  readonly cardRefund?: "off" | "api";
}

const CREATE_ORDER = "v1/create_order";
const QUERY_ORDER = "v1/query_order";
/** A look-up answers at once; one that takes longer than this is given up, and asked again later (ms). */
const LOOK_UP_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 8_000;
/** Shorter for a look-up: one that waits for a dead network keeps the next one from a network that is back (≤ 5 s). */
const LOOK_UP_CONNECT_MS = 4_000;
/** Orders asked for when the evening is matched. */
const RECORDS_PER_SECOND = 5;
/** Longest `subject` of seed 004. */
const LONGEST_SUBJECT = 64;

/** @param clientIp the register's own address on the shop's network (A.3) */
export function createIotpay(settings: IotpaySettings, clientIp: string, subject: string): CardGateway {
  const listeners: ((notice: GatewayNotice) => void)[] = [];
  const open = new Set<AbortController>();
  const trust = { take: newSignatureTrust(settings.strictSign), lookUp: newSignatureTrust(settings.strictSign) };
  const shopName = plainSubject(subject);
  const notify = (notice: GatewayNotice): void => {
    for (const listener of listeners) listener(notice);
  };

  const post = (
    path: string,
    params: Record<string, string | number>,
    timeoutMs: number,
    call: AbortController,
    onSent?: () => void,
  ): Promise<Exchange> => {
    const signed = { ...params, sign: sign(params, settings.key) };
    return postOnce(new URL(path, withSlash(settings.baseUrl)), encode(signed, settings.body), {
      timeoutMs,
      connectMs: path === CREATE_ORDER ? CONNECT_TIMEOUT_MS : LOOK_UP_CONNECT_MS,
      contentType: "application/x-www-form-urlencoded",
      signal: call.signal,
      onDated: (theirs, tookMs) => {
        notify({ kind: "dated", theirs, tookMs });
      },
      ...(onSent === undefined ? {} : { onSent }),
    });
  };

  /** An answer whose signature counts, or why there is none. */
  const checked = (raw: string, status: number, by: AnswerSource) => {
    if (status < 200 || status > 299) {
      notify({ kind: "erring", why: String(status) });
      return { kind: "nothing", why: "httpStatus", text: String(status) } as const;
    }
    const answer = parseAnswer(raw);
    if (answer === null) {
      notify({ kind: "erring", why: "notJson" });
      return { kind: "nothing", why: "notJson", text: "" } as const;
    }
    notify({ kind: "answered" });
    const verdict = verifyAnswer(raw, settings.key);
    if (verdict === "missing") notify({ kind: "signatureMissing" });
    if (verdict === "wrong") notify({ kind: "signatureMismatch" });
    if (!trust[by].accepts(verdict)) return { kind: "nothing", why: "wrongSignature", text: "" } as const;
    if (answer.mchId !== "" && answer.mchId !== settings.mchId) {
      notify({ kind: "otherOrder" });
      return { kind: "nothing", why: "otherOrder", text: "other merchant" } as const;
    }
    return { kind: "answer", answer, verdict } as const;
  };

  const understand = (raw: string, status: number, order: TakeOrder, by: AnswerSource): Reading => {
    const heard = checked(raw, status, by);
    if (heard.kind === "nothing") return heard;
    const { answer, verdict } = heard;
    const device = String(answer.order?.deviceId ?? "");
    const otherTerminal = device !== "" && settings.device !== "" && device !== settings.device;
    if (otherTerminal) notify({ kind: "otherTerminal", terminal: device.slice(0, 64) });
    const reading = readAnswer(answer, order, by, settings.tipMode);
    if (reading.kind === "nothing" && reading.why === "otherOrder") notify({ kind: "otherOrder" });
    else if (verdict === "right") notify({ kind: "sound", ownTerminal: device !== "" && !otherTerminal });
    return reading;
  };

  const take = async (order: TakeOrder, call: AbortController, onSent: () => void): Promise<TakeResult> => {
    const exchange = await post(
      CREATE_ORDER,
      createOrder(settings, order, clientIp, shopName),
      settings.timeoutMs,
      call,
      onSent,
    );
    if (exchange.kind === "answer") {
      return { kind: "answered", reading: understand(exchange.text, exchange.status, order, "take") };
    }
    if (exchange.why !== "released") notify({ kind: "silent", why: exchange.why });
    return exchange;
  };

  const lookUp = async (order: TakeOrder): Promise<Reading> => {
    const exchange = await ask(QUERY_ORDER, { mchId: settings.mchId, mchOrderNo: order.reference });
    if (exchange.kind === "answer") return understand(exchange.text, exchange.status, order, "lookUp");
    return { kind: "nothing", why: exchange.kind === "notSent" ? "unreachable" : "lost", text: exchange.why };
  };

  /** A request that answers at once. */
  const ask = async (path: string, params: Record<string, string | number>, onSent?: () => void): Promise<Exchange> => {
    const call = new AbortController();
    open.add(call);
    const exchange = await post(path, params, LOOK_UP_TIMEOUT_MS, call, onSent);
    open.delete(call);
    if (exchange.kind !== "answer" && exchange.why !== "released") notify({ kind: "silent", why: exchange.why });
    return exchange;
  };

  const refund = createRefund({
    ...settings,
    clientIp,
    async ask(path, params, onSent) {
      const exchange = await ask(path, params, onSent);
      return exchange.kind === "answer" ? checked(exchange.text, exchange.status, "lookUp") : exchange;
    },
    async isKnown({ amount, currency, original }) {
      const order = { reference: original.reference, amount, tip: minor(0), currency };
      return (await lookUp(order)).kind === "captured";
    },
  });

  return {
    id: "iotpay",
    name: "IOT Pay",
    terminal: settings.device === "" ? "Terminal" : settings.device,
    lookUpBy: "reference",
    // No refund of a card payment is documented (gateways.md A.7).
    giveBack: settings.cardRefund === "api" ? refund : { kind: "byHand" },
    cancel: { kind: "redKey" },
    // Nothing tells its terminals to ask, and no tip can be changed afterwards (gateways.md A.3, A.6).
    ...(settings.tipMode === "none" ? {} : { tip: { onTerminal: false, adjust: null } }),
    take(order, onSent) {
      const call = new AbortController();
      open.add(call);
      const result = take(order, call, onSent).finally(() => open.delete(call));
      return {
        result,
        release: () => {
          call.abort();
        },
      };
    },
    lookUp,
    // query_order is documented for wallets alone, and nothing lists a shop's orders (gateways.md A.5).
    records: {
      list: null,
      listAlone: true,
      askFor: "withoutAnswer",
      perSecond: RECORDS_PER_SECOND,
      atOnce: 1,
      datedInUtc: false,
      cannot: settings.cardRefund === "api" ? ["strangers", "cards", "day"] : ["strangers", "cards", "day", "byHand"],
    },
    onNotice(listener) {
      listeners.push(listener);
    },
    close() {
      for (const call of open) call.abort();
    },
  };
}

/** The request of seed 004, field by field (gateways.md A.3). Amounts in cents. */
function createOrder(
  settings: IotpaySettings,
  order: TakeOrder,
  clientIp: string,
  subject: string,
): Record<string, string | number> {
  return {
    mchId: settings.mchId,
    mchOrderNo: order.reference,
    channelId: "CC_PAX",
    currency: order.currency,
    amount: settings.tipMode === "included" ? order.amount + order.tip : order.amount,
    clientIp,
    device: settings.device,
    notifyUrl: "http://localhost",
    subject,
    body: `${subject} ${toMajorText(order.amount)}`,
    extra: JSON.stringify({ pos_flag: "yes", productId: `${settings.mchId}_null` }),
    jobNo: settings.jobNo,
    tip: settings.tipMode === "none" ? 0 : order.tip,
  };
}

function encode(params: Record<string, string | number>, body: "params" | "fields"): string {
  if (body === "params") return new URLSearchParams({ params: JSON.stringify(params) }).toString();
  return new URLSearchParams(
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  ).toString();
}

/** Only plain letters: others are known to spoil the signature (gateways.md A.2). "Café" becomes "Cafe"; nothing left becomes "Sale". */
const plainSubject = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, LONGEST_SUBJECT)
    .trim() || "Sale";

const withSlash = (url: string): string => (url.endsWith("/") ? url : `${url}/`);
