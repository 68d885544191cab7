/**
 * One call of CodePay's one address (gateways.md B.1): `POST {base}/api/entry`, where the field `method` says what is asked.
 * Signed and written once; the answer is checked before it is read.
 */
import type { KeyObject } from "node:crypto";
import type { Clock } from "../../core/clock.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import { postOnce } from "../http.ts";
import type { GatewayNotice } from "../port.ts";
import { newSignatureTrust, type StrictSign } from "../signatureTrust.ts";
import { type CodepayAnswer, parseAnswer } from "./answer.ts";
import { nothing } from "./reading.ts";
import { basicAuthorization, type Fields, signedText, signText, verifyAnswer } from "./signature.ts";

export type Method =
  | "wisehub.cloud.pay.order"
  | "wisehub.cloud.pay.close"
  | "order.query"
  | "order.revoker"
  | "order.refund.submit"
  | "order.refund.query"
  | "tip.adjustment"
  | "batch.close";

export type Identity =
  | { readonly kind: "rsa2"; readonly privateKey: KeyObject; readonly gatewayKey: KeyObject | null }
  | { readonly kind: "basic"; readonly username: string; readonly password: string };

export interface WireSettings {
  readonly baseUrl: string;
  readonly appId: string;
  readonly merchantNo: string;
  readonly strictSign: StrictSign;
  readonly identity: Identity;
}

export type Heard =
  | { readonly kind: "answer"; readonly answer: CodepayAnswer }
  /** It answered, and what it said cannot be used. */
  | Extract<Reading, { kind: "nothing" }>
  | { readonly kind: "lost"; readonly why: string }
  | { readonly kind: "notSent"; readonly why: string };

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The first byte may have left. */
  onSent?(): void;
}

export type Call = (method: Method, fields: Fields, options?: CallOptions) => Promise<Heard>;

/** An answer means "delivered", and comes at once; one that takes longer is lost, ms. */
const TIMEOUT_MS = 15_000;
const CONNECT_MS = 8_000;
/** Shorter for a look-up: one that waits for a dead network keeps the next one from a network that is back (≤ 5 s). */
const LOOK_UP_CONNECT_MS = 4_000;
const LOOK_UPS: ReadonlySet<Method> = new Set(["order.query", "order.refund.query"]);

/**
 * @param fraction chance, 0 ≤ x < 1, for the number of each exchange
 * @returns a call that never rejects
 */
export function createWire(
  settings: WireSettings,
  clock: Clock,
  fraction: () => number,
  notify: (notice: GatewayNotice) => void,
): Call {
  const trusts = new Map<Method, ReturnType<typeof newSignatureTrust>>();
  const trustIn = (method: Method): ReturnType<typeof newSignatureTrust> => {
    const trust = trusts.get(method) ?? newSignatureTrust(settings.strictSign);
    trusts.set(method, trust);
    return trust;
  };

  const understand = (raw: string, status: number, method: Method): Heard => {
    if (status < 200 || status > 299) {
      notify({ kind: "erring", why: String(status) });
      return nothing("httpStatus", String(status));
    }
    const answer = parseAnswer(raw);
    if (answer === null) {
      notify({ kind: "erring", why: "notJson" });
      return nothing("notJson");
    }
    notify({ kind: "answered" });
    if (settings.identity.kind === "basic") return { kind: "answer", answer };
    const verdict = verifyAnswer(raw, settings.identity.gatewayKey);
    if (verdict === "missing" || verdict === "unchecked") {
      if (verdict === "missing") notify({ kind: "signatureMissing" });
      return settings.strictSign === "on" ? nothing("wrongSignature", verdict) : { kind: "answer", answer };
    }
    if (verdict === "wrong") notify({ kind: "signatureMismatch" });
    return trustIn(method).accepts(verdict) ? { kind: "answer", answer } : nothing("wrongSignature");
  };

  return async (method, fields, options = {}) => {
    const { body, authorization } = encode(settings, method, fields, clock.now());
    const exchange = await postOnce(new URL("api/entry", withSlash(settings.baseUrl)), body, {
      timeoutMs: TIMEOUT_MS,
      connectMs: LOOK_UPS.has(method) ? LOOK_UP_CONNECT_MS : CONNECT_MS,
      contentType: "application/json; charset=utf-8",
      headers: { "Http-Request-Psn": exchangeNumber(clock.now(), fraction) },
      onDated: (theirs, tookMs) => {
        notify({ kind: "dated", theirs, tookMs });
      },
      ...(authorization === null ? {} : { authorization }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onSent === undefined ? {} : { onSent: () => options.onSent?.() }),
    });
    if (exchange.kind === "answer") return understand(exchange.text, exchange.status, method);
    if (exchange.why !== "released") notify({ kind: "silent", why: exchange.why });
    return exchange;
  };
}

/** The body, with every common field and its signature, and the header of Basic. @param at ms, within 15 min of theirs */
export function encode(
  { appId, identity, merchantNo }: WireSettings,
  method: Method,
  fields: Fields,
  at: number,
): { readonly body: string; readonly authorization: string | null } {
  const all: Fields = {
    app_id: appId,
    format: "JSON",
    charset: "UTF-8",
    sign_type: identity.kind === "rsa2" ? "RSA2" : "NONE",
    version: "1.0",
    timestamp: at,
    method,
    merchant_no: merchantNo,
    ...fields,
  };
  if (identity.kind === "basic")
    return { body: JSON.stringify(all), authorization: basicAuthorization(identity.username, identity.password) };
  const sign = signText(signedText(all), identity.privateKey);
  return { body: JSON.stringify({ ...all, sign }), authorization: null };
}

/** Month to second in UTC, then ten digits of chance: `11210641231234567890` (gateways.md B.1). */
export const exchangeNumber = (at: number, fraction: () => number): string =>
  new Date(at).toISOString().replace(/\D/g, "").slice(4, 14) + String(Math.floor(fraction() * 1e10)).padStart(10, "0");

const withSlash = (url: string): string => (url.endsWith("/") ? url : `${url}/`);
