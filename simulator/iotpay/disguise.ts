/** Puts a fault on an answer that was ready to go: what it says is twisted, or how it travels is broken. */

import type { Fault } from "../faults.ts";
import { jsonText } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { Twist } from "./answers.ts";

/** What an answer says under a fault. `otherAmount` on create_order is a real capture, so only look-ups are twisted by it. */
export function twistOf(fault: Fault | undefined, call: "create_order" | "query_order"): Twist {
  switch (fault?.kind) {
    case "otherOrderNo":
      return { mchOrderNo: "9999999999999" };
    case "wrongSignature":
      return { signature: "wrong" };
    case "noSignature":
      return { signature: "none" };
    case "status":
      return { status: fault.status };
    case "otherAmount":
      return call === "query_order" ? { amountBy: fault.by } : {};
    default:
      return {};
  }
}

/** How the finished text travels under a fault. */
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
