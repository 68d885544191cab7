/**
 * One exchange with a terminal in the shop's own network: a socket of its own, one text sent at most once, and the first
 * answer that is to it (gateways.md B.9). The text leaves only once the socket stands, which tells "not sent" from "lost".
 */
import type { Exchange } from "../../http.ts";

export type LanExchange =
  Extract<Exchange, { kind: "lost" | "notSent" }> | { readonly kind: "answer"; readonly text: string };

export interface LanOptions {
  /** How long the whole exchange may take, ms. */
  readonly timeoutMs: number;
  /** How long the socket may take to stand, ms. */
  readonly connectMs: number;
  /** Whether a text is the answer: others on the same socket are none of it. */
  isAnswer(text: string): boolean;
  /** Ends the waiting; the answer counts as lost. */
  readonly signal?: AbortSignal;
  /** The first byte may have left. */
  onSent?(): void;
}

/** A longer answer is none. */
const LONGEST_ANSWER = 1_000_000;

/** Never rejects. @param url `ws://host:port` */
export function exchangeOnce(url: string, text: string, options: LanOptions): Promise<LanExchange> {
  return new Promise((resolve) => {
    let sent = false;
    let done = false;
    const socket = open(url);
    if (socket === null) {
      resolve({ kind: "notSent", why: "badAddress" });
      return;
    }
    const finish = (exchange: LanExchange): void => {
      if (done) return;
      done = true;
      clearTimeout(whole);
      clearTimeout(connecting);
      options.signal?.removeEventListener("abort", abandon);
      resolve(exchange);
      socket.close();
    };
    const fail = (why: string): void => {
      finish(sent ? { kind: "lost", why } : { kind: "notSent", why });
    };
    const abandon = (): void => {
      fail("released");
    };
    const whole = setTimeout(() => {
      fail("timedOut");
    }, options.timeoutMs);
    const connecting = setTimeout(() => {
      if (!sent) fail("connectTimedOut");
    }, options.connectMs);

    socket.addEventListener("open", () => {
      if (done) return;
      sent = true;
      clearTimeout(connecting);
      options.onSent?.();
      socket.send(text);
    });
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== "string" || data.length > LONGEST_ANSWER) fail("notText");
      else if (options.isAnswer(data)) finish({ kind: "answer", text: data });
    });
    socket.addEventListener("error", () => {
      fail(sent ? "cut" : "connectFailed");
    });
    socket.addEventListener("close", () => {
      fail(sent ? "cut" : "connectFailed");
    });
    if (options.signal?.aborted === true) abandon();
    else options.signal?.addEventListener("abort", abandon, { once: true });
  });
}

function open(url: string): WebSocket | null {
  try {
    return new WebSocket(url);
  } catch {
    return null; // An address that is none.
  }
}
