/**
 * What every exchange with a gateway has in common: it is sent at most once, ends once, and its failure means "not sent" or
 * "lost" by whether a byte may have left (gateways.md 0.2).
 */

export type Failed =
  /** A byte may have left; what it did is not known. */
  | { readonly kind: "lost"; readonly why: string }
  /** Name not resolved, refused, connect time-out, TLS not finished: no byte of the request left. */
  | { readonly kind: "notSent"; readonly why: string };

export interface OnceOptions {
  /** How long the whole exchange may take, ms. */
  readonly timeoutMs: number;
  /** How long the connection, with TLS, may take to stand, ms. */
  readonly connectMs: number;
  /** Ends the waiting; the answer counts as lost. */
  readonly signal?: AbortSignal;
  /** The first byte may have left. */
  onSent?(): void;
}

export interface Once<Answer> {
  isSent(): boolean;
  isOver(): boolean;
  /** The connection stands: `send` puts the request on it, unless the waiting is over. */
  stands(send: () => void): void;
  finish(exchange: Answer | Failed): void;
  fail(why: string): void;
}

/** @param end called once, with how it ended */
export function once<Answer>(options: OnceOptions, end: (exchange: Answer | Failed) => void): Once<Answer> {
  let sent = false;
  let done = false;
  const finish = (exchange: Answer | Failed): void => {
    if (done) return;
    done = true;
    clearTimeout(whole);
    clearTimeout(connecting);
    options.signal?.removeEventListener("abort", abandon);
    end(exchange);
  };
  const fail = (why: string): void => {
    finish({ kind: sent ? "lost" : "notSent", why });
  };
  const abandon = (): void => {
    fail("released");
  };
  const whole = setTimeout(() => {
    afterTheWire(() => {
      fail("timedOut");
    });
  }, options.timeoutMs);
  const connecting = setTimeout(() => {
    afterTheWire(() => {
      if (!sent) fail("connectTimedOut");
    });
  }, options.connectMs);
  if (options.signal?.aborted === true) abandon();
  else options.signal?.addEventListener("abort", abandon, { once: true });
  return {
    isSent: () => sent,
    isOver: () => done,
    stands(send) {
      if (done) return;
      sent = true;
      clearTimeout(connecting);
      options.onSent?.();
      send();
    },
    finish,
    fail,
  };
}

/**
 * Node looks at its clocks before it looks at the wire. A till that stood still itself (a machine asleep, or much too busy)
 * first takes what came meanwhile, and does not tell its own pause as the gateway's silence.
 */
const afterTheWire = (then: () => void): void => void setImmediate(then);
