/** The simulated cloud, a client at it, and the customer at its terminal, for one file of tests. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { type Simulator, startSimulator } from "../../../../simulator/index.ts";
import type { Reading } from "../../../core/attempt/reading.ts";
import type { GatewayNotice, TakeOrder } from "../../port.ts";
import { type CodepayGateway, type CodepaySettings, createCodepay } from "../client.ts";
import { readPrivateKey, readPublicKey } from "../signature.ts";
import { ORDER } from "./answers.ts";

export interface Cloud {
  readonly simulator: Simulator;
  readonly gateway: CodepayGateway;
  readonly notices: readonly GatewayNotice[];
  /** What the clock on the wall says, ms. */
  now: () => number;
  batchClosedAt: number | null;
  /** What the counter that nobody can set says, ms. */
  steady: number;
  /** A client as a new run of the till has it. */
  connect(more?: Partial<CodepaySettings>): void;
  take(order?: TakeOrder): Promise<unknown>;
  customer(action: "tap" | "decline" | "cancel" | "offline" | "online" | "settle"): void;
  /** Waits until a look-up says so. */
  captured(order: TakeOrder): Promise<Reading>;
  /** Taken, tapped, and found. */
  paid(order?: TakeOrder): Promise<Reading>;
  /** What was noticed, each once, but for the time of day. */
  kinds(): readonly string[];
}

/** As soon as the cloud says so, however busy the machine is. */
export const soon = <T>(check: () => Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 60_000, interval: 20 });
export const nothingSent = (): void => undefined;

export function testCloud(): Cloud {
  let simulator: Simulator;
  let gateway: CodepayGateway;
  let notices: GatewayNotice[] = [];

  const cloud: Cloud = {
    get simulator() {
      return simulator;
    },
    get gateway() {
      return gateway;
    },
    get notices() {
      return notices;
    },
    now: () => Date.now(),
    batchClosedAt: null,
    steady: 0,
    connect(more = {}) {
      const { counter } = simulator;
      const own = readPrivateKey(counter.keys().privateKey);
      const theirs = readPublicKey(counter.keys().gatewayPublicKey);
      if (!own.ok || !theirs.ok) throw new Error("no keys");
      gateway = createCodepay(
        {
          ...counter,
          baseUrl: simulator.url,
          expiresS: 180,
          strictSign: "on",
          identity: { kind: "rsa2", privateKey: own.value, gatewayKey: theirs.value },
          ...more,
        },
        {
          clock: { now: () => cloud.now(), steady: () => cloud.steady, after: () => () => undefined },
          fraction: () => 0.5,
          timeZone: "America/Vancouver",
          batchClosedAt: () => cloud.batchClosedAt,
          description: "@ Café 枫叶",
        },
      );
      notices = [];
      gateway.onNotice((notice) => notices.push(notice));
    },
    take: (order = ORDER) => gateway.take(order, nothingSent).result,
    customer(action) {
      const done = simulator.control.counter({ action });
      if (!done.ok) throw new Error(done.error);
    },
    captured: (order) =>
      soon(async () => {
        const reading = await gateway.lookUp(order);
        expect(reading.kind).toBe("captured");
        return reading;
      }),
    async paid(order = ORDER) {
      await cloud.take(order);
      cloud.customer("tap");
      return cloud.captured(order);
    },
    kinds: () => [...new Set(notices.map(({ kind }) => kind))].filter((kind) => kind !== "dated"),
  };

  // One for all tests: making its keys takes a while.
  beforeAll(async () => {
    simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false });
  });
  beforeEach(() => {
    simulator.control.reset();
    Object.assign(cloud, { now: () => Date.now(), batchClosedAt: null, steady: 0 } satisfies Partial<Cloud>);
    cloud.connect();
  });
  afterEach(() => {
    gateway.close();
  });
  afterAll(() => simulator.close());
  return cloud;
}
