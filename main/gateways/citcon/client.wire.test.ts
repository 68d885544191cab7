/** The client over real sockets, against servers that answer anything or nothing. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { minor } from "../../core/money/money.ts";
import { HISTORY, bare, failed, ID, inquired, ORDER, paid, pending } from "./testing/answers.ts";
import { codeOf, known, testClient, WECHAT } from "./testing/client.ts";

const client = testClient();

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
    client.connect(url);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("pay carries every field of the seed, as a form", async () => {
    answers["pay"] = says(paid());
    expect(await client.pay({ ...ORDER, tip: minor(100) })).toMatchObject({ kind: "answered" });
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
    expect(await client.gateway.initialize()).toEqual({ kind: "ready", shop: { en: "Shop", zh: "" } });
    await client.pay();
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
    const result = await client.pay();
    if (why === "lost") expect(result).toMatchObject({ kind: "lost" });
    else expect(result).toMatchObject({ kind: "answered", reading: { kind: "nothing", why } });
    expect(requests.map(({ path }) => path)).toEqual(["pay"]);
    expect(await client.gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why });
    const cancel = await client.gateway.cancel.send(ORDER, known(ID));
    expect(cancel.kind === "answered" ? cancel.reading.kind : cancel.kind).toBe(why === "lost" ? "lost" : "nothing");
    expect(requests.map(({ path }) => path)).toEqual(["pay", "inquire", "cancel"]);
  });

  test("a late answer is waited for", async () => {
    answers["pay"] = (res) => void setTimeout(() => res.end(paid()), 300);
    expect(await client.pay()).toMatchObject({ kind: "answered", reading: { kind: "captured" } });
  });

  test("an answer not needed any more is let go: the outcome is unknown", async () => {
    answers["pay"] = () => undefined;
    const call = client.gateway.takeByCode(ORDER, codeOf(WECHAT), () => {
      setImmediate(() => {
        call.release();
      });
    });
    expect(await call.result).toMatchObject({ kind: "lost", why: "released" });
    expect(client.notices).toEqual([]);
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
    expect(await client.pay()).toMatchObject({ kind: "answered", reading });
    expect(requests.map(({ path }) => path)).toEqual(["pay", "inquire"]);
  });

  test("a refusal without a number needs no inquire; pending without one cannot be followed", async () => {
    answers["pay"] = says(failed("63", { transaction_id: null }));
    expect(await client.pay()).toMatchObject({ kind: "answered", reading: { kind: "notCaptured" } });
    answers["pay"] = says(pending({ transaction_id: null }));
    expect(await client.pay()).toMatchObject({ kind: "answered", reading: { kind: "pending" } });
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
    const result = await client.gateway.takeByQr(
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
      await client.gateway.takeByQr(
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
    expect(await client.gateway.list()).toMatchObject({ kind: "nothing", why: "notUnderstood" });
    expect(await client.gateway.lookUp(ORDER, known(""))).toMatchObject({ kind: "nothing", why: "notUnderstood" });
  });

  test("nothing that is noticed or answered shows the token or the pay code", async () => {
    answers["pay"] = says(failed("63", { error_message: "no" }));
    answers["inquire"] = (res) => void res.destroy();
    const seen = JSON.stringify([await client.pay(), await client.gateway.lookUp(ORDER, known(ID)), client.notices]);
    expect(seen).not.toContain("training-store-token");
    expect(seen).not.toContain(WECHAT);
  });

  test("another payment's answer raises the alarm", async () => {
    answers["inquire"] = says(inquired({ reference: "SOMEBODY-ELSES" }));
    expect(await client.gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why: "otherOrder" });
    expect(client.kinds()).toEqual(["answered", "otherOrder"]);
  });
});

test("a server that is not there: not sent, and look-ups say that they never left", async () => {
  client.connect("http://127.0.0.1:9");
  expect(await client.pay()).toMatchObject({ kind: "notSent" });
  expect(await client.gateway.lookUp(ORDER, known(ID))).toMatchObject({ kind: "nothing", why: "unreachable" });
  expect(await client.gateway.cancel.send(ORDER, known(ID))).toMatchObject({ kind: "notSent" });
  expect(client.kinds()).toEqual(["silent"]);
});
