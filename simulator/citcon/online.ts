/** `/payment/inquire` of Citcon's Online API, read-only: whether it knows POS payments by reference is undocumented. */

import { json, refuse } from "../reply.ts";
import type { Received, Reply } from "../reply.ts";
import type { World } from "../world.ts";
import { timeOf } from "./answers.ts";
import type { Payment, Payments } from "./payments.ts";
import type { WalletMerchant } from "./request.ts";

const unknown = { result: "fail", code: 4000, message: "unknown error" };

function statusOf({ state }: Payment): "success" | "failure" | null {
  switch (state.kind) {
    case "paid":
      return "success";
    case "waiting":
      return null;
    case "failed":
    case "closed":
      return "failure";
  }
}

/** By `transaction_id` or `reference`, with the token as bearer. In the setting `onlineInquire: blind` it knows nothing. */
export function onlineInquire(received: Received, merchant: WalletMerchant, payments: Payments, world: World): Reply {
  if (received.method !== "POST") return refuse(405, "Use POST here.");
  if (received.authorization !== `Bearer ${merchant.storeCode}`) return json(unknown);
  const form = new URLSearchParams(received.body);
  const reference = form.get("reference") ?? "";
  const named = reference === "" ? undefined : payments.byReference(reference).at(-1);
  const payment = payments.byId(form.get("transaction_id") ?? "") ?? named;
  world.requests.add({
    time: world.now(),
    path: received.path,
    mchOrderNo: reference,
    amount: null,
    bodyBytes: Buffer.byteLength(received.body),
  });
  if (!payment || world.settings().onlineInquire === "blind") return json(unknown);
  return json({
    id: payment.transactionId,
    type: "charge",
    amount: payment.total,
    time: timeOf(payment),
    reference: payment.reference,
    status: statusOf(payment),
    currency: payment.currency,
    note: "null",
  });
}
