import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault, Simulator } from "./index.ts";
import { sign } from "./iotpay/signature.ts";
import { captured, create, fieldsOf, look, purchase, quick, signed } from "./testing.ts";

let simulator: Simulator;
let clock = 1_632_338_594_000;
beforeEach(async () => {
  simulator = await quick({ now: () => clock });
  simulator.control.auto({ after: 0, do: "tap" });
});
afterEach(() => simulator.close());

/** Pays 10.00 under the fault; the answer's text, and how much the ledger says was taken. */
const pay = async (fault: Fault): Promise<{ text: string; taken: readonly number[] }> => {
  simulator.control.faults({ on: "create_order", fault });
  const text = await create(simulator, "F1", 1000);
  return { text, taken: simulator.ledger().map((entry) => entry.amount) };
};

const signatureFits = (text: string): boolean => {
  const { sign: given, ...rest } = JSON.parse(text) as Record<string, unknown>;
  const texts = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
  return given === sign(texts, "training-key-0001");
};

describe("create_order under a fault", () => {
  it("drops before anything happens", async () => {
    expect(await pay({ kind: "dropBefore" })).toEqual({ text: "dropped", taken: [] });
    expect(simulator.orders()).toEqual([]);
  });

  it.each<Fault>([{ kind: "dropAfter" }, { kind: "cut" }])(
    "loses the answer of a payment that moved: $kind",
    async (fault) => {
      expect(await pay(fault)).toEqual({ text: "dropped", taken: [1000] });
      expect(fieldsOf(await look(simulator, "F1")).status).toBe(2);
    },
  );

  it("drops while the order stays on the terminal", async () => {
    expect((await pay({ kind: "dropWhileOpen" })).text).toBe("dropped");
    await captured(simulator, 1);
  });

  it("answers late, intact", async () => {
    const { text, taken } = await pay({ kind: "delay", ms: 20 });
    expect(fieldsOf(text).payOrder.status).toBe(2);
    expect(taken).toEqual([1000]);
  });

  it.each([true, false])("answers 5xx or HTML, before acting: %s", async (before) => {
    const taken = before ? [] : [1000];
    expect(await pay({ kind: "serverError", status: 503, before })).toEqual({ text: "Service unavailable", taken });
    const html = await pay({ kind: "html", before });
    expect(html.text).toContain("<html>");
  });

  it("answers cut or doubled JSON for money that moved", async () => {
    const cut = await pay({ kind: "truncated" });
    expect(() => fieldsOf(cut.text)).toThrow();
    const doubled = await pay({ kind: "doubled" });
    expect(doubled.text.slice(0, doubled.text.length / 2)).toBe(doubled.text.slice(doubled.text.length / 2));
    expect(doubled.taken).toEqual([1000, 1000]);
  });

  it("answers twice on the wire", async () => {
    simulator.control.faults({ on: "create_order", fault: { kind: "answeredTwice" } });
    const body = String(new URLSearchParams({ params: JSON.stringify(signed(purchase("F2", 100))) }));
    const socket = connect(simulator.port, "127.0.0.1");
    socket.write(
      `POST /v1/create_order HTTP/1.1\r\nHost: 127.0.0.1:${simulator.port}\r\nContent-Length: ${body.length}\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\n\r\n${body}`,
    );
    let seen = "";
    for await (const chunk of socket) seen += String(chunk);
    expect(seen.split("HTTP/1.1 200 OK")).toHaveLength(3);
  });

  it("captures another amount for real", async () => {
    const { text, taken } = await pay({ kind: "otherAmount", by: -250 });
    expect(fieldsOf(text).payOrder.amount).toBe(750);
    expect(taken).toEqual([750]);
  });

  it("names another order, correctly signed", async () => {
    const { text } = await pay({ kind: "otherOrderNo" });
    expect(fieldsOf(text).payOrder.mchOrderNo).not.toBe("F1");
    expect(signatureFits(text)).toBe(true);
  });

  it("signs wrongly, or not at all", async () => {
    expect(signatureFits((await pay({ kind: "delay", ms: 0 })).text)).toBe(true);
    const wrong = await pay({ kind: "wrongSignature" });
    expect(signatureFits(wrong.text)).toBe(false);
    expect(fieldsOf(wrong.text).payOrder.status).toBe(2);
    expect(fieldsOf((await pay({ kind: "noSignature" })).text).sign).toBeUndefined();
  });

  it("says FAIL without acting", async () => {
    const { text, taken } = await pay({ kind: "fail", code: "0118" });
    expect(fieldsOf(text).retMsg).toBe("0118 database error");
    expect(taken).toEqual([]);
  });

  it("says FAIL 0110, and is then paid", async () => {
    simulator.control.auto(null);
    const { text } = await pay({ kind: "failThenPaid", code: "0110" });
    expect(fieldsOf(text).retMsg).toContain("0110");
    expect(fieldsOf(await look(simulator, "F1")).status).toBe(0);
    simulator.control.pax({ action: "tap" });
    await captured(simulator, 1);
    expect(fieldsOf(await look(simulator, "F1")).status).toBe(2);
  });

  it("never answers, money moved; a reset lets go of the connection", async () => {
    simulator.control.faults({ on: "create_order", fault: { kind: "neverAnswers" } });
    const answer = create(simulator, "F1", 1000);
    await captured(simulator, 1);
    simulator.control.reset();
    expect(await answer).toBe("dropped");
    expect(simulator.ledger()).toEqual([]);
  });

  it("shows an undocumented status", async () => {
    expect(fieldsOf((await pay({ kind: "status", status: 6 })).text).payOrder.status).toBe(6);
    expect(fieldsOf(await look(simulator, "F1")).status).toBe(2);
  });
});

