/** Citcon's POS API: seven calls under /posp/rest, answered at once unless the wallet decides at the scan; and one look-up beside them. */

import { carry } from "../carry.ts";
import { jsonText, refuse } from "../reply.ts";
import type { Handler, Received, Reply, Routes } from "../reply.ts";
import { walletOf } from "../phone/wallets.ts";
import { rewritingOf, rewritten } from "../rewriting.ts";
import type { Rewriting } from "../rewriting.ts";
import type { World } from "../world.ts";
import { failAnswer, paymentAnswer, refundAnswer, textOf, written } from "./answers.ts";
import type { Twist } from "./answers.ts";
import { operations } from "./codes.ts";
import type { Operation } from "./codes.ts";
import { faultsFor, inquiryTwist, twistOf } from "./faulting.ts";
import type { Faults } from "./faulting.ts";
import { historyOf } from "./history.ts";
import { localTimeAt } from "./localTime.ts";
import { onlineInquire } from "./online.ts";
import { createPayments, TERMINAL_ID } from "./payments.ts";
import type { NewPayment, Payment, Payments, Return } from "./payments.ts";
import { fieldsOf, readRequest } from "./request.ts";
import type { Fields, WalletMerchant } from "./request.ts";
import { cancelRefused, findNamed, refundRefused } from "./undo.ts";

export interface CitconGateway {
  readonly routes: Routes;
  readonly payments: Payments;
}

/** What a call says once it acted; `acted` texts are carried as the fault has it. */
type Said = { readonly text: string } | { readonly dropped: true };
type Carried = (fields: Fields, faults: Faults) => Promise<Said> | Said;

/** The text of a QR to show: a name that leads nowhere, should a real phone scan it. */
const QR_PREFIX = "https://qr.citconpay.invalid/pay?q=";

/** The same answer, told otherwise. Nothing of it is signed. */
const retold = (text: string, how: Rewriting): string => {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + JSON.stringify(rewritten(how, JSON.parse(text.slice(mark.length)) as Record<string, unknown>));
};

/** A code is paid with once; the second use fails as the wallets say it. */
const usedCodes = { wechat: "13", alipay: "02", unionpay: "01" } as const;

