/** Wallets at the whole till, against the simulated Citcon: its own books and the till say the same, and no code is kept. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { trainingWalletMerchant } from "../../../simulator/index.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});
const open = async (options?: CounterOptions): Promise<Counter> => (counter = await openCounter(options));

const shows = (name: string): ReturnType<Counter["until"]> =>
  counter.until(name, ({ payment }) => payment?.screen === name);
/** How many payments Citcon was asked for. */
const asked = (): number =>
  counter.simulator.control.requests().filter(({ path }) => /\/(pay|gen_payment_qr)$/.test(path)).length;

/** The pay code on the customer's phone. */
function code(confirm: "password" | "instant" | "refuse" = "instant"): string {
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm });
  if (!shown.ok || shown.code === undefined) throw new Error("the phone shows no code");
  return shown.code;
}

/** Rings goods up and opens the wallet step. */
async function step(): Promise<string> {
  const sale = await counter.ring();
  await counter.must("payment.walletStep", { sale, open: true });
  return sale;
}
const scan = (text: string): Promise<unknown> => counter.must("sale.scan", { code: text });

const stored = (dir: string): string =>
  readdirSync(dir)
    .map((name) => join(dir, name))
    .map((path) => (statSync(path).isDirectory() ? stored(path) : readFileSync(path, "latin1")))
    .join("\n");

/** Other tills pay with the same store code, and Citcon does not know payments by the shop's own number. */
const SHARED: CounterOptions = {
  simulator: { onlineInquire: "blind" },
  gateways: { citcon: { storeCode: trainingWalletMerchant.storeCode } },
};

describe("a customer's code", () => {
  test("scanned on the wallet step is paid with, once, and kept nowhere", async () => {
    await open();
    const sale = await step();
    expect(counter.view().walletStep).toMatchObject({ sale });
    const secret = code();
    await scan(secret);
    const view = await shows("approved");
    expect(view.walletStep).toBeNull();
    expect(view.sale).toMatchObject({ id: sale, state: "completed", due: 0, tenders: [{ kind: "wallet" }] });
    expect(view.payment).toMatchObject({
      kind: "wallet",
      gateway: "Citcon",
      wallet: { brand: "WeChat Pay", last4: secret.slice(-4), how: "scanned" },
      captured: view.sale?.total,
      qr: null,
    });
    expect(counter.simulator.ledger()).toMatchObject([{ amount: view.sale?.total }]);
    expect(asked()).toBe(1);
    expect(JSON.stringify(view)).not.toContain(secret);
    await counter.stop();
    const bytes = stored(counter.dataDir);
    expect(bytes).toContain("attempt.approved");
    expect(bytes).not.toContain(secret);
    await counter.start();
  });

  test("confirmed on the phone after a while: found by inquire", async () => {
    await open();
    const sale = await counter.ring();
    await counter.must("payment.wallet", { sale, how: { kind: "code", code: code("password") } });
    await shows("waiting");
    await counter.until("the phone asked", () => counter.simulator.payments().length === 1);
    counter.simulator.control.phone({ action: "approve" });
    const view = await shows("approved");
    expect(view.sale).toMatchObject({ state: "completed", due: 0 });
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test("refused: nothing taken, and the sale goes on", async () => {
    await open();
    await step();
    await scan(code("refuse"));
    const view = await shows("declined");
    expect(view.payment).toMatchObject({ reason: "notEnoughFunds", walletWhy: "notEnough" });
    expect(view.sale).toMatchObject({ state: "open" });
    expect(counter.simulator.ledger()).toEqual([]);
    const { cash, id } = view.sale ?? expect.unreachable("the sale is open");
    await counter.must("cash.take", { sale: id, given: cash.toPay });
    expect(counter.view().sale).toMatchObject({ state: "completed" });
  });

  test("whose answer is lost is found in the list, where this till alone pays with the token", async () => {
    await open();
    counter.simulator.control.auto({ after: 0, do: "approve" });
    counter.simulator.control.faults({ on: "pay", fault: { kind: "dropAfter" } });
    await step();
    await counter.until("what was listed before", () =>
      counter.simulator.control.requests().some(({ path }) => path.endsWith("get_history")),
    );
    await counter.settled();
    await scan(code("password"));
    const view = await shows("approved");
    expect(view.payment).toMatchObject({ differs: false });
    expect(counter.simulator.ledger()).toHaveLength(1);
    expect(asked()).toBe(1);
  });

  test("whose answer is lost where other tills use the same store code waits for a manager; paid at last, it is never charged twice", async () => {
    await open(SHARED);
    counter.simulator.control.auto({ after: 0, do: "approve" });
    counter.simulator.control.faults({ on: "pay", fault: { kind: "dropAfter" } });
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.wallet", {
      sale,
      how: { kind: "code", code: code("password") },
    });
    await shows("manager");
    expect(await counter.press("payment.wallet", { sale, how: { kind: "qr" } })).toMatchObject({ ok: false });
    await counter.must("payment.decide", { attempt, paid: true, slip: "WX 1", ...MANAGER });
    expect(counter.view().sale).toMatchObject({ state: "completed", due: 0 });
    expect(asked()).toBe(1);
  });

  test.each([
    ["goods", "4006381333931"],
    ["a receipt", "TL1:R1:12"],
    ["a short text", "abc"],
    ["track data", ";4111111111111111=25121010000?"],
  ])("is not %s: explained, never sent, and the step goes on waiting", async (_what, text) => {
    await open();
    const sale = await step();
    await scan(text);
    expect(counter.view().scan).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(counter.view().scan)).not.toContain("4111");
    expect(counter.view().walletStep).toMatchObject({ sale });
    expect(counter.view().sale?.lines).toHaveLength(1);
    expect(asked()).toBe(0);
  });

  test("that looks like a card number by chance goes to the gateway; a stripe's track does not", async () => {
    await open();
    const sale = await counter.ring();
    const track = await counter.press("payment.wallet", {
      sale,
      how: { kind: "code", code: "%B4111111111111111^DOE/JANE^2512101?" },
    });
    expect(track).toMatchObject({ ok: false, error: { code: "cardData" } });
    expect(asked()).toBe(0);
    await counter.must("payment.wallet", { sale, how: { kind: "code", code: "6200000000000000003" } });
    expect(counter.view().payment).toMatchObject({ kind: "wallet", wallet: { last4: "0003" } });
  });

  test("scanned into the cart is named, and nobody is asked for anything", async () => {
    await open();
    await counter.ring();
    await scan(code());
    expect(counter.view().scan).toMatchObject({ kind: "unknown", why: "walletCode" });
    expect(asked()).toBe(0);
  });
});

