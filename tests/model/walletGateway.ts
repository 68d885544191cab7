/**
 * A wallet gateway as Citcon is: it answers at once or names an id to ask by, cancels by request from 15 s on (a paid
 * payment goes back by it), and lists every payment that went through, also those of another till on the same token.
 */
import type { CancelReading, CancelResult } from "../../main/core/attempt/cancel.ts";
import type { Reading, TakeResult } from "../../main/core/attempt/reading.ts";
import { matchHistory } from "../../main/gateways/citcon/historyMatch.ts";
import {
  type KnownOfPayment,
  type ListedPayment,
  NOTHING_KNOWN,
  type TakeCall,
  type TakeOrder,
  type WalletGateway,
} from "../../main/gateways/port.ts";
import { minor } from "../../main/core/money/money.ts";
import { readingOf } from "./cardGateway.ts";
import { openGiveBack, type RefundMood } from "./giveBack.ts";
import type { Around, GatewayModel, OpenGateway } from "./gateway.ts";
import { keepOrders, type Order } from "./orders.ts";
import { type Asker, carry, type Exchange } from "./wire.ts";

/** A scanned code's payment that has not ended by then is answered "pending", ms. */
const AT_ONCE_MS = 1_500;
const NOT_FOUND = "12";
const NO_CANCEL_BEFORE_MS = 15_000;

/** What the till's side of the shop, and the wallet, are like. */
export interface WalletWorld {
  readonly how: "code" | "qr";
  /** No other till pays with this token. Else another till takes the same amount shortly after. */
  readonly tokenAlone: boolean;
  readonly cancels: "always" | "never" | "notByReference";
  readonly givesBack: RefundMood;
}

export const openWalletGateway =
  (wallet: WalletWorld): OpenGateway =>
  (around) =>
    walletGateway(around, wallet);

