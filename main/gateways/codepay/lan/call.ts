/**
 * The calls of CodePay's cloud, put to the terminal itself over the shop's own network (gateways.md B.9). What a terminal
 * cannot do goes on to the cloud where that is set.
 */
import type { Clock } from "../../../core/clock.ts";
import type { GatewayNotice } from "../../port.ts";
import type { CodepayAnswer } from "../answer.ts";
import { nothing } from "../reading.ts";
import { type Call, exchangeNumber, type Heard, type Method } from "../wire.ts";
import { saysTimedOut } from "./codes.ts";
import { answersTo, readAnswer, requestText, TOPICS } from "./envelope.ts";
import { exchangeOnce } from "./exchange.ts";

export interface LanSettings {
  readonly host: string;
  readonly port: number;
  /** Whether it may be asked about an order while that is open, over another socket; left out: yes. Nothing documents it. */
  readonly askBeside?: boolean;
}

export interface LanDeps {
  readonly lan: LanSettings;
  readonly appId: string;
  /** How long the customer may take, seconds. */
  readonly expiresS: number;
  readonly clock: Clock;
  fraction(): number;
  notify(notice: GatewayNotice): void;
  /** Null where none is set. */
  readonly cloud: Call | null;
}

/** In the same building: what takes longer to connect is not there, ms. */
const CONNECT_MS = 4_000;
/** What asks nobody at the terminal is answered at once, ms. */
const TIMEOUT_MS = 10_000;
/** A batch is closed with the acquirer, ms. */
const BATCH_MS = 60_000;
/** How much longer than the customer an order's answer may take, ms. */
const MARGIN_MS = 15_000;

/** @returns a call that never rejects; over an order's the customer pays, so that it may take minutes */
export function createLanCall(deps: LanDeps): Call {
  const { appId, clock, cloud, lan, notify } = deps;
  const url = `ws://${lan.host}:${String(lan.port)}`;
  const patience: Partial<Record<Method, number>> = {
    "wisehub.cloud.pay.order": deps.expiresS * 1_000 + MARGIN_MS,
    "batch.close": BATCH_MS,
  };

  return async (method, fields, options = {}) => {
    const topic = TOPICS[method];
    if (topic === undefined) return cloud === null ? NOT_HERE : cloud(method, fields, options);
    const requestId = exchangeNumber(clock.now(), () => deps.fraction());
    const exchange = await exchangeOnce(url, requestText(topic, requestId, appId, fields, clock.now()), {
      timeoutMs: patience[method] ?? TIMEOUT_MS,
      connectMs: CONNECT_MS,
      isAnswer: (text) => answersTo(text, requestId, topic),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onSent === undefined ? {} : { onSent: () => options.onSent?.() }),
    });
    if (exchange.kind === "answer") return understand(exchange.text);
    if (exchange.why !== "released") notify({ kind: "silent", why: exchange.why });
    return exchange;
  };

  function understand(raw: string): Heard {
    const answer = readAnswer(raw);
    if (answer === null) {
      notify({ kind: "erring", why: "notJson" });
      return nothing("notJson");
    }
    notify({ kind: "answered" });
    return inWords(answer);
  }
}

const NOT_HERE: Heard = { kind: "notSent", why: "notOnThisNetwork" };

/** 0 and 000 are one; of the rest only two say anything (0.2), and neither when it speaks of time. */
export function inWords(answer: CodepayAnswer): Heard {
  const { code, msg } = answer;
  if (code === "0" || code === "000") return { kind: "answer", answer: { ...answer, code: "0" } };
  if ((code === "110" || code === "106") && !saysTimedOut(msg)) return { kind: "answer", answer };
  return nothing("gatewayFailure", `${code} ${msg}`);
}
