/** The client over real sockets: against the simulated gateway, and against servers that answer anything or nothing. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Simulator, startSimulator, trainingWalletMerchant } from "../../../simulator/index.ts";
import type { TakeResult } from "../../core/reading.ts";
import { minor } from "../../core/money.ts";
import { type GatewayNotice, type KnownOfPayment, NOTHING_KNOWN, type PayCode, type WalletGateway } from "../port.ts";
import { type CitconSettings, createCitcon } from "./client.ts";
import { readWalletScan } from "./payCode.ts";
import { bare, failed, HISTORY, ID, inquired, ORDER, paid, pending } from "./testing/answers.ts";

let gateway: WalletGateway;
let notices: GatewayNotice[];

function connect(baseUrl: string, more: Partial<CitconSettings> = {}): void {
  const clock = { now: () => Date.UTC(2026, 10, 21, 17, 7, 5), after: () => () => undefined };
  const settings = {
    baseUrl,
    storeCode: trainingWalletMerchant.storeCode,
    encoding: "form",
    tokenAlone: true,
  } as const;
  gateway = createCitcon({ ...settings, ...more }, clock, "America/New_York");
  notices = [];
  gateway.onNotice((notice) => notices.push(notice));
}
afterEach(() => {
  gateway.close();
});

const codeOf = (scanned: string): PayCode => {
  const scan = readWalletScan(scanned);
  if (scan.kind === "notACode") throw new Error("not a code");
  return scan.code;
};
const WECHAT = "130739221328899074";
const pay = (order = ORDER, code = WECHAT): Promise<TakeResult> =>
  gateway.takeByCode(order, codeOf(code), () => undefined).result;
const known = (gatewayRef: string, more: Partial<KnownOfPayment> = {}): KnownOfPayment => ({
  ...NOTHING_KNOWN,
  gatewayRef,
  wallet: "wechat",
  ...more,
});
const kinds = (): readonly string[] => [...new Set(notices.map(({ kind }) => kind))].filter((kind) => kind !== "dated");

describe("with the simulated gateway", () => {
  let simulator: Simulator;
  let later = 0;
  beforeEach(async () => {
    simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false, now: () => Date.now() + later });
    connect(simulator.url);
  });
  afterEach(async () => {
    await simulator.close();
  });
  const accepted = async (): Promise<string> => {
    const result = await pay();
    if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
    return result.gatewayRef;
  };

  test("initialize gives the shop's names as Citcon has them, in both encodings", async () => {
    const shop = { en: "Maple Market", zh: "枫叶市集" };
    expect(await gateway.initialize()).toEqual({ kind: "ready", shop });
    connect(simulator.url, { encoding: "json" });
    expect(await gateway.initialize()).toEqual({ kind: "ready", shop });
    connect(simulator.url, { storeCode: "another" });
    expect(await gateway.initialize()).toMatchObject({ kind: "refused", code: "I2" });
  });

  test.each(["form", "json"] as const)(
    "a scanned code is asked about on the phone, approved, and found (%s)",
    async (encoding) => {
      connect(simulator.url, { encoding });
      const id = await accepted();
      expect(await gateway.lookUp(ORDER, known(id))).toMatchObject({ kind: "pending", phase: "phone" });
      simulator.control.phone({ action: "approve", payment: id });
      expect(await gateway.lookUp(ORDER, known(id))).toMatchObject({
        kind: "captured",
        capture: { captured: 1148, tip: 0, differs: false, gatewayRef: id },
      });
      expect(simulator.ledger()).toMatchObject([{ amount: 1148 }]);
      expect(kinds()).toEqual(["answered"]);
    },
  );

  test("a tip is within the total", async () => {
    const order = { ...ORDER, tip: minor(200) };
    const result = await pay(order);
    const id = result.kind === "accepted" ? result.gatewayRef : "";
    simulator.control.phone({ action: "approve", payment: id });
    expect(await gateway.lookUp(order, known(id))).toMatchObject({
      capture: { captured: 1348, tip: 200, differs: false },
    });
  });

  test("a shown code is given to be drawn, and paid by whoever scans it", async () => {
    let drawn = "";
    const result = await gateway.takeByQr(
      ORDER,
      () => undefined,
      (text) => (drawn = text),
    ).result;
    if (result.kind !== "accepted") throw new Error(JSON.stringify(result));
    expect(drawn).toMatch(/^https:\/\/.*q=/);
    expect(await gateway.lookUp(ORDER, { ...known(result.gatewayRef), wallet: null })).toMatchObject({
      kind: "pending",
    });
    const [payment] = simulator.payments();
    simulator.control.phone({ action: "approve", payment: payment?.transactionId ?? "", wallet: "alipay" });
    expect(await gateway.lookUp(ORDER, { ...known(result.gatewayRef), wallet: null })).toMatchObject({
      kind: "captured",
    });
  });

  test("a refusal on the phone is no capture, with what to do about it", async () => {
    const id = await accepted();
    simulator.control.phone({ action: "refuse", payment: id, code: "63" });
    expect(await gateway.lookUp(ORDER, known(id))).toMatchObject({ kind: "notCaptured", advice: "payOtherwise" });
  });

  test("a code that is none is refused, once an inquire says the same", async () => {
    expect(await pay(ORDER, "0000000000000")).toMatchObject({
      kind: "answered",
      reading: { kind: "notCaptured", advice: "rescan" },
    });
  });

  test("a cancel within 15 s comes too early; a payment nobody knows is not found", async () => {
    const id = await accepted();
    expect(await gateway.cancel.send(ORDER, known(id))).toMatchObject({ reading: { kind: "tooEarly" } });
    expect(await gateway.cancel.send({ ...ORDER, reference: "NEVERUSED" }, NOTHING_KNOWN)).toMatchObject({
      reading: { kind: "notFound" },
    });
    expect(gateway.cancel.notBeforeMs).toBeGreaterThanOrEqual(15_000);
  });

  test.each([
    ["unpaid", false, "closed", "notCaptured"],
    ["paid", true, "closed", "notCaptured"],
    ["paid, at a gateway that shows the payment on", true, "paid", "captured"],
  ] as const)(
    "a cancel of a payment that is %s leaves nothing with the shop",
    async (_what, isPaid, cancelledPaid, then) => {
      simulator.control.settings({ cancelledPaid });
      const id = await accepted();
      if (isPaid) simulator.control.phone({ action: "approve", payment: id });
      later += 16_000;
      expect(await gateway.cancel.send(ORDER, known(id))).toMatchObject({
        kind: "answered",
        reading: { kind: "cancelled" },
      });
      expect(await gateway.lookUp(ORDER, known(id))).toMatchObject({ kind: then });
      expect(await gateway.cancel.send(ORDER, NOTHING_KNOWN)).toMatchObject({
        kind: "answered",
        reading: { kind: "cancelled" },
      });
      const left = simulator
        .ledger()
        .reduce((sum, { kind, amount }) => sum + (kind === "capture" ? amount : -amount), 0);
      expect(left).toBe(0);
    },
  );

  test("refunds in parts, by id and by reference, never beyond what was paid", async () => {
    const id = await accepted();
    simulator.control.phone({ action: "approve", payment: id });
    const refund = (amount: number, reference: string, gatewayRef: string) =>
      gateway.giveBack.send(
        {
          way: "refund",
          reference,
          amount: minor(amount),
          currency: "CAD",
          reason: "returned",
          original: { reference: ORDER.reference, gatewayRef, wallet: "wechat", shown: false },
        },
        () => undefined,
      );
    expect(await refund(500, "R1", id)).toMatchObject({ reading: { kind: "refunded", amount: 500 } });
    expect(await refund(648, "R2", "")).toMatchObject({ reading: { kind: "refunded", amount: 648 } });
    expect(await refund(1, "R3", id)).toMatchObject({ reading: { kind: "notRefunded", advice: "checkAmount" } });
  });

  test("a payment whose answer was lost is found by the shop's own number, where Citcon knows it", async () => {
    const id = await accepted();
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "pending", gatewayRef: id });
    simulator.control.foreign({ total: 1148 });
    simulator.control.phone({ action: "approve", payment: id });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "captured", gatewayRef: id });
    expect(await gateway.findByReference?.(ORDER)).toMatchObject({ kind: "captured", gatewayRef: id });
    const never = await gateway.findByReference?.({ ...ORDER, reference: "1NEVERUSED" });
    expect(never).toEqual({ kind: "notFound", text: "4000 unknown error" });
  });

  test("a payment whose answer was lost is found in the history, when it alone can be it", async () => {
    simulator.control.settings({ onlineInquire: "blind" });
    const before = await gateway.list();
    expect(before).toEqual({ kind: "listed", payments: [] });
    const id = await accepted();
    const lost = known("", { cannotBe: new Set(), onlyOne: true });
    expect(await gateway.lookUp(ORDER, lost)).toMatchObject({ kind: "notFound" });
    simulator.control.phone({ action: "approve", payment: id });
    expect(await gateway.lookUp(ORDER, lost)).toMatchObject({
      kind: "captured",
      gatewayRef: id,
      capture: { gatewayRef: id },
    });
    expect(await gateway.lookUp(ORDER, { ...lost, cannotBe: new Set([id]) })).toMatchObject({ kind: "notFound" });
    expect(await gateway.lookUp(ORDER, { ...lost, cannotBe: null })).toMatchObject({
      kind: "nothing",
      why: "severalFit",
    });
    expect(await gateway.lookUp(ORDER)).toMatchObject({ kind: "nothing", why: "severalFit" });
    connect(simulator.url, { tokenAlone: false });
    expect(await gateway.lookUp(ORDER, lost)).toMatchObject({ kind: "nothing", why: "severalFit" });
  });
});

describe("with a server that answers as the test says", () => {
  let server: Server;
  let url: string;
  let requests: { readonly path: string; readonly body: string; readonly type: string }[];
  let answers: Record<string, (res: ServerResponse) => void>;
  const says =
    (text: string, status = 200) =>
    (res: ServerResponse): void =>
      void res.writeHead(status).end(text);
  const body = async (req: IncomingMessage): Promise<string> => {
    let text = "";
    for await (const part of req) text += String(part);
    return text;
  };

  beforeEach(async () => {
    requests = [];
    answers = {};
    server = createServer((req, res) => {
      void body(req).then((text) => {
        const path = (req.url ?? "").split("/").at(-1) ?? "";
        requests.push({ path, body: text, type: req.headers["content-type"] ?? "" });
        (answers[path] ?? says("", 404))(res);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    connect(url);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("pay carries every field of the seed, as a form", async () => {
    answers["pay"] = says(paid());
    expect(await pay({ ...ORDER, tip: minor(100) })).toMatchObject({ kind: "answered" });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.type).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      token: "training-store-token",
      barcode: WECHAT,
      currency: "CAD",
      total: "1248",
      tip: "100",
      reference: ORDER.reference,
      pos_local_time: "2026-11-21 12:07:05",
    });
  });

  test("after initialize the token it gave is used", async () => {
    answers["initialize"] = says('{"result":"success","token":777,"name_english":"Shop"}');
    answers["pay"] = says(paid());
    expect(await gateway.initialize()).toEqual({ kind: "ready", shop: { en: "Shop", zh: "" } });
    await pay();
    expect(new URLSearchParams(requests.at(-1)?.body).get("token")).toBe("777");
  });

  test.each([
    ["dropped", (res: ServerResponse) => void res.destroy(), "lost"],
    [
      "cut in the middle",
      (res: ServerResponse) => {
        res.writeHead(200, { "content-length": 5_000 });
        res.write(paid().slice(0, 40));
        setTimeout(() => res.destroy(), 20);
      },
      "lost",
    ],
    ["an HTML page", says("<html>Bad gateway</html>"), "notJson"],
    ["a server error, whatever it says", says(paid(), 500), "httpStatus"],
    [
      "a redirect",
      (res: ServerResponse) => void res.writeHead(307, { location: "/posp/rest/pay" }).end(),
      "httpStatus",
    ],
    ["nothing at all", says(""), "notJson"],
    ["half of its JSON", says(paid().slice(0, 80)), "notJson"],
  ])("an answer that is %s: sent once, nothing learned", async (_what, answer, why) => {
    answers["pay"] = answer;
    answers["inquire"] = answer;
    answers["cancel"] = answer;
    const result = await pay();
    if (why === "lost") expect(result).toMatchObject({ kind: "lost" });
    else expect(result).toMatchObject({ kind: "answered", reading: { kind: "nothing", why } });
    expect(requests.map(({ path }) => path)).toEqual(["pay"]);
    expect(await gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why });
    const cancel = await gateway.cancel.send(ORDER, known(ID));
    expect(cancel.kind === "answered" ? cancel.reading.kind : cancel.kind).toBe(why === "lost" ? "lost" : "nothing");
    expect(requests.map(({ path }) => path)).toEqual(["pay", "inquire", "cancel"]);
  });

  test("a late answer is waited for", async () => {
    answers["pay"] = (res) => void setTimeout(() => res.end(paid()), 300);
    expect(await pay()).toMatchObject({ kind: "answered", reading: { kind: "captured" } });
  });

  test("an answer not needed any more is let go: the outcome is unknown", async () => {
    answers["pay"] = () => undefined;
    const call = gateway.takeByCode(ORDER, codeOf(WECHAT), () => {
      setImmediate(() => {
        call.release();
      });
    });
    expect(await call.result).toMatchObject({ kind: "lost", why: "released" });
    expect(notices).toEqual([]);
  });

  test.each([
    ["says the same", failed("63"), { kind: "notCaptured", gatewayRef: ID }],
    ["says that it was paid", inquired(), { kind: "captured", gatewayRef: ID }],
    ["is still pending", pending(), { kind: "nothing", gatewayRef: ID }],
    ["does not know it", failed("15", { transaction_id: null }), { kind: "nothing", gatewayRef: ID }],
    ["is an error", "<html>", { kind: "nothing", gatewayRef: ID }],
    ["is about another payment", paid({ transaction_id: "1" }), { kind: "nothing", gatewayRef: ID }],
  ])("a refusal with a number, and the inquire after it %s", async (_what, second, reading) => {
    answers["pay"] = says(failed("63"));
    answers["inquire"] = says(second);
    expect(await pay()).toMatchObject({ kind: "answered", reading });
    expect(requests.map(({ path }) => path)).toEqual(["pay", "inquire"]);
  });

  test("a refusal without a number needs no inquire; pending without one cannot be followed", async () => {
    answers["pay"] = says(failed("63", { transaction_id: null }));
    expect(await pay()).toMatchObject({ kind: "answered", reading: { kind: "notCaptured" } });
    answers["pay"] = says(pending({ transaction_id: null }));
    expect(await pay()).toMatchObject({ kind: "answered", reading: { kind: "pending" } });
    expect(requests.map(({ path }) => path)).toEqual(["pay", "pay"]);
  });

  test.each([
    ["no number", '{"result":"success","qr_code":"https://citconpay.com/x"}', "notUnderstood"],
    ["no address", '{"result":"success","qr_code":"hello","transaction_id":"1"}', "notUnderstood"],
    ["a code that disagrees", '{"result":"success","code":"ZZ","qr_code":"https://c.example/?q=1"}', "gatewayFailure"],
    ["ZZ", bare("fail", "ZZ"), "gatewayFailure"],
    ["a code nobody knows", bare("fail", "D1"), "unlistedCode"],
    ["another's reference", '{"result":"success","qr_code":"https://c.example/?q=1","reference":"X"}', "otherOrder"],
  ])("a code to show with %s is not shown", async (_what, answer, why) => {
    answers["gen_payment_qr"] = says(answer);
    const drawn: string[] = [];
    const result = await gateway.takeByQr(
      ORDER,
      () => undefined,
      (text) => drawn.push(text),
    ).result;
    expect(result).toMatchObject({ kind: "answered", reading: { kind: "nothing", why } });
    expect(drawn).toEqual([]);
  });

  test("a code to show that Citcon refuses for a listed reason took nothing", async () => {
    answers["gen_payment_qr"] = says(bare("fail", "I1"));
    expect(
      await gateway.takeByQr(
        ORDER,
        () => undefined,
        () => undefined,
      ).result,
    ).toMatchObject({
      kind: "answered",
      reading: { kind: "notCaptured", advice: "askProvider" },
    });
  });

  test("a history that is not understood is no empty one", async () => {
    answers["get_history"] = says(JSON.stringify({ ...HISTORY, history_json: "[{" }));
    expect(await gateway.list()).toMatchObject({ kind: "nothing", why: "notUnderstood" });
    expect(await gateway.lookUp(ORDER, known(""))).toMatchObject({ kind: "nothing", why: "notUnderstood" });
  });

  test("nothing that is noticed or answered shows the token or the pay code", async () => {
    answers["pay"] = says(failed("63", { error_message: "no" }));
    answers["inquire"] = (res) => void res.destroy();
    const seen = JSON.stringify([await pay(), await gateway.lookUp(ORDER, known(ID)), notices]);
    expect(seen).not.toContain("training-store-token");
    expect(seen).not.toContain(WECHAT);
  });

  test("another payment's answer raises the alarm", async () => {
    answers["inquire"] = says(inquired({ reference: "SOMEBODY-ELSES" }));
    expect(await gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(kinds()).toEqual(["answered", "otherOrder"]);
  });
});

test("a server that is not there: not sent, and look-ups say that they never left", async () => {
  connect("http://127.0.0.1:9");
  expect(await pay()).toMatchObject({ kind: "notSent" });
  expect(await gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why: "unreachable" });
  expect(await gateway.cancel.send(ORDER, known(ID))).toMatchObject({ kind: "notSent" });
  expect(kinds()).toEqual(["silent"]);
});
