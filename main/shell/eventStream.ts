/** The till's push to the page: one JSON object a line, for as long as the page listens. */
import type { ServerResponse } from "node:http";
import type { TillPort } from "../../preload/contract.ts";
import type { Sitter } from "./pageSeat.ts";

/** A page notices a dead link when pings stop. In ms. */
const PING_MS = 5_000;
/** A page that does not read is let go and starts again with the whole view. In bytes. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

export interface EventStream extends Sitter {
  /** Sends the whole view, then every change. */
  start(): void;
}

/** @param response answered here and kept open until the page goes, loses its seat or stops reading */
export function createEventStream(till: TillPort, response: ServerResponse): EventStream {
  const send = (message: object) => {
    if (response.writableEnded || response.destroyed) return;
    response.write(`${JSON.stringify(message)}\n`);
    if (response.writableLength > BACKLOG_LIMIT) response.destroy();
  };

  return {
    start() {
      response.writeHead(200, { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" });
      const unsubscribe = till.subscribe((change) => {
        send({ type: "change", change });
      });
      const ping = setInterval(() => {
        send({ type: "ping" });
      }, PING_MS);
      response.once("close", () => {
        clearInterval(ping);
        unsubscribe();
      });
      send({ type: "view", view: till.view() });
    },
    taken() {
      send({ type: "taken" });
      response.end();
    },
  };
}