/** The gateway for one merchant, on the world's phone and ledger. */
export function createCitcon(world: World, merchant: WalletMerchant): CitconGateway {
  const payments = createPayments(world);
  let scans = new Map<string, number>();
  world.onReset(() => {
    payments.reset();
    scans = new Map();
  });

  const text = (value: object): Said => ({ text: written(value, world.settings()) });
  const failed = (operation: Operation, code: string, detail = ""): Said => text(failAnswer(operation, code, detail));

  const note = (received: Received): void => {
    const fields = fieldsOf(received) ?? {};
    const amount = fields["total"] ?? fields["refund_amount"] ?? "";
    world.requests.add({
      time: world.now(),
      path: received.path,
      mchOrderNo: fields["reference"] || fields["transaction_reference"] || fields["transaction_id"] || "",
      amount: /^\d+$/.test(amount) ? Number(amount) : null,
      bodyBytes: Buffer.byteLength(received.body),
    });
  };

  const details = (by: "code" | "qr", fields: Fields, faults: Faults): NewPayment => ({
    by,
    barcode: fields["barcode"] ?? "",
    wallet: walletOf(fields["barcode"] ?? ""),
    reference: fields["reference"] ?? "",
    referenceKept: world.settings().reference === "kept",
    total: Math.max(
      1,
      Number(fields["tip"]),
      Number(fields["total"]) + (faults.now?.kind === "otherAmount" ? faults.now.by : 0),
    ),
    asked: Number(fields["total"]),
    tip: Number(fields["tip"]),
    currency: merchant.currency,
    localTime: fields["pos_local_time"] || localTimeAt(world.now()),
    device: TERMINAL_ID,
    lookupFault: faults.later,
  });

  /** The earlier payment under this reference that the setting `repeatedOrder` answers with or refuses for. */
  const earlier = (reference: string): Payment | undefined =>
    reference === "" || world.settings().repeatedOrder === "secondCharge"
      ? undefined
      : payments.byReference(reference).at(-1);

  const tellPaid = (operation: "pay" | "inquire", payment: Payment, twist: Twist): Said =>
    text(paymentAnswer(operation, payments.byId(payment.transactionId) ?? payment, twist, world.settings()));

  /** A payment that fails before any wallet is asked still gets an id, as in the documented sample of code 14. */
  const failedPay = (asked: NewPayment, code: string): Said => tellPaid("pay", payments.fail(asked, code), {});

  const pay: Carried = async (fields, faults) => {
    const fault = faults.now;
    const asked = details("code", fields, faults);
    const { barcode, wallet } = asked;
    const twist = twistOf(fault, "pay");
    const first = earlier(asked.reference);
    if (first && world.settings().repeatedOrder === "firstAnswer") return tellPaid("pay", first, twist);
    if (first) return failedPay(asked, wallet === "wechat" ? (first.state.kind === "paid" ? "91" : "38") : "ZZ");
    if (wallet === undefined) return failedPay({ ...asked, wallet: "wechat" }, "14");
    const scannedAt = scans.get(barcode);
    scans.set(barcode, world.now());
    if (scannedAt !== undefined && world.settings().payCodes === "once") {
      return world.now() - scannedAt < 1000 ? failed("pay", "C4") : failedPay(asked, usedCodes[wallet]);
    }
    const waits = world.phone.decidesAtScan(barcode) && fault?.kind !== "failThenPaid";
    const payment = payments.open(asked);
    if (waits && fault?.kind !== "neverAnswers" && fault?.kind !== "dropWhileOpen") {
      if (!(await payments.settled(payment.transactionId))) return { dropped: true };
    }
    return tellPaid("pay", payment, twist);
  };

  const showQr: Carried = (fields, faults) => {
    const fault = faults.now;
    const asked = details("qr", fields, faults);
    const first = earlier(asked.reference);
    if (first && world.settings().repeatedOrder === "error") return failed("gen_payment_qr", "ZZ");
    const payment = first ?? payments.open(asked);
    if (fault?.kind === "failThenPaid") return failed("gen_payment_qr", fault.code);
    const withId = world.settings().qrAnswer === "withId" ? { transaction_id: payment.transactionId } : {};
    const code = fault?.kind === "says" ? { code: fault.code } : { code: "00" };
    const coded = fault?.kind === "says" || world.settings().qrAnswer === "withId" ? code : {};
    const q = fault?.kind === "otherOrderNo" ? "0".repeat(32) : payment.q;
    return text({
      result: fault?.kind === "says" ? fault.result : "success",
      ...coded,
      ...withId,
      qr_code: QR_PREFIX + q,
    });
  };

  const inquire: Carried = (fields, { now: fault }) => {
    const payment = payments.byId(fields["transaction_id"] ?? "");
    const twist = payment && inquiryTwist(payment, fault, world.now());
    if (!payment || !twist) return failed("inquire", "15");
    return tellPaid("inquire", payment, twist);
  };

  /** A refund the till is told of and the books do not have. */
  const pretended = (payment: Payment, total: number, localTime: string, reference: string): Return => ({
    transactionId: "1999999999",
    payment,
    kind: "refund",
    reference,
    total,
    localTime,
    at: world.now(),
  });

  const cancel: Carried = (fields, { now: fault }) => {
    const found = findNamed(fields, payments, "12");
    if (!found.ok) return failed("cancel", found.code);
    const refused = cancelRefused(found.payment, payments, world.settings(), world.now());
    if (refused !== undefined) return failed("cancel", refused);
    if (fault?.kind !== "pretends") payments.cancel(found.payment, fields["pos_local_time"] ?? "");
    const { code = "00", result = "success" } = twistOf(fault, "cancel");
    return text({ result, code, error_message: code === "00" ? "SUCCESS" : textOf("cancel", code) });
  };

  const refund: Carried = (fields, { now: fault }) => {
    const found = findNamed(fields, payments, "A2");
    if (!found.ok) return failed("refund", found.code);
    const { repeatedOrder, reference } = world.settings();
    const own = reference === "kept" ? (fields["reference"] ?? "") : "";
    const first = own === "" ? undefined : payments.returns().find((given) => given.reference === own);
    if (first && repeatedOrder === "error") return failed("refund", "A5");
    if (first && repeatedOrder === "firstAnswer") return text(refundAnswer(first, twistOf(fault, "refund")));
    const amount = Number(fields["refund_amount"]);
    const refused = refundRefused(found.payment, amount, payments, world);
    if (refused !== undefined) return failed("refund", refused);
    const localTime = fields["pos_local_time"] ?? "";
    const given =
      fault?.kind === "pretends"
        ? pretended(found.payment, amount, localTime, own)
        : payments.giveBack(found.payment, "refund", amount, localTime, own);
    return text(refundAnswer(given, twistOf(fault, "refund")));
  };

  const initialize: Carried = (_fields, { now: fault }) =>
    fault?.kind === "says" && fault.result === "fail"
      ? failed("initialize", fault.code)
      : text({ name_eng: merchant.nameEng, name_chn: merchant.nameChn, result: "success", token: merchant.storeCode });

  const getHistory: Carried = () => {
    const days = historyOf(payments, world.settings(), world.now());
    const list = world.settings().historyJson === "text" ? JSON.stringify(days) : days;
    return text({ code: "00", result: "success", error_message: "SUCCESS", history_json: list });
  };

  const calls: Readonly<Record<Operation, Carried>> = {
    initialize,
    pay,
    gen_payment_qr: showQr,
    inquire,
    refund,
    cancel,
    get_history: getHistory,
  };

  const serve = async (operation: Operation, received: Received): Promise<Reply> => {
    note(received);
    const read = readRequest(operation, received, merchant);
    if (!read.ok && read.error.status !== 200) return refuse(read.error.status, read.error.detail);
    if (!read.ok) return jsonText(written(failAnswer(operation, read.error.code, read.error.detail), world.settings()));
    const fields = read.value;
    const faults = faultsFor(operation, fields, payments, world);
    const fault = faults.now;
    if (fault?.kind === "dropBefore") return { kind: "drop" };
    if ((fault?.kind === "serverError" || fault?.kind === "html") && fault.before) return carry(fault, "");
    if (fault?.kind === "fail") return jsonText(written(failAnswer(operation, fault.code, ""), world.settings()));
    const looksUp = operation === "inquire" || operation === "get_history";
    const late = (fault?.kind === "delay" ? fault.ms : 0) + (looksUp ? world.settings().lateMs : 0);
    if (looksUp && late > 0) await world.timers.wait(late);
    const said = await calls[operation](fields, faults);
    if ("dropped" in said) return { kind: "drop" };
    if (!looksUp && late > 0) await world.timers.wait(late);
    const rewriting = rewritingOf(fault);
    return carry(fault, rewriting === undefined ? said.text : retold(said.text, rewriting));
  };

  return {
    routes: new Map<string, Handler>([
      ...operations.map((operation): [string, Handler] => [
        `/posp/rest/${operation}`,
        (received) => serve(operation, received),
      ]),
      ["/payment/inquire", (received) => onlineInquire(received, merchant, payments, world)],
    ]),
    payments,
  };
}