describe("a code to show", () => {
  test("is drawn, scanned by the phone, and paid", async () => {
    await open();
    const sale = await step();
    await counter.must("payment.wallet", { sale, how: { kind: "qr" } });
    const drawn = await counter.until("drawn", ({ payment }) => payment?.qr !== null && payment?.qr !== undefined);
    expect(drawn.payment).toMatchObject({ screen: "waiting", wallet: { how: "shown", brand: "", last4: "" } });
    counter.simulator.control.phone({ action: "approve", wallet: "alipay" });
    const view = await shows("approved");
    expect(view.sale).toMatchObject({ state: "completed", due: 0 });
    expect(counter.simulator.ledger()).toMatchObject([{ amount: view.sale?.total }]);
  });

  test("a customer's own code scanned meanwhile is explained, and never a second payment", async () => {
    await open();
    const sale = await step();
    await counter.must("payment.wallet", { sale, how: { kind: "qr" } });
    await counter.until("drawn", ({ payment }) => payment?.qr !== null && payment?.qr !== undefined);
    const secret = code();
    await scan(secret);
    expect(counter.view().scan).toMatchObject({ kind: "unknown", why: "walletRunning" });
    expect(JSON.stringify(counter.view())).not.toContain(secret);
    expect(asked()).toBe(1);
    expect(counter.view().payment).toMatchObject({ screen: "waiting" });
    counter.simulator.control.phone({ action: "approve", wallet: "wechat" });
    await shows("approved");
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test("cancelled: queued until the gateway takes it, and nothing is taken", { timeout: 60_000 }, async () => {
    await open();
    const sale = await counter.ring();
    const { attempt } = await counter.must("payment.wallet", { sale, how: { kind: "qr" } });
    await shows("waiting");
    const { askedAt } = counter.view().payment ?? expect.unreachable("it is shown");
    const answer = await counter.must("payment.cancel", { attempt });
    if (answer.how !== "request") throw new Error("a wallet is cancelled by request");
    expect(answer.notBefore).toBeGreaterThanOrEqual(askedAt + 15_000);
    expect(counter.view().payment).toMatchObject({ cancelAsked: true, cancelAt: answer.notBefore });
    await shows("cancelled");
    expect(counter.simulator.ledger()).toEqual([]);
    expect(counter.view().sale).toMatchObject({ state: "open" });
  });
});

test("the last run's payment is taken up by its own gateway", async () => {
  await open();
  const sale = await counter.ring();
  await counter.must("payment.wallet", { sale, how: { kind: "code", code: code("password") } });
  await shows("waiting");
  // Only once Citcon has named the payment can the next run ask for it.
  await counter.until("an answer", ({ payment }) => payment?.lastHeardAt !== null);
  await counter.stop();
  counter.simulator.control.phone({ action: "approve" });
  await counter.start();
  await shows("approved");
  expect(counter.simulator.ledger()).toHaveLength(1);
});

test("the session names the phone beside the terminal, in training alone", async () => {
  await open();
  expect(counter.view().session).toMatchObject({ takesWallets: true, trainingPhone: `${counter.simulator.url}/phone` });
});

test("the shop's names come from Citcon at the start and are kept; a till it refuses says so in the health strip", async () => {
  await open();
  const names = ["Maple Market", "枫叶市集"];
  await counter.until("the names", ({ session }) => session.walletShop.length === 2);
  expect(counter.view().session.walletShop).toEqual(names);
  expect(counter.view().health.map(({ part }) => part)).not.toContain("wallets");
  await counter.stop();
  // The next run has them before Citcon answers.
  counter.simulator.control.faults({
    on: "initialize",
    times: 1_000,
    fault: { kind: "says", result: "fail", code: "I0" },
  });
  await counter.start();
  expect(counter.view().session.walletShop).toEqual(names);
  const view = await counter.until("refused", ({ health }) => health.some(({ code }) => code === "refused"));
  expect(view.health).toContainEqual(
    expect.objectContaining({ part: "wallets", state: "bad", detail: expect.stringMatching(/^I0/) }),
  );
});
