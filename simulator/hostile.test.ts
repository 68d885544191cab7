import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startHostileServer } from "./hostile.ts";
import type { HostileKind, HostileServer } from "./hostile.ts";

let server: HostileServer;
afterEach(() => server.close());

const order = (mchOrderNo: string): string => {
  const body = String(new URLSearchParams({ params: JSON.stringify({ mchOrderNo, amount: 1 }) }));
  return `POST /v1/create_order HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

/** Sends the requests on one connection and collects what comes until the other side is done. */
const talk = async (kind: HostileKind, requests: readonly string[]): Promise<string> => {
  server = await startHostileServer(kind);
  const socket = connect(server.port, "127.0.0.1");
  for (const request of requests) socket.write(request);
  let seen = "";
  for await (const chunk of socket) seen += String(chunk);
  return seen;
};

describe("a hostile server", () => {
  it("drops a reused connection without a byte for the second request", async () => {
    const seen = await talk("dropReused", [order("1"), order("2")]);
    expect(seen.split("HTTP/1.1 ")).toHaveLength(2);
    expect(server.counts()).toMatchObject({ connections: 1, requests: 2, moneyMoving: 2, byOrder: { 1: 1, 2: 1 } });
  });

  it("counts what moves money at Citcon by reference, and no look-up", async () => {
    const request = (call: string, body: string): string =>
      `POST /posp/rest/${call} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const seen = await talk("dropReused", [
      request("inquire", "transaction_id=1"),
      request("pay", "reference=R-1&total=1"),
    ]);
    expect(seen).toContain('"code":"15"');
    expect(server.counts()).toMatchObject({ requests: 2, moneyMoving: 1, byOrder: { "R-1": 1 } });
  });

  it("closes before answering", async () => {
    expect(await talk("dropBeforeAnswer", [order("1")])).toBe("");
    expect(server.counts().moneyMoving).toBe(1);
  });

  it("half-closes", async () => {
    expect(await talk("halfClose", [order("1")])).toBe("");
    expect(server.counts().byOrder).toEqual({ 1: 1 });
  });

  it("redirects to itself and counts whoever follows", async () => {
    server = await startHostileServer("redirect307");
    const asked = fetch(`${server.url}/v1/create_order`, {
      method: "POST",
      body: new URLSearchParams({ mchOrderNo: "7" }),
    });
    await expect(asked).rejects.toThrow();
    expect(server.counts().byOrder["7"]).toBeGreaterThan(1);
  });

  it("never answers", async () => {
    server = await startHostileServer("silent");
    const leaving = new AbortController();
    const asked = fetch(`${server.url}/v1/create_order`, { method: "POST", body: "x=1", signal: leaving.signal });
    await expect.poll(() => server.counts().moneyMoving).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toThrow();
  });
});
