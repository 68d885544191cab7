/** What a person at the training terminal or a test can do to the simulated world; the HTTP control API says the same words. */

import { enterForeign } from "./citcon/foreign.ts";
import type { ForeignPayment } from "./citcon/foreign.ts";
import type { CitconGateway } from "./citcon/gateway.ts";
import type { Payment } from "./citcon/payments.ts";
import type { Codepay } from "./codepay/codepay.ts";
import { actAtCounter } from "./codepay/counterControl.ts";
import type { CounterAction } from "./codepay/counterControl.ts";
import type { ClosedBatch } from "./codepay/gateway.ts";
import type { CounterOrder } from "./codepay/order.ts";
import type { Fault, FaultPoint } from "./faults.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Brand, DeclineReason, EntryMethod } from "./pax/cards.ts";
import type { CustomerAct } from "./pax/terminal.ts";
import type { Confirmation, PhoneAct } from "./phone/phone.ts";
import type { PhoneWallet, Wallet } from "./phone/wallets.ts";
import type { SeenRequest } from "./requests.ts";
import type { Settings } from "./settings.ts";
import type { World } from "./world.ts";

export type PaxActionName = EntryMethod | "decline" | "cancel" | "pull" | "plug";

export interface PaxAction {
  readonly action: PaxActionName;
  /** Default: the busy terminal, else the last used one. */
  readonly device?: string;
  /** Default `visa`. */
  readonly brand?: Brand;
  /** How a declined card was shown; default `tap`. */
  readonly method?: EntryMethod;
  /** The bank's code for `decline`; default `05`. */
  readonly reason?: DeclineReason;
}

export interface AutoAction {
  /** Milliseconds from the order showing on the terminal. */
  readonly after: number;
  readonly do: Exclude<PaxActionName, "plug">;
  readonly brand?: Brand;
  readonly method?: EntryMethod;
  readonly reason?: DeclineReason;
  /** Minor units, at a CodePay terminal that asks. */
  readonly tip?: number;
}

export interface PhoneAction {
  readonly action: "approve" | "refuse" | "showCode" | "hideCode";
  /** The payment by transaction id or reference; default the newest that waits. */
  readonly payment?: string;
  /** Whose code to show, or which wallet scans a shown QR; default `wechat`. */
  readonly wallet?: Wallet;
  /** The wallet's code for a refusal; default 63 (insufficient funds in both wallets). */
  readonly code?: string;
  /** What happens when the shown code is scanned; default `password`. */
  readonly confirm?: Confirmation;
}

export interface AutoWalletAction {
  /** Milliseconds from the phone being asked; up to 600,000 for a late decision. */
  readonly after: number;
  readonly do: "approve" | "refuse";
  readonly wallet?: Wallet;
  readonly code?: string;
  /** `instant`: pay's own answer waits for the decision; default `password`: pay answers 09. */
  readonly confirm?: "password" | "instant";
}

export interface FaultRequest {
  readonly on: FaultPoint;
  readonly mchOrderNo?: string;
  readonly times?: number;
  readonly fault: Fault;
}

export type ControlResult = { readonly ok: true } | { readonly ok: false; readonly error: string };

export type PhoneResult =
  { readonly ok: true; readonly code?: string } | { readonly ok: false; readonly error: string };

export interface Control {
  /** Acts on the customer's phone; `showCode` gives the pay code back as `code`. */
  phone(action: PhoneAction): PhoneResult;
  /** A payment of another till on the same token. */
  foreign(payment: ForeignPayment): Payment;
  payments(): readonly Payment[];
  /** Acts on a terminal now; the error is a sentence saying why it cannot be done. */
  pax(action: PaxAction): ControlResult;
  /** Acts on a CodePay terminal now; the error is a sentence saying why it cannot be done. */
  counter(action: CounterAction): ControlResult;
  /** CodePay's books. */
  counterOrders(): readonly CounterOrder[];
  /** CodePay's closed batches. */
  batches(): readonly ClosedBatch[];
  /** Puts a fault in line for the next matching requests. */
  faults(request: FaultRequest): void;
  /** From now on a customer acts by himself on every order shown, or on every wallet payment; null sends both home. */
  auto(action: AutoAction | AutoWalletAction | null): void;
  settings(change: Partial<Settings>): Settings;
  /** Sends now what is kept back by `delay` or `lateMs`. */
  answer(): void;
  reset(): void;
  ledger(): readonly LedgerEntry[];
  requests(): readonly SeenRequest[];
}

