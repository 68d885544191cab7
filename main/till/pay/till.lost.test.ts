/** Wallet payments that the gateway gave no number, at the whole till and over real sockets: found again, picked, or given up for proven. */
import { afterEach, describe, expect, test } from "vitest";
import { trainingWalletMerchant } from "../../../simulator/index.ts";
import type { Clock } from "../../core/clock.ts";
import { type Counter, type CounterOptions, MANAGER, openCounter } from "../testing/counter.ts";
import { type BodyOf, factsIn } from "../testing/facts.ts";

let counter: Counter;
afterEach(async () => {
  await counter.close();
});

/** Citcon does not know payments by the shop's own number: only its list can tell. */
const BLIND = { onlineInquire: "blind" } as const;
/** Other tills pay with the same store code. */
const SHARED = { citcon: { storeCode: trainingWalletMerchant.storeCode } };
const WHO = { approver: MANAGER.approver, pin: MANAGER.pin };

const open = async (options?: CounterOptions): Promise<Counter> => (counter = await openCounter(options));
const shows = (name: string): ReturnType<Counter["until"]> =>
  counter.until(name, ({ payment }) => payment?.screen === name);
const seen = (call: string): number =>
  counter.simulator.control.requests().filter(({ path }) => path.endsWith(`/${call}`)).length;

/** Pays with a code whose answer is lost on its way back; the customer confirms on the phone when `confirm` says so. */
async function lose(
  confirm: "password" | "instant" = "instant",
): Promise<{ readonly attempt: string; readonly total: number }> {
  await counter.until("what was listed before", () => seen("get_history") > 0);
  await counter.settled();
  counter.simulator.control.faults({ on: "pay", fault: { kind: "dropAfter" } });
  const sale = await counter.ring();
  const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm });
  const code = shown.ok ? (shown.code ?? "") : "";
  const { attempt } = await counter.must("payment.wallet", { sale, how: { kind: "code", code } });
  return { attempt, total: counter.view().sale?.total ?? 0 };
}
const candidates = async (attempt: string): Promise<readonly { readonly payment: string }[]> => {
  const answer = await counter.till().port.query({ name: "payment.candidates", args: { attempt } });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as readonly { readonly payment: string }[];
};

/** A minute of the till's in a second. */
const fast = (): Clock => {
  const began = Date.now();
  return {
    now: () => began + (Date.now() - began) * 60,
    after(ms, work) {
      const timer = setTimeout(work, Math.min(ms / 60, 2 ** 30));
      return () => {
        clearTimeout(timer);
      };
    },
  };
};

describe("found in the list", () => {
  test("after a restart: what was listed before is in the journal", async () => {
    await open({ simulator: BLIND });
    await lose("password");
    await shows("manager");
    await counter.stop();
    counter.simulator.control.phone({ action: "approve" });
    await counter.start();
    expect((await shows("approved")).sale).toMatchObject({ state: "completed", due: 0 });
    expect(counter.simulator.ledger()).toHaveLength(1);
    expect(seen("pay")).toBe(1);
  });

  test("not taken from it when another till's payment of the same total stands beside it: a manager picks", async () => {
    await open({ simulator: BLIND });
    const { attempt, total } = await lose("password");
    await shows("manager");
    const foreign = counter.simulator.control.foreign({ total });
    counter.simulator.control.phone({ action: "approve" });
    await expect.poll(async () => (await candidates(attempt)).length).toBe(2);
    const asked = seen("get_history");
    await counter.until("two more lists", () => seen("get_history") > asked + 1);
    await counter.settled();
    expect(counter.view().payment).toMatchObject({ screen: "manager", unnamed: true });
    const own = (await candidates(attempt)).find(({ payment }) => payment !== foreign.transactionId);
    await counter.must("payment.pick", { attempt, payment: own?.payment ?? "", ...WHO });
    expect((await shows("approved")).payment).toMatchObject({ unnamed: false, differs: false });
    expect(factsIn(counter.dataDir, "attempt.identified").at(-1)).toMatchObject({
      gatewayRef: own?.payment,
      by: "manager",
      approver: "manager",
    });
  });
});

