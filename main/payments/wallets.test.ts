/** Wallet payments under the watch: the phone that is waited for, the list that is searched, and the cancel that queues. */
import { beforeEach, describe, expect, test } from "vitest";
import { type Attempt, applyAttemptFact, type AttemptFact, intended } from "../core/attempt/attempt.ts";
import type { CancelResult } from "../core/attempt/cancel.ts";
import type { Reading, TakeResult } from "../core/attempt/reading.ts";
import { BODY, captured, declined, nothing, pending } from "../core/testing/attempts.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import type { KnownOfPayment, PayCode, WalletGateway } from "../gateways/port.ts";
import { createPayments, type Payments } from "./payments.ts";

const START = 1_000_000;
const ID = "1000000525";
const CODE: PayCode = { last4: "9074", wallet: "wechat", reveal: () => "130739221328899074" };
const accepted: TakeResult = { kind: "accepted", gatewayRef: ID, phase: "phone" };
const lost: TakeResult = { kind: "lost", why: "cut" };

let clock: VirtualClock;
let attempts: Map<string, Attempt>;
let facts: AttemptFact[];
let diskWorks: boolean;
let says: Reading;
let saysToCancel: CancelResult | Promise<CancelResult>;
let lookUps: { readonly known: KnownOfPayment; readonly at: number }[];
/** Each with how often the journal says that it has left (INV-1). */
let cancels: { readonly at: number; readonly tries: number | undefined; readonly gatewayRef: string }[];
let takes: string[];
let answerTake: (result: TakeResult) => Promise<void>;
let payments: Payments;

function take(means: string, onSent: () => void): ReturnType<WalletGateway["takeByCode"]> {
  takes.push(means);
  const { promise, resolve } = Promise.withResolvers<TakeResult>();
  clock.after(1, onSent);
  answerTake = async (result) => {
    resolve(result);
    await settled();
  };
  return { result: promise, release: () => resolve({ kind: "lost", why: "released" }) };
}

