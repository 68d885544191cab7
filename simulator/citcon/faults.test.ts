import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault, Simulator } from "../index.ts";
import { captured, quick } from "../testing.ts";
import type { Answer } from "./testing.ts";
import { ask, history, inquire, paid, payment, raw, refundOf } from "./testing.ts";

const ID = "1000000525";
let simulator: Simulator;
let now = Date.UTC(2026, 2, 5, 21, 9, 34);
beforeEach(async () => {
  simulator = await quick({ now: () => now });
});
afterEach(() => simulator.close());

/** Pays 10.00 with a customer who pays at the scan, under the fault; the answer's text and what was taken. */
const pay = async (fault: Fault): Promise<{ text: string; taken: readonly number[] }> => {
  simulator.control.auto({ after: 0, do: "approve", confirm: "instant" });
  simulator.control.faults({ on: "pay", fault });
  const text = await raw(simulator, "pay", payment(1000, { reference: "F1" }));
  return { text, taken: simulator.ledger().map(({ amount }) => amount) };
};

const fieldsOf = (text: string): Answer => JSON.parse(text) as Answer;

describe("pay under a fault", () => {
  it("drops before anything happens", async () => {
    expect(await pay({ kind: "dropBefore" })).toEqual({ text: "dropped", taken: [] });
    expect(simulator.payments()).toEqual([]);
  });

  it.each<Fault>([{ kind: "dropAfter" }, { kind: "cut" }])(
    "loses the answer of money that moved: $kind",
    async (fault) => {
      expect(await pay(fault)).toEqual({ text: "dropped", taken: [1000] });
      expect(await inquire(simulator, ID)).toMatchObject({ code: "00" });
    },
  );

  it("drops or stays silent while the phone asks", async () => {
    expect((await pay({ kind: "dropWhileOpen" })).text).toBe("dropped");
    await captured(simulator, 1);
    simulator.control.faults({ on: "pay", fault: { kind: "neverAnswers" } });
    const answer = raw(simulator, "pay", payment(1000));
    await captured(simulator, 2);
    simulator.control.reset();
    expect(await answer).toBe("dropped");
    expect(simulator.payments()).toEqual([]);
  });

  it("lets go of a till that waits for the customer when it is reset", async () => {
    simulator.control.auto({ after: 600_000, do: "approve", confirm: "instant" });
    const answer = raw(simulator, "pay", payment(1000));
    await expect.poll(() => simulator.payments()).toHaveLength(1);
    simulator.control.reset();
    expect(await answer).toBe("dropped");
  });

  it("answers late, intact", async () => {
    const { text, taken } = await pay({ kind: "delay", ms: 20 });
    expect(fieldsOf(text)).toMatchObject({ code: "00", total: "1000" });
    expect(taken).toEqual([1000]);
  });

  it.each([true, false])("answers 5xx or HTML, before acting: %s", async (before) => {
    const taken = before ? [] : [1000];
    expect(await pay({ kind: "serverError", status: 503, before })).toEqual({ text: "Service unavailable", taken });
    expect((await pay({ kind: "html", before })).text).toContain("<html>");
  });

  it("answers cut or doubled JSON", async () => {
    const short = await pay({ kind: "truncated" });
    expect(() => fieldsOf(short.text)).toThrow();
    const { text } = await pay({ kind: "doubled" });
    expect(text.slice(0, text.length / 2)).toBe(text.slice(text.length / 2));
  });

  it("answers twice on the wire", async () => {
    simulator.control.faults({ on: "pay", fault: { kind: "answeredTwice" } });
    const body = String(new URLSearchParams({ token: "training-store-token", ...payment(100) }));
    const socket = connect(simulator.port, "127.0.0.1");
    socket.write(
      `POST /posp/rest/pay HTTP/1.1\r\nHost: 127.0.0.1:${simulator.port}\r\nContent-Length: ${body.length}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\n\r\n${body}`,
    );
    let seen = "";
    for await (const chunk of socket) seen += String(chunk);
    expect(seen.split("HTTP/1.1 200 OK")).toHaveLength(3);
  });

  it("captures another amount for real", async () => {
    const { text, taken } = await pay({ kind: "otherAmount", by: -250 });
    expect(fieldsOf(text)).toMatchObject({ code: "00", total: "750", subtotal: "750" });
    expect(taken).toEqual([750]);
  });

  it("names another payment", async () => {
    const { text } = await pay({ kind: "otherOrderNo" });
    expect(fieldsOf(text)).toMatchObject({ code: "00", transaction_id: "9999999999", reference: "SOMEBODY-ELSES" });
  });

  it("fails without acting", async () => {
    const { text, taken } = await pay({ kind: "fail", code: "C4" });
    expect(fieldsOf(text)).toEqual({
      code: "C4",
      error_message: "Payment Failed (C-4) Retry after 10 seconds",
      result: "fail",
    });
    expect(taken).toEqual([]);
  });

  it("fails, and is then paid", async () => {
    simulator.control.faults({ on: "pay", fault: { kind: "failThenPaid", code: "ZZ" } });
    expect(await ask(simulator, "pay", payment(1000))).toMatchObject({ code: "ZZ", result: "fail" });
    expect(await inquire(simulator, ID)).toMatchObject({ code: "09" });
    simulator.control.phone({ action: "approve" });
    expect(await inquire(simulator, ID)).toMatchObject({ code: "00" });
    expect(simulator.ledger()).toHaveLength(1);
  });

  it("says a result and a code that disagree, and codes in no table", async () => {
    const both = await pay({ kind: "says", result: "success", code: "ZZ" });
    expect(fieldsOf(both.text)).toMatchObject({ result: "success", code: "ZZ" });
    expect(fieldsOf((await pay({ kind: "says", result: "fail", code: "77" })).text)).toMatchObject({ code: "77" });
  });

  it("is not found while young, neither by inquire nor in history", async () => {
    await pay({ kind: "notFoundFor", ms: 20_000 });
    expect(await inquire(simulator, ID)).toMatchObject({ code: "15", result: "fail" });
    expect(await history(simulator)).toEqual([]);
    now += 20_000;
    expect(await inquire(simulator, ID)).toMatchObject({ code: "00" });
    expect(await history(simulator)).toHaveLength(1);
  });

  it("failed while young, then paid", async () => {
    await pay({ kind: "saysFor", code: "63", ms: 6000 });
    expect(await inquire(simulator, ID)).toMatchObject({ code: "63", result: "fail" });
    now += 6000;
    expect(await inquire(simulator, ID)).toMatchObject({ code: "00", result: "success" });
  });
});

