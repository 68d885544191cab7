/** The world outside the till, for training mode and tests: IOT Pay over real HTTP with a PAX terminal to tap on. */

import { createControl } from "./control.ts";
import type { Control } from "./control.ts";
import { controlRoutes } from "./control-routes.ts";
import { createIotpay } from "./iotpay/gateway.ts";
import type { Order } from "./iotpay/orders.ts";
import type { LedgerEntry } from "./ledger.ts";
import { paxRoutes } from "./pax/routes.ts";
import { startServer } from "./server.ts";
import { defaultSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { createWorld } from "./world.ts";

export type { AutoAction, Control, ControlResult, FaultRequest, PaxAction } from "./control.ts";
export type { Fault } from "./faults.ts";
export type { LedgerEntry } from "./ledger.ts";
export type { Order } from "./iotpay/orders.ts";
export type { Settings } from "./settings.ts";

/** The merchant that training mode signs for. */
export const trainingMerchant = { mchId: "10000576", key: "training-key-0001", jobNo: "training" } as const;

export interface SimulatorOptions extends Partial<Settings> {
  /** Loopback port; 0 or left out takes a free one. */
  readonly port?: number;
  readonly mchId?: string;
  readonly key?: string;
  readonly jobNo?: string;
  /** Milliseconds since 1970; the system clock when left out. */
  readonly now?: () => number;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, also IOT Pay's base URL. */
  readonly url: string;
  readonly port: number;
  /** The truth about moved money. */
  ledger(): readonly LedgerEntry[];
  orders(): readonly Order[];
  readonly control: Control;
  /** Ends every connection and timer. */
  close(): Promise<void>;
}

/** Starts on 127.0.0.1. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, mchId, key, jobNo, now = Date.now, ...settings } = options;
  const merchant = {
    mchId: mchId ?? trainingMerchant.mchId,
    key: key ?? trainingMerchant.key,
    jobNo: jobNo ?? trainingMerchant.jobNo,
  };
  const world = createWorld({ ...defaultSettings, ...settings }, now);
  const iotpay = createIotpay(world, merchant);
  const control = createControl(world, () => server.dropSilent());
  const routes = new Map([...iotpay.routes, ...controlRoutes(control), ...paxRoutes(world)]);
  const server = await startServer(routes, port);
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    ledger: control.ledger,
    orders: iotpay.orders.all,
    control,
    close: async () => {
      world.timers.clear();
      await server.close();
      world.timers.clear();
    },
  };
}