const gateway: WalletGateway = {
  id: "citcon",
  name: "Citcon",
  terminal: "Citcon",
  lookUpBy: "gatewayRef",
  takeByCode: (_order, code, onSent) => take(code.reveal(), onSent),
  takeByQr(_order, onSent, onQr) {
    clock.after(2, () => {
      onQr("https://c.example/?q=1");
    });
    return take("qr", onSent);
  },
  lookUp(_order, known) {
    if (known === undefined) throw new Error("what is known was not told");
    lookUps.push({ known, at: clock.now() - START });
    return Promise.resolve(says);
  },
  cancel: {
    kind: "request",
    notBeforeMs: 16_000,
    send(_order, { gatewayRef }) {
      cancels.push({ at: clock.now() - START, tries: attempts.get("a1")?.cancel?.tries, gatewayRef });
      return Promise.resolve(saysToCancel);
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
  onNotice: () => undefined,
  close: () => undefined,
};

const begin = (): Payments =>
  createPayments({
    gateway,
    clock,
    watch: { everyMs: 2_000, watchHours: 24 },
    attempt: (id) => attempts.get(id),
    commit(before, news) {
      if (!diskWorks) return false;
      facts.push(...news);
      attempts.set(
        before.id,
        news.reduce((a, fact) => applyAttemptFact(a, fact, clock.now(), "c"), attempts.get(before.id) ?? before),
      );
      return true;
    },
    search: () => ({ cannotBe: new Set(["old"]), onlyOne: true }),
    detailsSettled: () => undefined,
    changed: () => undefined,
  });

function add(): Attempt {
  const wallet = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;
  const attempt = intended({ ...BODY, gateway: "citcon", terminal: "Citcon", wallet }, clock.now(), "c");
  attempts.set("a1", attempt);
  return attempt;
}
const attempt = (): Attempt => {
  const found = attempts.get("a1");
  if (found === undefined) throw new Error("no attempt");
  return found;
};
const pass = async (ms: number): Promise<void> => {
  await clock.pass(ms);
  await settled();
};
const running = async (result: TakeResult = accepted): Promise<void> => {
  payments.send(add(), { kind: "code", code: CODE });
  await pass(100);
  await answerTake(result);
};
const answered = (reading: Extract<CancelResult, { kind: "answered" }>["reading"]): CancelResult => ({
  kind: "answered",
  reading,
});
const done = answered({ kind: "cancelled", text: "00" });

beforeEach(() => {
  clock = virtualClock(START);
  attempts = new Map();
  facts = [];
  diskWorks = true;
  says = pending;
  saysToCancel = done;
  lookUps = [];
  cancels = [];
  takes = [];
  payments = begin();
});

describe("a wallet's payment", () => {
  test("is sent once with the code, which no fact holds, and looked up by id every 2 s for as long as it is pending", async () => {
    await running();
    await pass(120_000);
    expect(takes).toEqual(["130739221328899074"]);
    expect(attempt()).toMatchObject({ state: "pending", gatewayRef: ID });
    expect(lookUps.length).toBeGreaterThanOrEqual(60);
    expect(lookUps.every(({ known }) => known.gatewayRef === ID && known.wallet === "wechat")).toBe(true);
    says = captured;
    await pass(2_000);
    expect(attempt().state).toBe("approved");
    expect(JSON.stringify(facts)).not.toContain("130739221328899074");
  });

  test("by a shown code hands on what to draw", async () => {
    payments.send(add(), { kind: "qr" });
    expect(payments.carried("a1")?.qr).toBeNull();
    await pass(10);
    expect(payments.carried("a1")?.qr).toBe("https://c.example/?q=1");
    expect(takes).toEqual(["qr"]);
  });

  test("whose request is open and has no id is not searched for; once lost, the list is asked every 5 s", async () => {
    payments.send(add(), { kind: "code", code: CODE });
    await pass(30_000);
    expect(lookUps).toEqual([]);
    await answerTake(lost);
    says = { kind: "notFound", text: "not in the history" };
    await pass(20_000);
    expect(attempt().state).toBe("checking");
    const at = lookUps.map((one) => one.at);
    expect(at.slice(1).every((moment, i) => moment - (at[i] ?? 0) >= 5_000)).toBe(true);
    expect(lookUps[0]?.known).toMatchObject({
      gatewayRef: "",
      wallet: "wechat",
      cannotBe: new Set(["old"]),
      onlyOne: true,
    });
    expect(at.length).toBeGreaterThanOrEqual(4);
  });

  test("that a manager picks from the list is asked for by its id, once and for all", async () => {
    await running(lost);
    expect(payments.pick("a1", "42", "manager")).toBe(true);
    expect(payments.pick("a1", "43", "manager")).toBe(false);
    says = captured;
    await pass(5_000);
    expect(lookUps.at(-1)?.known.gatewayRef).toBe("42");
    expect(attempt().state).toBe("approved");
    expect(facts.filter(({ kind }) => kind === "attempt.identified")).toEqual([
      { kind: "attempt.identified", body: { gatewayRef: "42", by: "manager", approver: "manager" } },
    ]);
  });

  test("goes on where it was after a restart", async () => {
    await running();
    payments.close();
    payments = begin();
    payments.recover([attempt()]);
    await pass(10);
    expect(attempt().state).toBe("pending");
    expect(lookUps.at(-1)?.known.gatewayRef).toBe(ID);
    expect(takes).toHaveLength(1);
  });

  test("of another gateway is not taken up", async () => {
    payments.recover([intended(BODY, START, "c")]);
    await pass(10_000);
    expect(lookUps).toEqual([]);
  });

  test("cannot be asked of by card: a bug says so", () => {
    expect(() => {
      payments.send(add());
    }).toThrow("does not take");
  });
});

describe("a cancel", () => {
  test("asked for early waits until 16 s after the payment left, then is sent once, by id, and looked up after", async () => {
    await running();
    expect(payments.cancel("a1")).toBe(true);
    expect(payments.cancel("a1")).toBe(false);
    expect(payments.carried("a1")?.cancelAt).toBe(START + 16_001);
    await pass(15_000);
    expect(cancels).toEqual([]);
    says = declined;
    await pass(2_000);
    expect(cancels).toEqual([{ at: 16_001, tries: 1, gatewayRef: ID }]);
    expect(attempt()).toMatchObject({ state: "cancelled", cause: "cancelledByTill", cancel: { confirmed: true } });
    expect(lookUps.at(-1)?.at).toBe(16_001);
    await pass(200_000);
    expect(cancels).toHaveLength(1);
  });

  test("that comes too early goes out again 20 s later by itself", async () => {
    await running();
    payments.cancel("a1");
    saysToCancel = answered({ kind: "tooEarly", text: "E3" });
    await pass(17_000);
    saysToCancel = done;
    await pass(25_000);
    expect(cancels.map(({ at }) => at)).toEqual([16_001, 36_001]);
    expect(attempt().state).toBe("cancelled");
  });

  test("is dropped when the customer pays first", async () => {
    await running();
    payments.cancel("a1");
    says = captured;
    await pass(60_000);
    expect(cancels).toEqual([]);
    expect(attempt()).toMatchObject({ state: "approved", late: false });
    expect(payments.cancel("a1")).toBe(false);
  });

  test("whose answer is lost is let settle, then asked after, and only then sent again", async () => {
    await running();
    payments.cancel("a1");
    saysToCancel = { kind: "lost", why: "cut" };
    await pass(17_000);
    saysToCancel = done;
    says = captured;
    await pass(60_000);
    expect(cancels).toHaveLength(1);
    expect(attempt()).toMatchObject({ state: "approved", late: false, returned: null });
    expect(facts.filter(({ kind }) => kind === "attempt.approved")).toHaveLength(1);
  });

  test("whose answer is lost and that left the payment pending is sent again", async () => {
    await running();
    payments.cancel("a1");
    saysToCancel = { kind: "lost", why: "cut" };
    await pass(17_000);
    saysToCancel = done;
    await pass(60_000);
    expect(cancels.map(({ at }) => at)).toEqual([16_001, 56_001]);
    expect(attempt().state).toBe("cancelled");
  });

  test("by reference when the payment's answer was lost; what nobody knows needs a person", async () => {
    await running(lost);
    says = { kind: "notFound", text: "" };
    saysToCancel = answered({ kind: "notFound", text: "12" });
    payments.cancel("a1");
    await pass(120_000);
    expect(cancels).toEqual([{ at: 16_001, tries: 1, gatewayRef: "" }]);
    expect(attempt()).toMatchObject({ state: "checking", cancel: { said: "notFound" } });
    expect(payments.cancel("a1")).toBe(true);
  });

  test("does not leave while it cannot be committed, and leaves when the disk is back", async () => {
    await running();
    payments.cancel("a1");
    diskWorks = false;
    says = nothing;
    await pass(25_000);
    expect(cancels).toEqual([]);
    diskWorks = true;
    says = pending;
    await pass(3_000);
    expect(cancels).toMatchObject([{ tries: 1 }]);
  });

  test("waits on after a restart", async () => {
    await running();
    payments.cancel("a1");
    payments.close();
    payments = begin();
    payments.recover([attempt()]);
    await pass(20_000);
    expect(cancels).toEqual([{ at: 16_001, tries: 1, gatewayRef: ID }]);
  });

  test("whose answer takes its time is alone on its way, however often it is looked up and asked for meanwhile", async () => {
    await running();
    payments.cancel("a1");
    const answer = Promise.withResolvers<CancelResult>();
    saysToCancel = answer.promise;
    await pass(200_000);
    expect(cancels).toHaveLength(1);
    expect(payments.carried("a1")?.cancelAt).toBeNull();
    answer.resolve(answered({ kind: "notFound", text: "12" }));
    await settled();
    expect(payments.cancel("a1")).toBe(true);
    await pass(1_000);
    expect(cancels).toHaveLength(2);
  });

  test("on its way when the till stopped is let settle before it is sent again", async () => {
    await running();
    payments.cancel("a1");
    saysToCancel = new Promise(() => undefined);
    await pass(17_000);
    payments.close();
    payments = begin();
    payments.recover([attempt()]);
    says = captured;
    await pass(10_000);
    expect(attempt().state).toBe("pending");
    await pass(60_000);
    expect(attempt()).toMatchObject({ state: "approved" });
    expect(cancels).toHaveLength(1);
  });
});
