/** Serves a file of one of the simulator's pages. */

import { readFileSync } from "node:fs";
import { refuse } from "./reply.ts";
import type { Handler } from "./reply.ts";

/** A handler for the file at `url`, read once; `type` without its charset. */
export function pageFile(url: URL, type: string): Handler {
  const body = readFileSync(url, "utf8");
  return ({ method }) =>
    method === "GET" || method === "HEAD"
      ? { kind: "send", status: 200, type: `${type}; charset=utf-8`, body }
      : refuse(405, "Use GET here.");
}
