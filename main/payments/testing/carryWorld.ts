/** The world beside the payments engine, for its tests: a journal, a disk, a printer, a screen and two gateways that say what a test tells them to. */
import {
  type Attempt,
  applyAttemptFact,
  type AttemptFact,
  type AttemptState,
  intended,
} from "../../core/attempt/attempt.ts";
import type { CancelResult } from "../../core/attempt/cancel.ts";
import type { Reading, TakeResult } from "../../core/attempt/reading.ts";
import { BODY, pending } from "../../core/testing/attempts.ts";
import { settled, virtualClock, type VirtualClock } from "../../core/testing/virtualClock.ts";
import type { CardGateway, KnownOfPayment, PayCode, WalletGateway } from "../../gateways/port.ts";
import { createPayments, type Payments, type PaymentsDeps } from "../payments.ts";

/** When a test begins, ms. */
export const START = 1_000_000;
const ID = "1000000525";
export const CODE: PayCode = { last4: "9074", wallet: "wechat", reveal: () => "130739221328899074" };
export const accepted: TakeResult = { kind: "accepted", gatewayRef: ID, phase: "phone" };

export interface CarryWorld {
  readonly clock: VirtualClock;
  readonly attempts: Map<string, Attempt>;
  readonly facts: AttemptFact[];
  /** How many facts each commit had. */
  readonly commits: number[];
  /** How many commits the disk still takes. */
  room: number;
  /** How often the journal was read for an attempt. */
  reads: number;
  changes: number;
  readonly details: string[];
  /** What a look-up of this reference answers; a promise is one that takes its time. */
  says: (reference: string) => Reading | Promise<Reading>;
  /** Each with the ms since the start. */
  lookUps: { readonly reference: string; readonly at: number; readonly known: KnownOfPayment | undefined }[];
  /** When cancels left, ms since the start. */
  readonly cancels: number[];
  saysToCancel: CancelResult | Promise<CancelResult>;
  /** Whether the gateway tells that a request has left. */
  sentIsHeard: boolean;
  /** How often open requests were told to let go; they do so only when a test says, or when they do at all (`letsGo`). */
  released: number;
  letsGo: boolean;
  /** References that were sent. */
  readonly takes: string[];
  /** How many look-ups were open at once, at the most. */
  mostAtOnce: number;
  gatewayClosed: number;
  /** The end of the request sent last. */
  answerTake: (result: TakeResult | Promise<TakeResult>) => Promise<void>;
  payments: Payments;
  /** @param kind `alone`: of cards, and nothing is asked beside an open request */
  begin(kind?: "card" | "alone" | "wallet", more?: Partial<PaymentsDeps>): Payments;
  add(id?: string, more?: Partial<Attempt>): Attempt;
  byWallet(more?: Partial<Attempt>): Attempt;
  state(id?: string): AttemptState | undefined;
  /** When this reference was looked up, ms since the start. */
  asked(reference: string): readonly number[];
  /** A card's payment whose request has left. */
  running(): Promise<void>;
  /** A wallet's payment that the gateway has accepted. */
  waitingForPhone(): Promise<void>;
}

export function carryWorld(): CarryWorld {
  const clock = virtualClock(START);
  const gateways = gatewaysOf(() => world);
  const deps = depsOf(clock, () => world);
  const world: CarryWorld = {
    clock,
    attempts: new Map(),
    facts: [],
    commits: [],
    room: Number.POSITIVE_INFINITY,
    reads: 0,
    changes: 0,
    details: [],
    says: () => pending,
    lookUps: [],
    cancels: [],
    saysToCancel: { kind: "answered", reading: { kind: "cancelled", text: "00" } },
    sentIsHeard: true,
    released: 0,
    letsGo: false,
    takes: [],
    mostAtOnce: 0,
    gatewayClosed: 0,
    answerTake: () => Promise.reject(new Error("nothing was sent")),
    payments: createPayments({ ...deps, gateway: gateways.card }),
    begin(kind = "card", more = {}) {
      const { card, wallet } = gateways;
      const gateway = kind === "wallet" ? wallet : kind === "alone" ? { ...card, asksBeside: false as const } : card;
      world.payments = createPayments({ ...deps, gateway, ...more });
      return world.payments;
    },
    add(id = "a1", more = {}) {
      const attempt = { ...intended({ ...BODY, id, reference: `REF${id}` }, clock.now(), "c"), ...more };
      world.attempts.set(id, attempt);
      return attempt;
    },
    byWallet: (more = {}) =>
      world.add("a1", {
        gateway: "citcon",
        terminal: "Citcon",
        wallet: { how: "scanned", brand: "wechat", codeLast4: "9074" },
        ...more,
      }),
    state: (id = "a1") => world.attempts.get(id)?.state,
    asked: (reference) => world.lookUps.filter((one) => one.reference === reference).map(({ at }) => at),
    async running() {
      world.payments.send(world.add());
      await clock.pass(100);
    },
    async waitingForPhone() {
      world.begin("wallet").send(world.byWallet(), { kind: "code", code: CODE });
      await clock.pass(100);
      await world.answerTake(accepted);
    },
  };
  return world;
}

