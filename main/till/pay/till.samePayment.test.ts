/** "A second sale, or the same payment?" at the whole till, against the simulator's own books; and what the timeline says. */
import { afterEach, describe, expect, test } from "vitest";
import { openJournal } from "../../journal/open.ts";
import { projectors } from "../../journal/projections/index.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { TimelineView } from "../../../preload/contract/timeline.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (options?: CounterOptions): Promise<Counter> => (counter = await openCounter(options));

const shows = (name: string): ReturnType<Counter["until"]> =>
  counter.until(name, ({ payment }) => payment?.screen === name);

/** One sale of a baguette, paid by card. */
async function paidByCard(): Promise<string> {
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await shows("approved");
  await counter.must("sale.next", {});
  return attempt;
}

/** Asks for a card payment that must be asked about. */
async function question(sale: string, secondSale: string | null = null): Promise<NonNullable<Problem["params"]>> {
  const answer = await counter.press("payment.card", { sale, secondSale });
  if (answer.ok || answer.error.code !== "mayBeSame") throw new Error(`not asked: ${JSON.stringify(answer)}`);
  return answer.error.params ?? {};
}

async function timeline(attempt: string): Promise<TimelineView> {
  const answer = await counter.till().port.query({ name: "payment.timeline", args: { attempt } });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as TimelineView;
}

const kinds = (view: TimelineView): readonly string[] => view.steps.map(({ what }) => what.kind);

describe("a card payment of an amount that was just paid", () => {
  test("is not sent before somebody says that it is a second sale; who said so is in the journal", async () => {
    await open();
    const first = await paidByCard();
    const sale = await counter.ring();
    const asked = await question(sale);
    const total = counter.view().sale?.total;
    expect(asked).toMatchObject({ other: first, otherSale: 1, sale: 2, amount: total, otherState: "approved" });
    expect(counter.asked()).toBe(1);
    expect(await question(sale)).toEqual(asked);
    expect(await question(sale, "some-other-question")).toEqual(asked);
    expect(counter.asked()).toBe(1);
    expect(counter.view().sale?.tenders).toEqual([]);

    const { attempt } = await counter.must("payment.card", { sale, secondSale: String(asked["question"]) });
    await shows("approved");
    expect(counter.asked()).toBe(2);
    expect(counter.simulator.ledger()).toHaveLength(2);
    const said = (await timeline(attempt)).steps.find(({ what }) => what.kind === "secondSale");
    expect(said).toMatchObject({ who: "Cashier 1", what: { otherSale: 1, otherRef: asked["otherRef"] } });
  });

  test("an answer counts for its own pair of payments alone, and not after a restart", async () => {
    await open();
    await paidByCard();
    const sale = await counter.ring();
    const { question: id } = await question(sale);
    await counter.stop();
    await counter.start();
    const again = await question(sale, String(id));
    expect(again["question"]).not.toBe(id);

    // Another amount is no question; the first amount once more is a new one.
    const line = counter.view().sale?.lines[0]?.id ?? "";
    await counter.must("sale.setQuantity", { sale, line, quantity: 2000 });
    counter.simulator.control.auto({ after: 0, do: "decline" });
    await counter.must("payment.card", { sale });
    await shows("declined");
    expect(counter.asked()).toBe(2);
  });

  test("by the same card is said afterwards too, and a manager may give one back by name", async () => {
    await open();
    const first = await paidByCard();
    const sale = await counter.ring();
    const { question: id } = await question(sale);
    const { attempt } = await counter.must("payment.card", { sale, secondSale: String(id) });
    const view = await shows("approved");
    expect(view.payment?.doubled).toMatchObject({ attempt: first, saleNumber: 1 });
    const seen = view.payment?.amount ?? 0;
    const back = { how: "givenBack" as const, seen, ...MANAGER, number: "P-1" };
    expect(await counter.press("payment.settleExcess", { attempt: first, ...back })).toMatchObject({
      ok: false,
      error: { code: "nothingToGiveBack" },
    });
    await counter.must("payment.settleExcess", { attempt, ...back });
    expect(counter.view().payment?.doubled).toBeNull();
    expect(kinds(await timeline(attempt))).toContain("settled");
  });
});

test("with a tip it is the amount with its tip that is asked about, and no other", async () => {
  await open({ settings: { tips: { when: "before" } }, iotpay: { tipMode: "separate" } });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  const first = await counter.ring();
  await counter.must("payment.card", { sale: first, tip: { kind: "amount", amount: 100 } });
  await shows("approved");
  await counter.must("sale.next", {});
  const sale = await counter.ring();
  const total = counter.view().sale?.total ?? 0;
  const again = await counter.press("payment.card", { sale, tip: { kind: "amount", amount: 100 } });
  expect(again).toMatchObject({ error: { code: "mayBeSame", params: { amount: total + 100 } } });
  counter.simulator.control.auto({ after: 0, do: "tap" });
  await counter.must("payment.card", { sale, tip: { kind: "amount", amount: 200 } });
  await shows("approved");
});

