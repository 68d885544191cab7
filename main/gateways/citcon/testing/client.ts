/** A client of a test, what it noticed, and what is asked of it in most tests. */
import { afterEach } from "vitest";
import { trainingWalletMerchant } from "../../../../simulator/index.ts";
import type { TakeResult } from "../../../core/attempt/reading.ts";
import {
  type GatewayNotice,
  type KnownOfPayment,
  NOTHING_KNOWN,
  type PayCode,
  type WalletGateway,
} from "../../port.ts";
import { type CitconSettings, createCitcon } from "../client.ts";
import { readWalletScan } from "../payCode.ts";
import { ORDER } from "./answers.ts";

export const WECHAT = "130739221328899074";

export const codeOf = (scanned: string): PayCode => {
  const scan = readWalletScan(scanned);
  if (scan.kind === "notACode") throw new Error("not a code");
  return scan.code;
};

export const known = (gatewayRef: string, more: Partial<KnownOfPayment> = {}): KnownOfPayment => ({
  ...NOTHING_KNOWN,
  gatewayRef,
  wallet: "wechat",
  ...more,
});

export interface TestClient {
  readonly gateway: WalletGateway;
  readonly notices: readonly GatewayNotice[];
  connect(baseUrl: string, more?: Partial<CitconSettings>): void;
  pay(order?: typeof ORDER, code?: string): Promise<TakeResult>;
  /** What was noticed, each once, but for the time of day. */
  kinds(): readonly string[];
}

/** Closed after each test; connected by the test itself. */
export function testClient(): TestClient {
  let gateway: WalletGateway;
  let notices: GatewayNotice[] = [];
  afterEach(() => {
    gateway.close();
  });
  return {
    get gateway() {
      return gateway;
    },
    get notices() {
      return notices;
    },
    connect(baseUrl, more = {}) {
      const clock = { now: () => Date.UTC(2026, 10, 21, 17, 7, 5), after: () => () => undefined };
      const { storeCode } = trainingWalletMerchant;
      const settings = { baseUrl, storeCode, encoding: "form", tokenAlone: true, ...more } as const;
      gateway = createCitcon(settings, clock, "America/New_York");
      notices = [];
      gateway.onNotice((notice) => notices.push(notice));
    },
    pay: (order = ORDER, code = WECHAT) => gateway.takeByCode(order, codeOf(code), () => undefined).result,
    kinds: () => [...new Set(notices.map(({ kind }) => kind))].filter((kind) => kind !== "dated"),
  };
}
