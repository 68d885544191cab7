/** The control API over HTTP: the same words as `control.ts`, for tests in other processes and for the terminal's page. */

import type { Control } from "./control.ts";
import {
  readAutoAction,
  readCounterAction,
  readFaultRequest,
  readForeignPayment,
  readPaxAction,
  readPhoneAction,
  readSettings,
} from "./control-input.ts";
import type { Input } from "./control-input.ts";
import { json, refuse } from "./reply.ts";
import type { Handler, Routes } from "./reply.ts";

const done = json({ ok: true });

function get(answer: () => unknown): Handler {
  return ({ method }) => (method === "GET" ? json(answer()) : refuse(405, "Use GET here."));
}

/** A POST handler whose body is JSON read by `read`; a body that does not fit answers 400 with the sentence. */
function post<T>(read: (value: unknown) => Input<T>, carryOut: (value: T) => ReturnType<typeof json>): Handler {
  return ({ method, body }) => {
    if (method !== "POST") return refuse(405, "Use POST here.");
    let value: unknown;
    try {
      value = JSON.parse(body === "" ? "{}" : body);
    } catch {
      return refuse(400, "The body must be JSON.");
    }
    const input = read(value);
    return input.ok ? carryOut(input.value) : refuse(400, input.error);
  };
}

/** A POST handler for what needs no words. */
const act = (carryOut: () => void): Handler =>
  post(
    () => ({ ok: true, value: undefined }),
    () => {
      carryOut();
      return done;
    },
  );

/** Routes of the control API. */
export function controlRoutes(control: Control): Routes {
  return new Map<string, Handler>([
    [
      "/control/pax",
      post(readPaxAction, (action) => {
        const result = control.pax(action);
        return result.ok ? done : refuse(409, result.error);
      }),
    ],
    [
      "/control/codepay",
      post(readCounterAction, (action) => {
        const result = control.counter(action);
        return result.ok ? done : refuse(409, result.error);
      }),
    ],
    [
      "/control/phone",
      post(readPhoneAction, (action) => {
        const result = control.phone(action);
        return result.ok ? json(result) : refuse(409, result.error);
      }),
    ],
    ["/control/foreign", post(readForeignPayment, (payment) => json(control.foreign(payment)))],
    [
      "/control/faults",
      post(readFaultRequest, (request) => {
        control.faults(request);
        return done;
      }),
    ],
    [
      "/control/auto",
      post(readAutoAction, (action) => {
        control.auto(action);
        return done;
      }),
    ],
    ["/control/settings", post(readSettings, (change) => json(control.settings(change)))],
    ["/control/answer", act(control.answer)],
    ["/control/reset", act(control.reset)],
    ["/control/payments", get(control.payments)],
    ["/control/codepay/orders", get(control.counterOrders)],
    ["/control/codepay/batches", get(control.batches)],
    ["/control/ledger", get(control.ledger)],
    ["/control/requests", get(control.requests)],
  ]);
}
