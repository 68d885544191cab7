import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Simulator } from "../index.ts";
import { fieldsOf, post, purchase, quick, signed } from "../testing.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await quick();
});
afterAll(() => simulator.close());

const codeOf = async (answer: Promise<Response>): Promise<string> => {
  const fields = fieldsOf(await (await answer).text());
  expect(fields.retCode).toBe("FAIL");
  return (fields.retMsg ?? "").slice(0, 4);
};
const url = (): string => `${simulator.url}/v1/create_order`;
const form = { "Content-Type": "application/x-www-form-urlencoded" };

describe("create_order refuses", () => {
  it("0011 another method than POST", async () => {
    expect(await codeOf(fetch(url()))).toBe("0011");
  });

  it("0012 an empty body", async () => {
    expect(await codeOf(fetch(url(), { method: "POST", headers: form, body: "" }))).toBe("0012");
  });

  it("0013 a wrong signature, and a value changed after signing", async () => {
    expect(await codeOf(post(simulator, "create_order", signed(purchase("1", 100), "another-key")))).toBe("0013");
    const changed = { ...signed(purchase("1", 100)), amount: 101 };
    expect(await codeOf(post(simulator, "create_order", changed))).toBe("0013");
  });

  it("0015 another merchant", async () => {
    expect(await codeOf(post(simulator, "create_order", signed(purchase("1", 100, { mchId: "10000577" }))))).toBe(
      "0015",
    );
  });

  const required = "mchOrderNo channelId currency amount clientIp notifyUrl subject body extra jobNo mchId".split(" ");
  it.each(required)("0014 a missing %s", async (name) => {
    const { [name]: _missing, ...rest } = purchase("1", 100);
    expect(await codeOf(post(simulator, "create_order", signed(rest)))).toBe("0014");
  });

  it("0014 a missing sign", async () => {
    expect(await codeOf(post(simulator, "create_order", purchase("1", 100)))).toBe("0014");
  });

  it.each([
    ["mchOrderNo", "1".repeat(31)],
    ["clientIp", "1".repeat(33)],
    ["device", "d".repeat(65)],
    ["subject", "s".repeat(65)],
    ["body", "b".repeat(256)],
    ["extra", "e".repeat(513)],
    ["remarks", "r".repeat(201)],
    ["amount", "1.00"],
    ["amount", "-5"],
    ["amount", 0],
    ["tip", "x"],
    ["currency", "USD"],
    ["channelId", "WX_NATIVE"],
    ["notifyUrl", "https://example.com"],
    ["jobNo", "somebody"],
  ])("0014 %s = %s", async (name, value) => {
    expect(await codeOf(post(simulator, "create_order", signed(purchase("1", 100, { [name]: value }))))).toBe("0014");
  });

  it("0014 a body that is neither form nor JSON object", async () => {
    expect(await codeOf(fetch(url(), { method: "POST", body: "{}" }))).toBe("0014");
    expect(await codeOf(fetch(url(), { method: "POST", headers: form, body: "params=%7Bcut" }))).toBe("0014");
    expect(await codeOf(fetch(url(), { method: "POST", headers: form, body: "params=[1]" }))).toBe("0014");
  });

  it("opens nothing for any of them", () => {
    expect(simulator.orders()).toEqual([]);
    expect(simulator.control.requests().length).toBeGreaterThan(0);
  });
});

describe("query_order refuses", () => {
  it("0014 without an order number, 0112 with an unknown one", async () => {
    expect(await codeOf(post(simulator, "query_order", signed({ mchId: "10000576" })))).toBe("0014");
    const answer = await (await post(simulator, "query_order", signed({ mchId: "10000576", mchOrderNo: "9" }))).text();
    expect(fieldsOf(answer)).toMatchObject({ retCode: "FAIL", errCode: "0112" });
  });
});

it("names the code in errCode when the switch says so", async () => {
  simulator.control.settings({ errCodes: true });
  const answer = await (await post(simulator, "create_order", signed(purchase("1", 100), "x"))).text();
  expect(fieldsOf(answer)).toMatchObject({ errCode: "0013" });
});

it("takes plain fields as well as params", async () => {
  simulator.control.auto({ after: 0, do: "tap" });
  const texts = Object.entries(signed(purchase("plain", 100))).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const answer = await (await fetch(url(), { method: "POST", body: new URLSearchParams(texts) })).text();
  expect(fieldsOf(answer).payOrder.status).toBe(2);
});