type Touch = Pick<PaxAction, "brand" | "method" | "reason">;

function customerAct(action: Exclude<PaxActionName, "pull" | "plug">, touch: Touch): CustomerAct {
  const brand = touch.brand ?? "visa";
  switch (action) {
    case "tap":
    case "insert":
    case "swipe":
      return { kind: "present", card: { brand, method: action } };
    case "decline":
      return { kind: "decline", card: { brand, method: touch.method ?? "tap" }, reason: touch.reason ?? "05" };
    case "cancel":
      return { kind: "cancel" };
  }
}

const REFUSAL = "63";

function phoneAct(action: "approve" | "refuse", wallet: Wallet | undefined, code = REFUSAL): PhoneAct {
  const by = wallet === undefined ? {} : { wallet };
  return action === "approve" ? { kind: "approve", ...by } : { kind: "refuse", code, ...by };
}

/** A wallet whose code the phone can show. */
function shownWallet(wallet: Wallet = "wechat"): PhoneWallet | undefined {
  return wallet === "unionpay" ? undefined : wallet;
}

function isWalletAction(action: AutoAction | AutoWalletAction): action is AutoWalletAction {
  return action.do === "approve" || action.do === "refuse";
}

/** The control of one world; `afterReset` ends what the world does not know of, such as open connections. */
export function createControl(
  world: World,
  gateways: { readonly citcon: CitconGateway; readonly codepay: Codepay },
  currency: string,
  afterReset: () => void,
): Control {
  const { citcon, codepay } = gateways;
  return {
    phone: ({ action, payment, wallet, code, confirm = "password" }) => {
      if (action === "hideCode") {
        world.phone.hideCode();
        return { ok: true };
      }
      if (action === "showCode") {
        const shown = shownWallet(wallet);
        if (shown === undefined) return { ok: false, error: "The phone shows codes of wechat and alipay." };
        return { ok: true, code: world.phone.showCode(shown, confirm, code ?? REFUSAL) };
      }
      const refused = world.phone.act(phoneAct(action, wallet, code), payment);
      return refused === undefined ? { ok: true } : { ok: false, error: refused };
    },
    foreign: (payment) => enterForeign(citcon.payments, currency, world.now(), payment),
    payments: () => citcon.payments.all(),
    pax: ({ action, device, ...touch }) => {
      const terminal = world.terminals.of(device);
      if (action === "pull") terminal.pull();
      else if (action === "plug") terminal.plug();
      else {
        const refused = terminal.act(customerAct(action, touch));
        if (refused !== undefined) return { ok: false, error: refused };
      }
      return { ok: true };
    },
    counter: (action) => {
      const { action: name } = action;
      const act = (): CustomerAct =>
        name === "offline" || name === "online" || name === "settle" || name === "changeTip"
          ? { kind: "cancel" }
          : customerAct(name, action);
      const refused = actAtCounter(codepay, action, act);
      return refused === undefined ? { ok: true } : { ok: false, error: refused };
    },
    counterOrders: () => codepay.orders.all(),
    batches: () => codepay.cloud.batches(),
    faults: (request) => world.faults.add(request),
    auto: (action) => {
      if (action === null) {
        world.terminals.auto(null);
        codepay.terminals.auto(null);
        world.phone.auto(null);
      } else if (isWalletAction(action)) {
        const act = phoneAct(action.do, action.wallet, action.code);
        world.phone.auto({ after: action.after, act, confirm: action.confirm ?? "password" });
      } else {
        const act = action.do === "pull" ? ({ kind: "pull" } as const) : customerAct(action.do, action);
        const customer = { after: action.after, act, ...(action.tip === undefined ? {} : { tip: action.tip }) };
        world.terminals.auto(customer);
        codepay.terminals.auto(customer);
      }
    },
    settings: (change) => {
      world.change(change);
      return world.settings();
    },
    answer: () => {
      world.timers.wake();
    },
    reset: () => {
      world.reset();
      afterReset();
    },
    ledger: () => world.ledger.entries(),
    requests: () => world.requests.seen(),
  };
}