describe("look-ups under a fault", () => {
  const statusOrCode = async (): Promise<number | string> => {
    const fields = fieldsOf(await look(simulator, "F1"));
    return fields.errCode ?? fields.status;
  };

  it("do not find a payment for its first 20 s that is then approved", async () => {
    await pay({ kind: "notFoundFor", ms: 20_000 });
    expect(await statusOrCode()).toBe("0112");
    clock += 19_999;
    expect(await statusOrCode()).toBe("0112");
    clock += 1;
    expect(await statusOrCode()).toBe(2);
  });

  it("say 9 and then 2, by age or by number of look-ups", async () => {
    await pay({ kind: "statusFor", status: 9, ms: 6000 });
    expect(await statusOrCode()).toBe(9);
    clock += 6000;
    expect(await statusOrCode()).toBe(2);
    simulator.control.faults({ on: "query_order", times: 2, mchOrderNo: "F1", fault: { kind: "status", status: 9 } });
    expect([await statusOrCode(), await statusOrCode(), await statusOrCode()]).toEqual([9, 9, 2]);
  });

  it.each<Fault>([{ kind: "dropBefore" }, { kind: "dropAfter" }])("lose one answer: $kind", async (fault) => {
    await pay({ kind: "delay", ms: 0 });
    simulator.control.faults({ on: "query_order", fault });
    expect(await look(simulator, "F1")).toBe("dropped");
    expect(await statusOrCode()).toBe(2);
  });

  it("answer late by setting", async () => {
    simulator.control.settings({ lateMs: 20 });
    await pay({ kind: "dropAfter" });
    expect(await statusOrCode()).toBe(2);
  });

  it("leave faults for other order numbers in line", async () => {
    simulator.control.faults({ on: "query_order", mchOrderNo: "other", fault: { kind: "fail", code: "0010" } });
    await pay({ kind: "delay", ms: 0 });
    expect(await statusOrCode()).toBe(2);
  });
});

describe("faults by amount", () => {
  it("come with the last two digits and can be switched off", async () => {
    expect(await create(simulator, "M1", 1082)).toBe("dropped");
    expect(simulator.ledger()).toHaveLength(1);
    expect(fieldsOf(await create(simulator, "M2", 1088)).payOrder.amount).toBe(988);
    simulator.control.settings({ faultsByAmount: false });
    expect(fieldsOf(await create(simulator, "M3", 1082)).payOrder.status).toBe(2);
  });

  it("stay quiet for common prices", async () => {
    expect(fieldsOf(await create(simulator, "M4", 1099)).payOrder).toMatchObject({ status: 2, amount: 1099 });
  });
});