function walletGateway(around: Around, wallet: WalletWorld): GatewayModel {
  const { clock, bank } = around;
  const orders = keepOrders(clock, bank);
  const giveBack = openGiveBack(around, orders, { mood: wallet.givesBack, tokenAlone: wallet.tokenAlone });
  let takes = 0;
  let cancels = 0;
  /** Sold by the till next door, for the same money. */
  const neighbours: ListedPayment[] = [];

  const listing = (oldMs: number): readonly ListedPayment[] => [
    ...orders.all.filter((order) => orders.statusBefore(order, oldMs) === "paid").map(rowOf),
    ...neighbours,
  ];

  const accept = (
    order: TakeOrder,
    asker: Asker,
    onSent: () => void,
    answer: (known: Order) => Promise<TakeResult>,
  ) => {
    const outcome = around.outcome(takes);
    takes += 1;
    const amount = order.amount + order.tip;
    around.leaves({ kind: "take", reference: order.reference, amount });
    const serve = (): Promise<TakeResult> => {
      if (!wallet.tokenAlone) neighbours.push({ ...rowOf({ id: `N${String(takes)}`, taken: amount }) });
      return answer(orders.accept(order.reference, amount, outcome));
    };
    return callOf(carry(clock, asker, "take", outcome.take, serve, onSent));
  };

  const lookUp = async (asker: Asker, order: TakeOrder, known: KnownOfPayment): Promise<Reading> => {
    const look = around.look();
    const serve = (): Promise<Reading> =>
      Promise.resolve(known.gatewayRef === "" ? search() : inquire(known.gatewayRef));
    const inquire = (id: string): Reading => {
      const found = orders.all.find((each) => each.id === id);
      const status = found === undefined ? null : orders.statusBefore(found, look.oldMs);
      if (found === undefined || status === null || look.blind) return { kind: "notFound", text: NOT_FOUND };
      if (look.garbled) return { kind: "nothing", why: "notJson", text: "" };
      const reading = readingOf(found, status);
      return { ...(reading.kind === "pending" ? { ...reading, phase: "phone" } : reading), gatewayRef: found.id };
    };
    const search = (): Reading => {
      if (look.garbled) return { kind: "nothing", why: "notUnderstood", text: "history" };
      const total = minor(order.amount + order.tip);
      const rows = look.blind ? [] : listing(look.oldMs);
      const match = matchHistory(rows, { ...known, total, tip: order.tip, tokenAlone: wallet.tokenAlone });
      if (match.kind === "none") return { kind: "notFound", text: "not in the history" };
      if (match.kind === "pick") return { kind: "nothing", why: "severalFit", text: "" };
      const reading = inquire(match.gatewayRef);
      return reading.kind === "captured" ? reading : { kind: "nothing", why: "severalFit", text: "" };
    };
    const exchange = await carry(clock, asker, "look-up", look.fault, serve);
    if (exchange.kind === "answer") return exchange.value;
    return { kind: "nothing", why: exchange.kind === "notSent" ? "unreachable" : "lost", text: "" };
  };

  const cancel = async (asker: Asker, order: TakeOrder, known: KnownOfPayment): Promise<CancelResult> => {
    const fault = around.cancelFault(cancels);
    cancels += 1;
    around.leaves({ kind: "cancel", reference: order.reference, amount: order.amount + order.tip });
    const serve = (): Promise<CancelReading> => {
      const byReference = wallet.cancels === "notByReference" ? undefined : orders.byReference(order.reference);
      const found = known.gatewayRef === "" ? byReference : orders.all.find(({ id }) => id === known.gatewayRef);
      if (found === undefined) return Promise.resolve({ kind: "notFound", text: NOT_FOUND });
      if (wallet.cancels === "never") return Promise.resolve({ kind: "notPossible", text: "E1" });
      if (clock.now() - found.arrivedAt < NO_CANCEL_BEFORE_MS) return Promise.resolve({ kind: "tooEarly", text: "E3" });
      orders.undo(found);
      return Promise.resolve({ kind: "cancelled", text: "00" });
    };
    const exchange = await carry(clock, asker, "cancel", fault, serve);
    return exchange.kind === "answer" ? { kind: "answered", reading: exchange.value } : { ...exchange, why: "wire" };
  };

  return {
    means:
      wallet.how === "qr"
        ? { kind: "qr" }
        : { kind: "code", code: { last4: "9074", wallet: "wechat", reveal: () => "130739221328899074" } },
    notFoundText: NOT_FOUND,
    idOf: (reference) => orders.byReference(reference)?.id ?? null,
    isWaiting: (reference) => orders.byReference(reference)?.status === "waiting",
    showsAmount: () => false,
    listed: () => listing(0).map(({ gatewayRef }) => gatewayRef),
    connect: (asker): WalletGateway => ({
      id: "citcon",
      name: "Wallet gateway",
      terminal: "Wallets",
      lookUpBy: "gatewayRef",
      cancel: {
        kind: "request",
        notBeforeMs: NO_CANCEL_BEFORE_MS + 1_000,
        send: (order, known) => cancel(asker, order, known),
      },
      giveBack: giveBack.connect(asker, () => listing(0)),
      takeByCode: (order, _code, onSent) =>
        accept(order, asker, onSent, async (known) => {
          const status = await orders.ended(known, AT_ONCE_MS);
          if (status === "waiting") return { kind: "accepted", gatewayRef: known.id, phase: "phone" };
          return { kind: "answered", reading: { ...readingOf(known, status), gatewayRef: known.id } };
        }),
      takeByQr: (order, onSent, onQr) =>
        accept(order, asker, onSent, (known) => {
          onQr(`qr:${known.id}`);
          return Promise.resolve({ kind: "accepted", gatewayRef: known.id, phase: "phone" });
        }),
      lookUp: (order, known = NOTHING_KNOWN) => lookUp(asker, order, known),
      list: () => Promise.resolve({ kind: "listed", payments: listing(0) }),
      initialize: () => Promise.resolve({ kind: "ready", shop: { en: "", zh: "" } }),
      onNotice: () => undefined,
      close: () => undefined,
    }),
  };
}

const rowOf = ({ id, taken }: Pick<Order, "id" | "taken">): ListedPayment => ({
  type: "payment",
  gatewayRef: id,
  total: taken,
  tip: 0,
  method: "wallet",
  at: "",
});

const callOf = (asked: Promise<Exchange<TakeResult>>): TakeCall => {
  const { promise: released, resolve } = Promise.withResolvers<TakeResult>();
  const answered = asked.then((exchange): TakeResult =>
    exchange.kind === "answer" ? exchange.value : { kind: exchange.kind, why: "wire" },
  );
  return {
    result: Promise.race([answered, released]),
    release: () => {
      resolve({ kind: "lost", why: "released" });
    },
  };
};
