/** A plain line to a running Chromium (its DevTools protocol), so that the stand-in needs nothing but Node. */

type Params = Readonly<Record<string, unknown>>;
type Listener = (params: never) => void;

export interface CdpSession {
  send<T = unknown>(method: string, params?: Params): Promise<T>;
  on<P>(event: string, listener: (params: P) => void): void;
}

export interface Cdp extends CdpSession {
  session(id: string): CdpSession;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** @param url the browser's WebSocket; when it closes this process ends, since its page is gone */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  socket.addEventListener("close", () => process.exit(70));

  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Listener[]>();
  let last = 0;

  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ""} ${message.method ?? ""}`;
      for (const listener of listeners.get(key) ?? []) listener(message.params as never);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) asked?.reject(new Error(message.error.message));
    else asked?.resolve(message.result);
  });

  const session = (sessionId?: string): CdpSession => ({
    send: <T>(method: string, params: Params = {}) =>
      new Promise<T>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve: resolve, reject });
        socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      }),
    on(event, listener) {
      const key = `${sessionId ?? ""} ${event}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });
  return { ...session(), session };
}
