/** CodePay as one piece: its terminals, its books, its cloud, and what a till needs to know to reach them. */

import type { World } from "../world.ts";
import { createCloud } from "./gateway.ts";
import type { Cloud } from "./gateway.ts";
import { createOrders } from "./orders.ts";
import type { Orders } from "./orders.ts";
import { newKeyPair } from "./signature.ts";
import type { KeyPair } from "./signature.ts";
import { createCounterTerminals } from "./terminals.ts";
import type { CounterTerminals } from "./terminals.ts";

export interface CounterShop {
  readonly appId: string;
  readonly merchantNo: string;
  readonly storeNo: string;
  readonly terminalSn: string;
  /** Of Basic authentication, the other way to log in. */
  readonly username: string;
  readonly password: string;
}

/** PEM texts, new with every simulator. */
export interface CounterKeys {
  /** What the till signs with. */
  readonly privateKey: string;
  /** What the till checks answers with. */
  readonly gatewayPublicKey: string;
}

export interface Codepay {
  readonly shop: CounterShop;
  /** The keys of the shop's app, made when first asked for. */
  keys(): CounterKeys;
  readonly terminals: CounterTerminals;
  readonly orders: Orders;
  readonly cloud: Cloud;
}

/** CodePay for one shop, on the world's ledger. */
export function createCodepay(world: World, shop: CounterShop): Codepay {
  const made = new Map<"app" | "gateway", KeyPair>();
  const pair = (whose: "app" | "gateway"): KeyPair => {
    const known = made.get(whose) ?? newKeyPair();
    made.set(whose, known);
    return known;
  };
  const terminals = createCounterTerminals({ timers: world.timers, settings: world.settings }, shop.terminalSn);
  const orders = createOrders(world, terminals);
  const cloud = createCloud(
    world,
    {
      ...shop,
      appPublicKey: () => pair("app").publicKey,
      gatewayPrivateKey: () => pair("gateway").privateKey,
    },
    orders,
    terminals,
  );
  world.onReset(() => {
    orders.reset();
    terminals.reset();
  });
  return {
    shop,
    keys: () => ({ privateKey: pair("app").privateKey, gatewayPublicKey: pair("gateway").publicKey }),
    terminals,
    orders,
    cloud,
  };
}