const depsOf = (clock: VirtualClock, worldOf: () => CarryWorld): Omit<PaymentsDeps, "gateway"> => ({
  clock,
  watch: { everyMs: 2_000, watchHours: 24 },
  attempt(id) {
    const world = worldOf();
    world.reads += 1;
    return world.attempts.get(id);
  },
  commit(before, news) {
    const world = worldOf();
    if (world.room === 0) return false;
    world.room -= 1;
    world.commits.push(news.length);
    world.facts.push(...news);
    const after = news.reduce(
      (each, fact) => applyAttemptFact(each, fact, clock.now(), "c"),
      world.attempts.get(before.id) ?? before,
    );
    world.attempts.set(before.id, after);
    return true;
  },
  detailsSettled: (one) => worldOf().details.push(`${one.id} ${one.state} ${one.card?.last4 ?? "-"}`),
  changed() {
    worldOf().changes += 1;
  },
});

function gatewaysOf(worldOf: () => CarryWorld): { readonly card: CardGateway; readonly wallet: WalletGateway } {
  let open = 0;
  const take: CardGateway["take"] = (order, onSent) => {
    const world = worldOf();
    world.takes.push(order.reference);
    const { promise, resolve } = Promise.withResolvers<TakeResult>();
    if (world.sentIsHeard) world.clock.after(1, onSent);
    world.answerTake = async (result) => {
      resolve(result);
      await settled();
    };
    return {
      result: promise,
      release() {
        world.released += 1;
        if (world.letsGo) resolve({ kind: "lost", why: "released" });
      },
    };
  };
  const lookUp: CardGateway["lookUp"] = async ({ reference }, known) => {
    const world = worldOf();
    world.lookUps.push({ reference, at: world.clock.now() - START, known });
    open += 1;
    world.mostAtOnce = Math.max(world.mostAtOnce, open);
    try {
      return await world.says(reference);
    } finally {
      open -= 1;
    }
  };
  const close = (): void => {
    worldOf().gatewayClosed += 1;
  };
  const both = { lookUp, close, onNotice: () => undefined };
  return {
    card: {
      ...both,
      id: "iotpay",
      name: "IOT Pay",
      terminal: "V1-B25",
      lookUpBy: "reference",
      giveBack: { kind: "byHand" },
      cancel: { kind: "redKey" },
      take,
    },
    wallet: {
      ...both,
      id: "citcon",
      name: "Citcon",
      terminal: "Citcon",
      lookUpBy: "gatewayRef",
      takeByCode: (order, _code, onSent) => take(order, onSent),
      takeByQr(order, onSent, onQr) {
        worldOf().clock.after(2, () => {
          onQr("https://c.example/?q=1");
        });
        return take(order, onSent);
      },
      cancel: {
        kind: "request",
        notBeforeMs: 16_000,
        send() {
          const world = worldOf();
          world.cancels.push(world.clock.now() - START);
          return Promise.resolve(world.saysToCancel);
        },
      },
      giveBack: {
        kind: "request",
        wayFor: () => "refund",
        listed: () => Promise.resolve([]),
        send: () => Promise.resolve({ kind: "lost", why: "" }),
        lookUp: () => Promise.resolve({ kind: "notListed", text: "" }),
      },
      list: () => Promise.resolve({ kind: "listed", payments: [] }),
      initialize: () => Promise.resolve({ kind: "ready", shop: { en: "", zh: "" } }),
    },
  };
}
