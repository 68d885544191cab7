/** The wire between till and gateway: lets everything pass, or holds a payment request back in its middle. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { waitFor } from "../support/waitFor.ts";

export interface Wire {
  readonly url: string;
  /** From now on payment requests are let through for their first `bytes` only. */
  holdAfter(bytes: number): void;
  /** Resolves once a payment request is held. */
  held(): Promise<void>;
  /** Lets the rest of what is held go on, as a network does that was only slow. */
  release(): void;
  /** Loses the rest of what is held: the gateway sees the connection break. */
  lose(): void;
  close(): Promise<void>;
}

const PAYMENT = "POST /v1/create_order";

/** @param port the gateway's own, on 127.0.0.1 */
export async function layWire(port: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  const pending: { readonly upstream: Socket; rest: Buffer }[] = [];
  let allowed = Number.POSITIVE_INFINITY;

  /** The gateway takes requests to its own address only. */
  const addressed = (bytes: Buffer): Buffer =>
    Buffer.from(
      bytes.toString("latin1").replace(`Host: 127.0.0.1:${String(own)}`, `Host: 127.0.0.1:${String(port)}`),
      "latin1",
    );

  const server = createServer({ allowHalfOpen: true }, (till) => {
    const upstream = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    let held: { readonly upstream: Socket; rest: Buffer } | undefined;
    let passed = 0;
    for (const socket of [till, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => socket.destroy());
    }
    upstream.on("data", (bytes) => {
      if (!till.destroyed) till.write(bytes);
    });
    upstream.on("end", () => till.end());
    till.on("data", (sent) => {
      const bytes = addressed(sent);
      const isPayment = held !== undefined || passed > 0 || bytes.toString("latin1").startsWith(PAYMENT);
      if (held !== undefined) held.rest = Buffer.concat([held.rest, bytes]);
      else if (isPayment && passed + bytes.length > allowed) {
        const cut = allowed - passed;
        upstream.write(bytes.subarray(0, cut));
        held = { upstream, rest: bytes.subarray(cut) };
        pending.push(held);
      } else {
        upstream.write(bytes);
        if (isPayment) passed += bytes.length;
      }
    });
    // A till that dies closes its end: what it had sent before is still on its way.
    till.on("end", () => {
      if (held === undefined) upstream.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${String(own)}`,
    holdAfter(bytes) {
      allowed = bytes;
    },
    async held() {
      await waitFor("a payment request on the wire", () => pending.length > 0);
    },
    release() {
      allowed = Number.POSITIVE_INFINITY;
      for (const { upstream, rest } of pending.splice(0)) upstream.write(rest);
    },
    lose() {
      allowed = Number.POSITIVE_INFINITY;
      for (const { upstream } of pending.splice(0)) upstream.destroy();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