describe("the other calls under a fault", () => {
  it.each<[Fault, (text: string) => void]>([
    [{ kind: "dropBefore" }, (text) => expect(text).toBe("dropped")],
    [{ kind: "dropAfter" }, (text) => expect(text).toBe("dropped")],
    [{ kind: "html", before: true }, (text) => expect(text).toContain("<html>")],
    [{ kind: "fail", code: "15" }, (text) => expect(fieldsOf(text).code).toBe("15")],
    [{ kind: "otherAmount", by: 100 }, (text) => expect(fieldsOf(text).total).toBe("1100")],
    [{ kind: "otherOrderNo" }, (text) => expect(fieldsOf(text).transaction_id).toBe("9999999999")],
    [{ kind: "delay", ms: 5 }, (text) => expect(fieldsOf(text).code).toBe("00")],
  ])("inquire: %j", async (fault, fits) => {
    await paid(simulator, 1000);
    simulator.control.faults({ on: "inquire", fault });
    fits(await raw(simulator, "inquire", { transaction_id: ID, pos_local_time: "2026-03-05 13:09:34" }));
    expect(await inquire(simulator, ID)).toMatchObject({ code: "00", total: "1000" });
  });

  it("a refund or cancel is made or not, whatever reached the till", async () => {
    await paid(simulator, 1000, { reference: "F1" });
    simulator.control.faults({ on: "refund", mchOrderNo: "F1", fault: { kind: "dropBefore" } });
    expect(await raw(simulator, "refund", refundOf(ID, 100))).toBe("dropped");
    simulator.control.faults({ on: "refund", fault: { kind: "dropAfter" } });
    expect(await raw(simulator, "refund", refundOf(ID, 100))).toBe("dropped");
    simulator.control.faults({ on: "refund", fault: { kind: "failThenPaid", code: "99" } });
    expect(await ask(simulator, "refund", refundOf(ID, 100))).toMatchObject({ code: "99", result: "fail" });
    expect(simulator.ledger().map(({ kind }) => kind)).toEqual(["capture", "refund", "refund"]);
    const second = await paid(simulator, 500);
    now += 16_000;
    simulator.control.faults({ on: "cancel", fault: { kind: "dropAfter" } });
    expect(await raw(simulator, "cancel", { transaction_id: second })).toBe("dropped");
    expect(simulator.ledger().at(-1)).toMatchObject({ kind: "cancel", transactionId: second, amount: 500 });
    simulator.control.faults({ on: "cancel", fault: { kind: "fail", code: "ZZ" } });
    expect(await ask(simulator, "cancel", { transaction_id: ID })).toMatchObject({ code: "ZZ" });
  });

  it("a refund or cancel that was only said to be made", async () => {
    await paid(simulator, 1000);
    simulator.control.faults({ on: "refund", fault: { kind: "pretends" } });
    expect(await ask(simulator, "refund", refundOf(ID, 1000))).toMatchObject({ code: "00", result: "success" });
    const { transaction_id } = await ask(simulator, "pay", payment(500));
    now += 16_000;
    simulator.control.faults({ on: "cancel", fault: { kind: "pretends" } });
    expect(await ask(simulator, "cancel", { transaction_id: String(transaction_id) })).toMatchObject({ code: "00" });
    simulator.control.phone({ action: "approve" });
    expect(await inquire(simulator, transaction_id)).toMatchObject({ code: "00" });
    expect(simulator.ledger().map(({ kind }) => kind)).toEqual(["capture", "capture"]);
  });

  it("initialize says that the token is occupied; a QR and the history get lost", async () => {
    simulator.control.faults({ on: "initialize", fault: { kind: "fail", code: "I0" } });
    expect(await ask(simulator, "initialize", { store_code: "training-store-token" })).toMatchObject({
      code: "I0",
      error_message: "Token was occupied (C-I0) Contact service provider",
    });
    simulator.control.faults({ on: "gen_payment_qr", fault: { kind: "dropAfter" } });
    expect(await raw(simulator, "gen_payment_qr", { total: "500", tip: "0" })).toBe("dropped");
    expect(simulator.payments()).toHaveLength(1);
    simulator.control.faults({ on: "get_history", fault: { kind: "truncated" } });
    const short = await raw(simulator, "get_history", {});
    expect(() => fieldsOf(short)).toThrow();
  });
});

