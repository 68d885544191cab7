/** The network comes back → an unknown outcome is looked up, after a break long enough that look-ups have become rare. */
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { startSimulator } from "../../simulator/index.ts";
import type { Bench } from "../bench.ts";
import { openBenchCounter } from "../counter.ts";
import { atMost } from "../figures.ts";
import { takeTimes } from "../inPage.ts";
import { percentile, spread } from "../stats.ts";

/** Breaks, ms: look-ups come every 2 s in the first minute, every 10 s after it. */
const BREAKS = [4_000, 9_000, 13_500, 75_000];

export const network: Bench = {
  name: "network",
  async run({ browser, quick }) {
    const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
    const cable = await layCable(gateway.port);
    const counter = await openBenchCounter(await browser(), { gatewayUrl: cable.url });
    const times: number[] = [];
    try {
      const { screen } = counter;
      for (const ms of quick ? BREAKS.slice(0, 2) : BREAKS) {
        await screen.page.locator(".tile").first().click();
        await screen.page.locator("ol.lines > li").first().waitFor();
        await screen.press("Card");
        await screen.says("Ask the customer to tap");
        cable.pull();
        gateway.control.pax({ action: "tap" });
        await screen.says("Do not run the card again.");
        await screen.page.waitForTimeout(ms);
        await takeTimes(screen.page);
        const back = Date.now();
        cable.plug();
        await screen.says("Approved");
        await screen.page.waitForTimeout(100);
        const { said } = await takeTimes(screen.page);
        times.push((said.find(({ text }) => text.startsWith("Approved"))?.at ?? Number.NaN) - back);
        await screen.press("New sale");
      }
    } finally {
      await counter.close();
      await cable.close();
      await gateway.close();
    }
    return [
      {
        what: "network back → unknown outcome found and painted",
        value: percentile(times, 1) / 1000,
        unit: "s",
        limit: atMost(5),
        more: `ms: ${spread(times)}, breaks up to ${String((quick ? BREAKS[1]! : BREAKS.at(-1)!) / 1000)} s`,
      },
    ];
  },
};

interface Cable {
  readonly url: string;
  /** Every connection breaks, and none is made. */
  pull(): void;
  plug(): void;
  close(): Promise<void>;
}

/** @param port the gateway's, on 127.0.0.1 */
async function layCable(port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  let plugged = true;
  const server = createServer((till) => {
    if (!plugged) return till.destroy();
    const upstream = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [till, upstream],
      [upstream, till],
    ] as const) {
      sockets.add(one);
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.on("error", () => one.destroy());
      one.on("data", (bytes) => {
        // The gateway takes requests to its own address only.
        other.write(one === till ? readdress(bytes) : bytes);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = (server.address() as AddressInfo).port;
  const readdress = (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString("latin1").replace(`127.0.0.1:${String(own)}`, `127.0.0.1:${String(port)}`), "latin1");
  const pull = (): void => {
    plugged = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${String(own)}`,
    pull,
    plug() {
      plugged = true;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      pull();
      await closed;
    },
  };
}