describe("picked by a manager, where other tills use the same store code", () => {
  test("only by PIN, only what the list names and nothing rules out, and only what an inquire proves counts", async () => {
    await open({ simulator: BLIND, gateways: SHARED });
    const before = counter.simulator.control.foreign({ total: 1 });
    const { attempt } = await lose();
    await shows("manager");
    const list = await candidates(attempt);
    expect(list).toMatchObject([{ method: expect.any(String), at: expect.stringMatching(/^\d{4}-/) }]);
    const payment = list[0]?.payment ?? "";
    for (const [args, code] of [
      [{ attempt, payment, approver: "manager", pin: "1111" }, "wrongPin"],
      [{ attempt, payment: before.transactionId, ...WHO }, "notListed"],
      [{ attempt, payment: "1", ...WHO }, "notListed"],
      [{ attempt: "none", payment, ...WHO }, "noSuchAttempt"],
    ] as const) {
      expect(await counter.press("payment.pick", args)).toMatchObject({ ok: false, error: { code } });
    }
    expect(counter.view().payment?.screen).toBe("manager");
    // Whoever asked has left while the list is read: nobody picks.
    const approvals = (): number => factsIn(counter.dataDir, "approval.given").length;
    const given = approvals();
    counter.simulator.control.faults({ on: "get_history", times: 3, fault: { kind: "delay", ms: 700 } });
    const picking = counter.press("payment.pick", { attempt, payment, ...WHO });
    await counter.until("approved by PIN", () => approvals() > given);
    await counter.must("session.signOut", {});
    expect(await picking).toMatchObject({ error: { code: "notSignedIn" } });
    await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
    await counter.must("payment.pick", { attempt, payment, ...WHO });
    await shows("approved");
    expect(counter.simulator.ledger().filter(({ device }) => device !== "other till")).toHaveLength(1);
    expect(await counter.press("payment.pick", { attempt, payment, ...WHO })).toMatchObject({
      error: { code: "attemptSettled" },
    });
  });

  test("cancelled instead: what the wallet shows as paid is given back", async () => {
    await open({ simulator: { ...BLIND, cancelAfterMs: 0 }, gateways: SHARED, between: { clock: fast() } });
    const { attempt } = await lose();
    await shows("manager");
    await counter.must("payment.cancel", { attempt });
    const view = await shows("cancelled");
    expect(view.payment).toMatchObject({ reason: "cancelledByTill" });
    expect(counter.simulator.ledger().map(({ kind }) => kind)).toEqual(["capture", "cancel"]);
    // Citcon knew by our own number what it had given us no id of.
    expect(factsIn(counter.dataDir, "gateway.control")).toContainEqual(
      expect.objectContaining({ control: "positive", found: true }),
    );
  });
});

describe("not found, where it is known what that means", () => {
  const controls = (): readonly BodyOf<"gateway.control">[] =>
    factsIn(counter.dataDir, "gateway.control").filter(({ gateway }) => gateway === "citcon");

  /** One payment that went through, so that both controls are there. */
  async function proven(): Promise<void> {
    await open({ between: { clock: fast() } });
    const sale = await counter.ring();
    const shown = counter.simulator.control.phone({ action: "showCode", wallet: "wechat", confirm: "instant" });
    const code = shown.ok ? (shown.code ?? "") : "";
    await counter.must("payment.wallet", { sale, how: { kind: "code", code } });
    await shows("approved");
    await counter.until("both controls", () => controls().length >= 2);
    await counter.must("sale.next", {});
  }
  const neverArrives = async (): Promise<string> => {
    counter.simulator.control.faults({ on: "pay", fault: { kind: "dropBefore" } });
    const sale = await counter.ring("BAKE-CROISSANT");
    const { attempt } = await counter.must("payment.wallet", {
      sale,
      how: { kind: "code", code: "130739221328899074" },
    });
    return attempt;
  };

  test("the controls are facts, made once; then a payment that never arrived ends as not captured", async () => {
    await proven();
    expect(controls()).toMatchObject([
      { control: "negative", found: false, text: "4000 unknown error" },
      { control: "positive", found: true },
    ]);
    await neverArrives();
    const view = await shows("declined");
    expect(view.payment).toMatchObject({ reason: "notKnown" });
    expect(view.sale).toMatchObject({ state: "open" });
    expect(counter.simulator.ledger()).toHaveLength(1);
  });

  test("decided paid by a manager, and the gateway proves that it was not: in the tray until somebody has seen to it", async () => {
    await proven();
    const attempt = await neverArrives();
    await shows("manager");
    await counter.must("payment.decide", { attempt, paid: true, slip: "WX 1", ...MANAGER });
    const view = await counter.until("a duty", ({ unproven }) => unproven.some(({ kind }) => kind === "decidedPaid"));
    expect(view.unproven).toMatchObject([{ attempt, kind: "decidedPaid" }]);
    expect(view.sale).toMatchObject({ state: "completed" });
    expect(await counter.press("payment.settleShortfall", { attempt, ...WHO, reason: "" })).toMatchObject({
      error: { code: "reasonMissing" },
    });
    await counter.must("payment.settleShortfall", { attempt, ...MANAGER });
    expect(counter.view().unproven).toEqual([]);
    expect(await counter.press("payment.settleShortfall", { attempt, ...MANAGER })).toMatchObject({ ok: false });
  });
});