describe("faults by price", () => {
  it("come with the total, unless switched off", async () => {
    expect(await raw(simulator, "pay", payment(1282))).toBe("dropped");
    expect(simulator.payments()).toHaveLength(1);
    expect(await ask(simulator, "pay", payment(1298))).toMatchObject({ code: "77" });
    expect(await raw(simulator, "pay", payment(1296))).toBe("dropped");
    simulator.control.phone({ action: "approve" });
    expect(await inquire(simulator, "1000000527")).toMatchObject({ code: "15" });
    expect(await history(simulator)).toEqual([]);
    simulator.control.settings({ faultsByAmount: false });
    expect(await ask(simulator, "pay", payment(1282))).toMatchObject({ code: "09" });
  });
});

describe("the online look-up", () => {
  const lookUp = async (token: string): Promise<unknown> => {
    const answer = await fetch(`${simulator.url}/payment/inquire`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: new URLSearchParams({ reference: "F1", inquire_method: "real" }),
    });
    return answer.json();
  };

  it("knows payments by reference, unless it is blind or the token another's", async () => {
    await paid(simulator, 1000, { reference: "F1" });
    expect(await lookUp("training-store-token")).toMatchObject({ status: "success", reference: "F1", amount: 1000 });
    expect(await lookUp("another")).toMatchObject({ result: "fail" });
    simulator.control.settings({ onlineInquire: "blind" });
    expect(await lookUp("training-store-token")).toMatchObject({ result: "fail" });
  });
});
