/**
 * Answers about a payment that went through, each with one field missing or otherwise: whatever it is, the till never says
 * that no money was taken, and never another amount than was captured without a flag. Field names as seed 004 has them.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import type { Reading } from "../../core/attempt/reading.ts";
import { type Fault, type Simulator, startSimulator, trainingMerchant } from "../../../simulator/index.ts";
import { create } from "../../../simulator/testing.ts";
import type { CardGateway, TakeOrder } from "../port.ts";
import { createIotpay } from "./client.ts";
import { ORDER } from "./testing.ts";

/** Of the seed's answer to create_order, at its top and of its `payOrder`. */
const TOP = ["resCode", "retCode", "retParams", "payOrderId", "mchOrderNo", "retDetail", "payOrder"];
const PAY_ORDER =
  "userName storeId payOrderId mchId mchOrderNo transId originalOrderId channelId currency amount tip rate payType refundable clientIp deviceId deviceType notifyUrl subject body param1 param2 extra channelOrderNo status remarks rateValue trxAmount costAmount currencyAmount paySuccTime createDate updateDate".split(
    " ",
  );
/** What the request of the seed carries, of which `source` is the vendor's own client's. */
const REQUEST =
  "amount body channelId clientIp currency device extra jobNo mchId mchOrderNo notifyUrl subject tip sign".split(" ");
/** What proves nothing when it is not there, or is another. */
const POINT = ["resCode", "retCode", "mchOrderNo", "currency", "status"];

let simulator: Simulator;
let gateway: CardGateway;
beforeAll(async () => {
  simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
  simulator.control.auto({ after: 0, do: "tap" });
  const settings = { baseUrl: simulator.url, ...trainingMerchant, device: "V1-B25", body: "params" } as const;
  const more = { timeoutMs: 20_000, tipMode: "separate", strictSign: "on" } as const;
  gateway = createIotpay({ ...settings, ...more }, "127.0.0.1", "Maple Market");
  await gateway.take(PAID, () => undefined).result;
});
afterAll(async () => {
  gateway.close();
  await simulator.close();
});

const PAID: TakeOrder = { ...ORDER, tip: minor(152) };
const lookUp = (fault: Fault, lookup: "knows" | "nested" = "knows"): Promise<Reading> => {
  simulator.control.settings({ lookup });
  simulator.control.faults({ on: "query_order", fault });
  return gateway.lookUp(PAID);
};
let taken = 0;
/** A new payment, which the simulator captures whatever its answer says. */
async function take(fault: Fault): Promise<Reading> {
  taken += 1;
  const reference = `F${String(taken)}`;
  simulator.control.faults({ on: "create_order", fault });
  const said = await gateway.take({ ...PAID, reference }, () => undefined).result;
  return said.kind === "answered" ? said.reading : { kind: "nothing", why: "lost", text: said.kind };
}

/** True to what was captured, flagged, or nothing; less than was asked for leaves the rest due. */
function isTrue(reading: Reading, what: string): void {
  if (reading.kind === "captured") {
    const { captured, differs } = reading.capture;
    if (!differs) expect(captured, what).toBeLessThanOrEqual(1300);
  } else expect(reading.kind, what).toBe("nothing");
}

test("the simulator answers by the names of the document, and is asked by them", async () => {
  const { sign, ...fields } = JSON.parse(await create(simulator, "NAMES", 100)) as Record<string, unknown>;
  expect(sign).toMatch(/^[0-9A-F]{32}$/);
  expect(Object.keys(fields).sort()).toEqual([...TOP].sort());
  expect(Object.keys(fields["payOrder"] as object).sort()).toEqual([...PAY_ORDER].sort());
  let body = "";
  const server = createServer((request, response) => {
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => response.end());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const settings = { ...trainingMerchant, device: "V1-B25", body: "params", timeoutMs: 20_000 } as const;
  const asking = { baseUrl: `http://127.0.0.1:${String(port)}`, tipMode: "separate", strictSign: "on" } as const;
  const client = createIotpay({ ...settings, ...asking }, "127.0.0.1", "Maple Market");
  await client.take(PAID, () => undefined).result;
  client.close();
  server.close();
  const sent = JSON.parse(new URLSearchParams(body).get("params") ?? "") as Record<string, unknown>;
  expect(Object.keys(sent).sort()).toEqual([...REQUEST].sort());
  expect(sent).toMatchObject({ amount: 1148, tip: 152, channelId: "CC_PAX", notifyUrl: "http://localhost" });
});

describe.each(["take", "knows", "nested"] as const)("by %s", (by) => {
  const ask = (fault: Fault): Promise<Reading> => (by === "take" ? take(fault) : lookUp(fault, by));

  test.each([...new Set([...TOP, ...PAY_ORDER])])("%s missing, null, empty, or of another type", async (field) => {
    for (const as of [undefined, null, "", {}, []]) {
      const what = `${field} ${JSON.stringify(as)}`;
      const reading = await ask({ kind: "rewritten", field, ...(as === undefined ? {} : { as }) });
      isTrue(reading, what);
      if (POINT.includes(field)) expect(reading.kind, what).toBe("nothing");
    }
  });

  test.each<[string, unknown, Partial<Reading>]>([
    ["amount", "1148", { kind: "captured" }],
    ["status", "2", { kind: "captured" }],
    ["tip", "152", { kind: "captured" }],
    ["mchOrderNo", "another", { kind: "nothing" }],
    ["mchId", "10000999", { kind: "nothing" }],
    ["mchId", Number(trainingMerchant.mchId), { kind: "captured" }],
    ["currency", "USD", { kind: "nothing" }],
    ["payType", "refund", { kind: "nothing" }],
    ["status", 6, { kind: "nothing" }],
    ["amount", "11.48", { kind: "nothing" }],
    ["amount", 11.48, { kind: "nothing" }],
    ["extra", "CC_API", { kind: "captured" }],
    ["deviceId", "V1-B26", { kind: "captured" }],
  ])("%s as %j", async (field, as, expected) => {
    const reading = await ask({ kind: "rewritten", field, as });
    expect(reading).toMatchObject(expected);
    isTrue(reading, field);
  });

  test("an amount a hundred times too high, as of another unit, is flagged", async () => {
    const reading = await ask({ kind: "rewritten", field: "amount", as: 114_800 });
    expect(reading).toMatchObject({ kind: "captured", capture: { differs: true } });
  });

  test.each(["packed", "chunked", "grown"] as const)("%s on its way", async (kind) => {
    expect(await ask({ kind })).toMatchObject({ kind: "captured", capture: { captured: 1300, tip: 152 } });
  });

  test.each<Fault>([
    { kind: "empty" },
    { kind: "redirected" },
    { kind: "html", before: false },
    { kind: "serverError", status: 407, before: false },
    { kind: "doubled" },
  ])("$kind proves nothing", async (fault) => {
    expect(await ask(fault)).toMatchObject({ kind: "nothing" });
  });
});
