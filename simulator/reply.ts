/** What a request was, and what is done with its connection: the two ends every gateway of the simulator works between. */

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  /** The header as sent; empty without one. */
  readonly authorization: string;
  readonly body: string;
}

/**
 * `send` answers. The others are how answers go missing or go wrong on a real network: `drop` closes the connection without a
 * byte, `never` keeps it open and silent, `cut` declares the whole body and closes half-way, `twice` sends a second HTTP answer
 * nobody asked for. `stream` stays open for server-sent events until the reader leaves; `open` returns what to do then.
 */
export type Reply =
  | {
      readonly kind: "send";
      readonly status: number;
      readonly type: string;
      readonly body: string;
      /** As proxies send on what came whole: packed by gzip, or in chunks without a length. */
      readonly travels?: "packed" | "chunked";
      /** Where a redirect points to. */
      readonly location?: string;
    }
  | { readonly kind: "drop" }
  | { readonly kind: "never" }
  | { readonly kind: "cut"; readonly body: string }
  | { readonly kind: "twice"; readonly body: string }
  | { readonly kind: "stream"; readonly open: (write: (data: unknown) => void) => () => void };

export type Handler = (received: Received) => Promise<Reply> | Reply;

/** Exact paths to handlers; a handler sees every method and refuses the ones it does not serve. */
export type Routes = ReadonlyMap<string, Handler>;

/** A JSON answer from text that is already JSON, so that what was signed is what is sent, byte for byte. */
export function jsonText(body: string, status = 200): Reply {
  return { kind: "send", status, type: "application/json; charset=utf-8", body };
}

/** A JSON answer from a value. */
export function json(value: unknown, status = 200): Reply {
  return jsonText(JSON.stringify(value), status);
}

/** A one-sentence refusal of a control or page request. */
export function refuse(status: number, sentence: string): Reply {
  return json({ error: sentence }, status);
}
