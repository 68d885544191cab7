/** The log of every gateway request seen, so that tests can count them. It holds no key, no signature and no body. */

export interface SeenRequest {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly path: string;
  /** The method a call of CodePay names; the others have a path for each. */
  readonly method?: string;
  /** Empty when the request could not be read that far. */
  readonly mchOrderNo: string;
  /** Minor units as the request gave them; null when it gave none. */
  readonly amount: number | null;
  readonly bodyBytes: number;
}

export interface RequestLog {
  seen(): readonly SeenRequest[];
  add(request: SeenRequest): void;
  reset(): void;
}

const KEPT = 10_000;

/** An empty log; it keeps the newest ten thousand requests. */
export function createRequestLog(): RequestLog {
  const log: SeenRequest[] = [];
  return {
    seen: () => [...log],
    add: (request) => {
      log.push(request);
      if (log.length > KEPT) log.shift();
    },
    reset: () => {
      log.length = 0;
    },
  };
}
