/** How a finished answer travels over the shop's network under a fault. */

import type { Fault } from "../../faults.ts";
import type { TextSocket } from "./socket.ts";

/** Sends `text`, whole or in frames of `partBytes`; under a fault broken, twice, as something else, or not at all. */
export function sendUnder(
  fault: Fault | undefined,
  text: string,
  socket: TextSocket,
  partBytes: number | undefined,
): void {
  switch (fault?.kind) {
    case "dropAfter":
    case "cut":
    case "serverError":
      return socket.drop();
    case "neverAnswers":
      return;
    case "truncated":
      return socket.send(text.slice(0, Math.floor(text.length / 2)));
    case "html":
      return socket.send("<!doctype html><title>Maintenance</title>");
    case "empty":
      return socket.send("");
    case "chatter":
      // What a terminal may say by itself on an open socket, and the request as it heard it: no answer to anybody.
      socket.send('{"topic":"ecrhub.heartbeat","request_id":"0","version":"2.0","biz_data":""}');
      socket.send(JSON.stringify({ ...(JSON.parse(text) as object), response_code: undefined }));
      return socket.send(text);
    case "doubled":
      return socket.send(text + text);
    case "answeredTwice":
      socket.send(text);
      return socket.send(text);
    default:
      if (partBytes === undefined) socket.send(text);
      else socket.sendInParts(text, partBytes);
  }
}
