/** One kill: a sale is rung, a card is asked for, the till dies at an exact moment, and the next till finds out by itself. */
import { expect } from "vitest";
import type { Attempt, AttemptState } from "../../main/core/attempt/attempt.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { MANAGER, ringUp, signIn } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { waitFor } from "../support/waitFor.ts";
import {
  attemptsOf,
  expectBooksAgree,
  expectNoDoubleCharge,
  expectSameAfterRebuild,
  expectSound,
  requestsSeen,
  salesOf,
  takenFor,
} from "./evidence.ts";
import { openRig, type Rig, type RigOptions, type RunningTill } from "./rig.ts";
import { note } from "./table.ts";
import type { TrapName } from "./traps.ts";

export interface Scenario {
  readonly step: string;
  /** What the customer does, and when. */
  readonly customer: string;
  readonly rig?: RigOptions;
  /** Kills by itself at its moment; without one `whenAsked` kills. */
  readonly trap?: TrapName;
  /** Before `Card` is pressed. */
  readonly prepare?: (rig: Rig) => void;
  /** After `Card` was pressed. */
  readonly whenAsked?: (rig: Rig, till: RunningTill) => Promise<void>;
  readonly whileDead?: (rig: Rig) => Promise<void>;
  /** After the restart, the outcome still being unknown: goods are sold in cash meanwhile, then this happens. */
  readonly whileUnknown?: (rig: Rig, till: RunningTill, attempt: Attempt) => Promise<void>;
  /** States the journal may be in at the moment of death. */
  readonly atDeath: readonly (AttemptState | "none")[];
  readonly ends: End;
}

/**
 * `approved`: the capture is found · `notTaken`: proven that nothing was · `unknown`: the gateway cannot tell, a manager
 * decides "not paid" and the card is run again · `decidedPaid`: likewise, by the slip · `neverAsked`: there is no attempt
 */
export type End = "approved" | "notTaken" | "unknown" | "decidedPaid" | "neverAsked";

type Finally = (cleanUp: () => Promise<void>) => void;

/** Runs one scenario to its end and notes its row of the table. */
export async function runScenario(scenario: Scenario, onTestFinished: Finally): Promise<void> {
  const rig = await openRig(onTestFinished, scenario.rig);
  const first = await rig.start(scenario.trap);
  await signIn(first.page);
  const sale = await ringUp(first.page);
  scenario.prepare?.(rig);
  // A till that dies in the middle of its answer breaks the connection.
  const asked = first.page.command("payment.card", { sale: sale.id }).catch(() => null);
  await scenario.whenAsked?.(rig, first);
  await first.process.died();
  await asked;
  expect(first.process.output().includes("Trap: ")).toBe(scenario.trap !== undefined);

  expectSound(rig);
  expectNoDoubleCharge(rig);
  const dead = attemptsOf(rig)[0];
  expect(scenario.atDeath).toContain(dead?.state ?? "none");
  expectNothingPaintedAhead(first.page, dead);

  await scenario.whileDead?.(rig);
  const restartedAt = Date.now();
  const second = await rig.start();
  expectSaleKept(second.page, sale);
  if (scenario.whileUnknown !== undefined && dead !== undefined) {
    await goOnMeanwhile(rig, second.page, sale, dead);
    await scenario.whileUnknown(rig, second, dead);
  }
  const afterMs = await comesToItsEnd(scenario.ends, rig, second, sale, restartedAt);

  await second.process.kill();
  expectSound(rig);
  expectBooksAgree(rig);
  expectSameAfterRebuild(rig);
  const ended = attemptsOf(rig).find(({ id }) => id === dead?.id);
  note({
    step: scenario.step,
    customer: scenario.customer,
    atDeath: dead?.state ?? "no attempt",
    captures:
      dead === undefined ? 0 : rig.gateway.ledger().filter((entry) => entry.mchOrderNo === dead.reference).length,
    inTheEnd: ended === undefined ? "no attempt" : ended.late ? `${ended.state}, late` : (ended.cause ?? ended.state),
    afterMs,
  });
}

/** INV-5: an outcome was on the screen only if it was in the journal. */
function expectNothingPaintedAhead(page: TillPage, dead: Attempt | undefined): void {
  const outcomes = page.painted
    .map(({ screen }) => screen)
    .filter((screen) => ["approved", "declined", "cancelled", "notSent"].includes(screen));
  for (const screen of outcomes) expect(dead?.state).toBe(screen === "notSent" ? "cancelled" : screen);
}

/** The very first thing the new till paints has the sale with its goods. */
function expectSaleKept(page: TillPage, sale: SaleView): void {
  const kept = page.view().sale;
  expect(kept?.id).toBe(sale.id);
  expect(kept?.lines).toEqual(sale.lines);
  expect(kept?.total).toBe(sale.total);
}

