/** The world outside the till, for training mode and tests: two card gateways with terminals, Citcon with a wallet phone, over real HTTP. */

import { createCitcon } from "./citcon/gateway.ts";
import type { Payment } from "./citcon/payments.ts";
import type { WalletMerchant } from "./citcon/request.ts";
import { createCodepay } from "./codepay/codepay.ts";
import type { CounterKeys, CounterShop } from "./codepay/codepay.ts";
import type { ClosedBatch } from "./codepay/gateway.ts";
import { counterRoutes } from "./codepay/routes.ts";
import type { CounterOrder } from "./codepay/order.ts";
import { createHub } from "./codepay/lan/hub.ts";
import { startLanServer } from "./codepay/lan/server.ts";
import { createControl } from "./control.ts";
import type { Control } from "./control.ts";
import { controlRoutes } from "./control-routes.ts";
import { createIotpay } from "./iotpay/gateway.ts";
import type { Order } from "./iotpay/orders.ts";
import type { LedgerEntry } from "./ledger.ts";
import { deviceRoutes } from "./devices/page.ts";
import { paxRoutes } from "./pax/routes.ts";
import { phoneRoutes } from "./phone/routes.ts";
import { json, refuse } from "./reply.ts";
import type { Handler } from "./reply.ts";
import { startServer } from "./server.ts";
import { defaultSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { createWorld } from "./world.ts";

export type {
  AutoAction,
  AutoWalletAction,
  Control,
  ControlResult,
  FaultRequest,
  PaxAction,
  PhoneAction,
  PhoneResult,
} from "./control.ts";
export type { ForeignPayment } from "./citcon/foreign.ts";
export type { Payment, PaymentState } from "./citcon/payments.ts";
export type { CounterAction } from "./codepay/counterControl.ts";
export type { CounterKeys, CounterShop } from "./codepay/codepay.ts";
export type { ClosedBatch } from "./codepay/gateway.ts";
export type { CounterOrder } from "./codepay/order.ts";
export type { Fault, FaultPoint } from "./faults.ts";
export type { LedgerEntry } from "./ledger.ts";
export type { Order } from "./iotpay/orders.ts";
export type { Settings } from "./settings.ts";

/** The merchant that training mode signs for. */
export const trainingMerchant = { mchId: "10000576", key: "training-key-0001", jobNo: "training" } as const;

/** The shop that training mode takes wallets for. */
export const trainingWalletMerchant = {
  storeCode: "training-store-token",
  nameEng: "Maple Market",
  nameChn: "枫叶市集",
  currency: "CAD",
} as const satisfies WalletMerchant;

/** The shop whose CodePay terminal training mode uses; its keys are made anew with every simulator. */
export const trainingCounter = {
  appId: "training-app",
  merchantNo: "302300000926",
  storeNo: "4021000201",
  terminalSn: "WPYB002248000865",
  username: "training",
  password: "training-password",
} as const satisfies CounterShop;

export interface SimulatorOptions extends Partial<Settings> {
  /** Loopback port; 0 or left out takes a free one. */
  readonly port?: number;
  /** Loopback port of the CodePay terminal on the shop's network; 0 or left out takes a free one. */
  readonly lanPort?: number;
  readonly mchId?: string;
  readonly key?: string;
  readonly jobNo?: string;
  /** Citcon's token of the shop. */
  readonly storeCode?: string;
  readonly nameEng?: string;
  readonly nameChn?: string;
  /** ISO 4217 currency of wallet payments. */
  readonly currency?: string;
  /** Milliseconds since 1970; the system clock when left out. */
  readonly now?: () => number;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, also the base URL of IOT Pay, of Citcon and of CodePay. */
  readonly url: string;
  readonly port: number;
  /** The truth about moved money. */
  ledger(): readonly LedgerEntry[];
  orders(): readonly Order[];
  /** Citcon's books. */
  payments(): readonly Payment[];
  /** CodePay's shop, and the keys it is reached with: asking for them the first time takes a moment. */
  readonly counter: CounterShop & {
    keys(): CounterKeys;
    /** `ws://127.0.0.1:PORT`, where the terminal listens on the shop's network. */
    readonly lanUrl: string;
    readonly lanPort: number;
  };
  counterOrders(): readonly CounterOrder[];
  batches(): readonly ClosedBatch[];
  readonly control: Control;
  /** Ends every connection and timer. */
  close(): Promise<void>;
}

/** Starts on 127.0.0.1. Rejects when a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {
    port = 0,
    lanPort = 0,
    mchId,
    key,
    jobNo,
    storeCode,
    nameEng,
    nameChn,
    currency,
    now = Date.now,
    ...settings
  } = options;
  const merchant = {
    mchId: mchId ?? trainingMerchant.mchId,
    key: key ?? trainingMerchant.key,
    jobNo: jobNo ?? trainingMerchant.jobNo,
  };
  const walletMerchant: WalletMerchant = {
    storeCode: storeCode ?? trainingWalletMerchant.storeCode,
    nameEng: nameEng ?? trainingWalletMerchant.nameEng,
    nameChn: nameChn ?? trainingWalletMerchant.nameChn,
    currency: currency ?? trainingWalletMerchant.currency,
  };
  const world = createWorld({ ...defaultSettings, ...settings }, now);
  const iotpay = createIotpay(world, merchant);
  const citcon = createCitcon(world, walletMerchant);
  const codepay = createCodepay(world, trainingCounter);
  const control = createControl(world, { citcon, codepay }, walletMerchant.currency, () => {
    server.dropSilent();
    lan.dropAll();
  });
  const address = (): { lanPort: number; lanUrl: string } => ({
    lanPort: lan.port,
    lanUrl: `ws://127.0.0.1:${lan.port}`,
  });
  const reach = (): object => ({ ...trainingCounter, ...address(), ...codepay.keys() });
  const routes = new Map<string, Handler>([
    ...iotpay.routes,
    ...citcon.routes,
    ...codepay.cloud.routes,
    ...controlRoutes(control),
    ...deviceRoutes(),
    ...paxRoutes(world),
    ...counterRoutes(world, codepay.terminals),
    ["/control/codepay/shop", ({ method }) => (method === "GET" ? json(reach()) : refuse(405, "Use GET here."))],
    ...phoneRoutes(world),
  ]);
  const server = await startServer(routes, port, now);
  const lan = await startLanServer(lanPort, createHub(world, codepay), () => world.settings().lanSockets).catch(
    async (error: unknown) => {
      await server.close();
      throw error;
    },
  );
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    ledger: control.ledger,
    orders: iotpay.orders.all,
    payments: control.payments,
    counter: { ...trainingCounter, ...address(), keys: codepay.keys },
    counterOrders: control.counterOrders,
    batches: control.batches,
    control,
    close: async () => {
      world.timers.clear();
      await Promise.all([server.close(), lan.close()]);
      world.timers.clear();
    },
  };
}
