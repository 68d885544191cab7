/**
 * One exchange with a terminal in the shop's own network: a socket of its own, one text sent at most once, and the first
 * answer that is to it (gateways.md B.9). The text leaves only once the socket stands, which tells "not sent" from "lost".
 */
import { type Failed, once, type OnceOptions } from "../../once.ts";

export type LanExchange = { readonly kind: "answer"; readonly text: string } | Failed;

export interface LanOptions extends OnceOptions {
  /** Whether a text is the answer: others on the same socket are none of it. */
  isAnswer(text: string): boolean;
}

/** A longer answer is none. */
const LONGEST_ANSWER = 1_000_000;

/** Never rejects. @param url `ws://host:port` */
export function exchangeOnce(url: string, text: string, options: LanOptions): Promise<LanExchange> {
  return new Promise((resolve) => {
    const socket = open(url);
    if (socket === null) {
      resolve({ kind: "notSent", why: "badAddress" });
      return;
    }
    const { fail, finish, isSent, stands } = once<LanExchange>(options, (exchange) => {
      resolve(exchange);
      socket.close();
    });
    socket.addEventListener("open", () => {
      stands(() => {
        socket.send(text);
      });
    });
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== "string" || data.length > LONGEST_ANSWER) fail("notText");
      else if (options.isAnswer(data)) finish({ kind: "answer", text: data });
    });
    socket.addEventListener("error", () => {
      fail(isSent() ? "cut" : "connectFailed");
    });
    socket.addEventListener("close", () => {
      fail(isSent() ? "cut" : "connectFailed");
    });
  });
}

function open(url: string): WebSocket | null {
  try {
    return new WebSocket(url);
  } catch {
    return null; // An address that is none.
  }
}
