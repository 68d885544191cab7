/** How a finished answer travels under a fault: whole, broken on the way, or not at all. */

import type { Fault } from "./faults.ts";
import { jsonText } from "./reply.ts";
import type { Reply } from "./reply.ts";

/** The reply that carries `text`; faults that only change what an answer says leave it whole. */
export function carry(fault: Fault | undefined, text: string): Reply {
  switch (fault?.kind) {
    case "dropBefore":
    case "dropAfter":
    case "dropWhileOpen":
      return { kind: "drop" };
    case "neverAnswers":
      return { kind: "never" };
    case "serverError":
      return { kind: "send", status: fault.status, type: "text/plain; charset=utf-8", body: "Service unavailable" };
    case "html":
      return {
        kind: "send",
        status: 200,
        type: "text/html; charset=utf-8",
        body: "<!doctype html><html><head><title>Maintenance</title></head><body><h1>We will be back soon</h1></body></html>",
      };
    case "redirected":
      return { kind: "send", status: 302, type: "text/html", body: "", location: "https://portal.invalid/login" };
    case "empty":
      return jsonText("");
    case "packed":
    case "chunked":
      return { kind: "send", status: 200, type: "application/json", body: text, travels: fault.kind };
    case "truncated":
      return jsonText(text.slice(0, Math.floor(text.length / 2)));
    case "cut":
      return { kind: "cut", body: text };
    case "doubled":
      return jsonText(text + text);
    case "answeredTwice":
      return { kind: "twice", body: text };
    default:
      return jsonText(text);
  }
}
