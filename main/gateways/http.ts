/**
 * One HTTP POST to a gateway: sent at most once, over a connection of its own, never redirected, never repeated.
 * Node's own request is used because it tells what `fetch` hides: whether a byte had left when it failed. That decides
 * between "not sent" and "unknown" (gateways.md 0.2).
 */
import http from "node:http";
import https from "node:https";
import zlib from "node:zlib";
import { type Failed, once, type OnceOptions } from "./once.ts";

export type Exchange = { readonly kind: "answer"; readonly status: number; readonly text: string } | Failed;

export interface PostOptions extends OnceOptions {
  readonly contentType: string;
  /** Left out, the request has no such header. */
  readonly authorization?: string;
  /** Headers of this gateway alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A longer answer is not read to its end; 1,000,000 bytes unless said. */
  readonly maxBytes?: number;
  /**
   * The answer's head has come: its own time (`Date`, ms) and how long after the first byte it came, ms. Any machine on
   * the way may have written it: good enough to warn about a clock, never for an outcome.
   */
  readonly onDated?: (theirs: number, tookMs: number) => void;
}

const MAX_ANSWER = 1_000_000;

/** Posts `body` to `url` once. Never rejects. */
export function postOnce(url: URL, body: string, options: PostOptions): Promise<Exchange> {
  const secure = url.protocol === "https:";
  const bytes = Buffer.from(body, "utf8");
  return new Promise((resolve) => {
    let sentAt = 0;
    const request = (secure ? https : http).request(url, {
      method: "POST",
      agent: false,
      headers: {
        "content-type": options.contentType,
        "content-length": bytes.length,
        accept: "application/json",
        ...(options.authorization === undefined ? {} : { authorization: options.authorization }),
        connection: "close",
        ...options.headers,
      },
    });
    const { fail, finish, isOver, stands } = once<Exchange>(options, (exchange) => {
      resolve(exchange);
      request.destroy();
    });

    request.on("socket", (socket) => {
      // The body is handed over only once the connection stands, so that a failure before is surely "not sent".
      socket.once(secure ? "secureConnect" : "connect", () => {
        sentAt = performance.now();
        stands(() => {
          request.end(bytes);
        });
      });
    });
    request.on("response", (response) => {
      const theirs = Date.parse(response.headers.date ?? "");
      if (!isOver() && Number.isFinite(theirs)) options.onDated?.(theirs, performance.now() - sentAt);
      const parts: Buffer[] = [];
      let size = 0;
      response.on("data", (part: Buffer) => {
        size += part.length;
        if (size > (options.maxBytes ?? MAX_ANSWER)) fail("tooLong");
        else parts.push(part);
      });
      response.on("end", () => {
        if (!response.complete) return fail("cut");
        const text = textOf(Buffer.concat(parts), response.headers["content-encoding"], options.maxBytes ?? MAX_ANSWER);
        if (text === null) fail("notReadable");
        else finish({ kind: "answer", status: response.statusCode ?? 0, text });
      });
      response.on("aborted", () => {
        fail("cut");
      });
      response.on("error", () => {
        fail("cut");
      });
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      fail(error.code ?? "failed");
    });
  });
}

/**
 * An answer's text without a byte order mark. Nothing compressed is asked for; a proxy on the way sends it all the same.
 * @returns null when it cannot be unpacked, or not within `longest` bytes
 */
function textOf(body: Buffer, encoding: string | undefined, longest: number): string | null {
  const unpack = UNPACK[(encoding ?? "").trim().toLowerCase()];
  try {
    return new TextDecoder().decode(unpack === undefined ? body : unpack(body, { maxOutputLength: longest }));
  } catch {
    return null;
  }
}

const UNPACK: Readonly<Partial<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Buffer>>> = {
  gzip: zlib.gunzipSync,
  "x-gzip": zlib.gunzipSync,
  deflate: zlib.inflateSync,
  br: zlib.brotliDecompressSync,
};