test("a payment set aside for another customer: first the terminal, then whether it is the same", async () => {
  await open();
  counter.simulator.control.settings({ lookup: "doesNotKnowCards" });
  counter.simulator.control.faults({ on: "create_order", fault: { kind: "dropWhileOpen" } });
  const first = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale: first });
  await shows("manager");
  await counter.must("payment.setAside", { attempt, ...MANAGER });
  await counter.must("cash.take", { sale: first, given: counter.view().sale?.cash.toPay ?? 0 });
  await counter.must("sale.next", {});
  const sale = await counter.ring();
  const held = await counter.press("payment.card", { sale });
  expect(held).toMatchObject({ ok: false, error: { code: "terminalMayShowAmount" } });
  const { terminal } = await timeline(attempt);
  await counter.must("payment.terminalIsClear", { terminal });
  expect(await question(sale)).toMatchObject({ other: attempt, otherState: "unknown" });
  expect(counter.asked()).toBe(1);

  const seen = await timeline(attempt);
  expect(seen).toMatchObject({ state: "setAside", endedAt: null, saleNumber: 1, watch: { unreachable: false } });
  expect(kinds(seen).filter((kind) => kind !== "heard" && kind !== "pending")).toEqual([
    "asked",
    "sent",
    "unknown",
    "setAside",
    "terminalClear",
  ]);
  expect(seen.steps.find(({ what }) => what.kind === "setAside")).toMatchObject({ who: "Manager" });
  await counter.stop();
  await counter.start();
  expect((await timeline(attempt)).steps).toEqual(expect.arrayContaining([...seen.steps.slice(0, 2)]));
});

test("a wallet is asked about before its code is scanned, and pays once", async () => {
  await open();
  const pay = (): string => {
    const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
    if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
    return shown.code;
  };
  const first = await counter.ring();
  await counter.must("payment.wallet", { sale: first, how: { kind: "code", code: pay() } });
  await shows("approved");
  await counter.must("sale.next", {});
  const sale = await counter.ring();
  const step = await counter.press("payment.walletStep", { sale, open: true });
  if (step.ok) throw new Error("the step opened unasked");
  expect(step.error).toMatchObject({ code: "mayBeSame", params: { otherSale: 1, otherState: "approved" } });
  expect(counter.view().walletStep).toBeNull();
  expect(await counter.press("payment.wallet", { sale, how: { kind: "code", code: pay() } })).toMatchObject({
    ok: false,
    error: { code: "mayBeSame" },
  });
  expect(counter.simulator.ledger()).toHaveLength(1);
  await counter.must("payment.walletStep", { sale, open: true, secondSale: String(step.error.params?.["question"]) });
  await counter.must("sale.scan", { code: pay() });
  await shows("approved");
  expect(counter.simulator.ledger()).toHaveLength(2);
});

test("nobody signed in reads no timeline, and an unknown payment has none", async () => {
  await open();
  const attempt = await paidByCard();
  const ask = async (id: string) => counter.till().port.query({ name: "payment.timeline", args: { attempt: id } });
  expect(await ask("nosuch")).toMatchObject({ ok: false, error: { code: "noSuchAttempt" } });
  await counter.must("session.signOut", {});
  expect(await ask(attempt)).toMatchObject({ ok: false, error: { code: "notSignedIn" } });
});

describe("the clock", () => {
  let offset = 0;
  const clock = {
    now: () => Date.now() + offset,
    after(ms: number, work: () => void) {
      const timer = setTimeout(work, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  const steady = (): number => performance.now();

  test("off against the gateways' answers is said, and how far", async () => {
    offset = -900_000;
    await open({ between: { clock, steady } });
    counter.simulator.control.auto({ after: 800, do: "tap" });
    await counter.must("payment.card", { sale: await counter.ring() });
    const { clock: seen, health } = await counter.until("told", (view) => (view.clock?.off ?? null) !== null);
    expect(seen?.off).toMatchObject({ kind: "farOff" });
    expect(Math.round((seen?.off?.byMs ?? 0) / 60_000)).toBe(-15);
    expect(health.find(({ part }) => part === "clock")).toMatchObject({ state: "bad", code: "clockFarOff" });
  });

  test("put elsewhere while the till runs is a fact, and is said", async () => {
    offset = 0;
    await open({ between: { clock, steady } });
    expect(counter.view().clock).toBeNull();
    offset = 3_600_000;
    const view = await counter.until("told", ({ clock: seen }) => (seen?.jump ?? null) !== null);
    const { from, to } = view.clock?.jump ?? { from: 0, to: 0 };
    expect(Math.round((to - from) / 60_000)).toBe(60);
    expect(view.health.find(({ part }) => part === "clock")).toMatchObject({ state: "warn", code: "clockJumped" });
    await counter.stop();
    const journal = openJournal(`${counter.dataDir}/training`, { projectors, now: () => clock.now() });
    if (!journal.ok) throw new Error(journal.error.message);
    const jumps = journal.value.reader.facts(0, 1_000).filter(({ kind }) => kind === "clock.jumped");
    journal.value.close();
    expect(jumps.map(({ body }) => body)).toEqual([{ from, to }]);
    offset = 0;
  });
});