/** INV-2: while the outcome is unknown no other card runs, and the next customer is served in cash. */
async function goOnMeanwhile(rig: Rig, page: TillPage, sale: SaleView, dead: Attempt): Promise<void> {
  await page.until(
    "the payment being checked",
    ({ payment }) => payment?.attempt === dead.id && ["checking", "manager"].includes(payment.screen),
  );
  await signIn(page);
  expect(await page.command("payment.card", { sale: sale.id })).toMatchObject({
    ok: false,
    error: { code: "paymentRunning" },
  });
  await page.mustDo("payment.leave", { attempt: dead.id });
  const next = await ringUp(page);
  expect(await page.command("payment.card", { sale: next.id })).toMatchObject({
    ok: false,
    error: { code: "terminalBusy" },
  });
  await page.mustDo("cash.take", { sale: next.id, given: next.cash.toPay });
  await waitFor(
    "the cash sale in the journal",
    () => salesOf(rig).find(({ id }) => id === next.id)?.state === "completed",
  );
  await page.mustDo("sale.next", {});
}

/** @returns how long after the restart the journal had its answer, ms; null when a person gave it */
async function comesToItsEnd(
  end: End,
  rig: Rig,
  till: RunningTill,
  sale: SaleView,
  restartedAt: number,
): Promise<number | null> {
  const { page } = till;
  const attempt = attemptsOf(rig)[0];
  const proven = async (state: readonly AttemptState[]): Promise<number> => {
    await waitFor(`the attempt ${state.join(" or ")}`, () => state.includes(attemptsOf(rig)[0]?.state ?? "new"));
    return Date.now() - restartedAt;
  };
  switch (end) {
    case "neverAsked": {
      expect(attempt).toBeUndefined();
      expect(requestsSeen(rig)).toEqual([]);
      await signIn(page);
      await payByCard(rig, page, sale);
      return null;
    }
    case "approved": {
      const ms = await proven(["approved"]);
      expect(takenFor(rig, attempt?.reference ?? "")).toBe(sale.total);
      await expectDone(rig, page, sale);
      return ms;
    }
    case "notTaken": {
      const ms = await proven(["declined", "cancelled"]);
      expect(rig.gateway.ledger()).toEqual([]);
      await signIn(page);
      if (page.view().sale?.id !== sale.id) await page.mustDo("payment.open", { sale: sale.id });
      await payByCard(rig, page, sale);
      return ms;
    }
    case "unknown":
    case "decidedPaid": {
      if (attempt === undefined) throw new Error("there is no attempt to decide about");
      await bringBack(page, sale);
      await page.until(
        "a manager being asked",
        ({ payment }) => payment?.screen === "manager" && payment.evidence.lookUps >= 3,
      );
      expect(attemptsOf(rig)[0]?.state).toBe("checking");
      const paid = end === "decidedPaid";
      await page.mustDo("payment.decide", {
        attempt: attempt.id,
        paid,
        ...MANAGER,
        reason: "Looked at the terminal",
        slip: paid ? "S-1" : "",
      });
      // A decision has no card details, so it has no slip: the terminal's own is the proof.
      if (paid) await expectDone(rig, page, sale, 0);
      else await payByCard(rig, page, sale);
      return null;
    }
  }
}

/** The sale of the payment, on the screen again, with somebody signed in. */
export async function bringBack(page: TillPage, sale: { readonly id: string }): Promise<void> {
  if (page.view().session.operator === null) await signIn(page);
  if (page.view().sale?.id !== sale.id) await page.mustDo("payment.open", { sale: sale.id });
}

/** The till takes cards again: under a new order number, for the whole amount, once. */
async function payByCard(rig: Rig, page: TillPage, sale: SaleView): Promise<void> {
  const before = rig.gateway.ledger().length;
  rig.gateway.control.auto({ after: 0, do: "tap" });
  await page.mustDo("payment.card", { sale: sale.id });
  await expectDone(rig, page, sale);
  expect(rig.gateway.ledger().length).toBe(before + 1);
  expect(rig.gateway.ledger().at(-1)?.amount).toBe(sale.total);
}

/** The sale is completed, and its receipt and the slip of the approved card come out of the printer, once each. */
async function expectDone(rig: Rig, page: TillPage, sale: SaleView, slips = 1): Promise<void> {
  await waitFor("the sale completed", () => salesOf(rig).find(({ id }) => id === sale.id)?.state === "completed");
  const receipt = new RegExp(`^Receipt ${String(sale.number)}\\b`, "m");
  const slip = new RegExp(`^SALE # +${String(sale.number)}$[^]*APPROVED[^]*CARDHOLDER COPY`, "m");
  const printed = (what: RegExp): number => rig.printer.papers().filter((paper) => what.test(paper)).length;
  await waitFor("the receipt and the slip", () => printed(receipt) > 0 && printed(slip) >= slips);
  await page.until("every paper printed", ({ printing }) => printing.length === 0);
  expect([printed(receipt), printed(slip)]).toEqual([1, slips]);
}
