/** Small parts of HTTP that the browser shell needs: headers, bounded bodies, answers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { SECURITY_HEADERS } from "./pageHeaders.ts";

/** Larger than any command, smaller than anything that hurts. In bytes. */
const BODY_LIMIT = 64 * 1024;

/** Sets what every answer carries, whatever it is. */
export function secure(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

/** Answers with JSON that no cache keeps. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** `gone`: the caller hung up before the body was whole. */
export type Body =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "tooLarge" }
  | { readonly kind: "notJson" }
  | { readonly kind: "gone" };

/** Reads a JSON body of at most `BODY_LIMIT` bytes; what comes after the limit is read to its end and forgotten. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT) return { kind: "tooLarge" };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
    }
  } catch {
    return { kind: "gone" };
  }
  if (size > BODY_LIMIT) return { kind: "tooLarge" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "notJson" };
  }
}
