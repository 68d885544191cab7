/**
 * Who may talk to the browser shell: the page it served itself, on this machine, holding this start's token. Host and
 * Origin keep out other web sites (DNS rebinding, cross-site posts); the token keeps out other programs of the machine.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

export interface Guard {
  /** Every request: Host must be ours, Origin ours or absent, and a browser must not call it cross-site. */
  place(request: IncomingMessage): Refusal | null;
  /** Requests to the till: the token, and for a POST also our own Origin and JSON. */
  caller(request: IncomingMessage): Refusal | null;
}

/** @param port the port really listened on; `token` is compared in constant time */
export function createGuard(port: number, token: string): Guard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const expected = digest(`Bearer ${token}`);
  const isOwnOrigin = (origin: string) => origin.startsWith("http://") && hosts.has(origin.slice("http://".length));

  return {
    place({ headers }) {
      if (!hosts.has(headers.host ?? "")) return { status: 421, reason: "unknown host" };
      if (headers.origin !== undefined && !isOwnOrigin(headers.origin)) return { status: 403, reason: "other origin" };
      const site = headers["sec-fetch-site"];
      if (site === "cross-site" || site === "same-site") return { status: 403, reason: "other site" };
      return null;
    },
    caller({ headers, method }) {
      if (!timingSafeEqual(digest(headers.authorization ?? ""), expected))
        return { status: 401, reason: "wrong token" };
      if (method !== "POST") return null;
      if (headers.origin === undefined) return { status: 403, reason: "no origin" };
      const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      return type === "application/json" ? null : { status: 415, reason: "not JSON" };
    },
  };
}

/** Equal lengths for the constant-time comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
