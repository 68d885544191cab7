/** Captures of which something is to be given back, is on its way, or went back twice: until that is proven or decided. */
import { shortRef } from "../../../core/ids.ts";
import type { Minor } from "../../../core/money/money.ts";
import { notNeeded } from "../../../core/attempt/notNeeded.ts";
import { isOpenRefund, type Refund } from "../../../core/refund/refund.ts";
import { givenTooMuch } from "../../../core/refund/refundLimits.ts";
import type { Attempt } from "../../../core/attempt/attempt.ts";
import type { Sale } from "../../../core/sale/sale.ts";
import { readAttempt, readAttemptsOfSale } from "../../../journal/projections/attempts.ts";
import { readCapturedOtherwise } from "../../../journal/projections/duties.ts";
import {
  readLateRefunds,
  readOpenRefunds,
  readRefundsOfAttempt,
  readRefundsOfSale,
} from "../../../journal/projections/refunds.ts";
import type { Queries } from "../../../journal/projector.ts";
import type { GivingBackView, RefundView } from "../../../../preload/contract/refund.ts";
import type { RefundDesk } from "../../giveBack/refundDesk.ts";
import { leftOfPayment } from "../../pay/leftOfPayment.ts";
import { twiceGoingBack } from "../../pay/surplus.ts";

/** @param doubled the payment on the screen, when the same card had made it before: it may go back by name */
export function givingBackViews(
  db: Queries,
  desk: Pick<RefundDesk, "carried" | "gatewayName" | "managerAt" | "wayFor">,
  saleById: (id: string) => Sale | undefined,
  doubled: Attempt | null = null,
): readonly GivingBackView[] {
  const twice = new Map([...twiceGoingBack(db), ...(doubled === null ? [] : [doubled])].map((each) => [each.id, each]));
  const moving = [...readOpenRefunds(db), ...readLateRefunds(db)].map(({ of }) => readAttempt(db, of));
  const attempts = new Map(
    [...readCapturedOtherwise(db), ...moving.filter((each) => each !== undefined), ...twice.values()].map((each) => [
      each.id,
      each,
    ]),
  );
  return [...attempts.values()].flatMap((attempt) => {
    const sale = saleById(attempt.sale);
    if (sale === undefined) return [];
    const refunds = readRefundsOfAttempt(db, attempt.id);
    const ofSale = readRefundsOfSale(db, sale.id);
    const over = notNeeded(sale, attempt, readAttemptsOfSale(db, sale.id), ofSale);
    const isTwice = over === 0 && twice.has(attempt.id);
    const due =
      isTwice && attempt.excess === null && !refunds.some(isOpenRefund)
        ? leftOfPayment(db, sale, attempt, ofSale)
        : over;
    const tooMuch = givenTooMuch(attempt, refunds);
    if (due === 0 && tooMuch === 0 && !refunds.some(isOpenRefund)) return [];
    return {
      attempt: attempt.id,
      sale: sale.id,
      saleNumber: sale.number,
      ref: shortRef(attempt.reference),
      gateway: desk.gatewayName(attempt),
      captured: attempt.capture?.captured ?? (0 as Minor),
      due,
      by: due === 0 ? (refunds.at(-1)?.way ?? "byHand") : desk.wayFor(attempt, due),
      why: isTwice
        ? "twice"
        : attempt.late
          ? "late"
          : sale.state === "abandoned"
            ? "givenUp"
            : attempt.capture?.differs === true
              ? "differs"
              : "goods",
      refunds: refunds.map((refund) => refundView(refund, desk)),
      tooMuch,
    };
  });
}

/** One refund, as duties and returns show it. */
export function refundView(refund: Refund, desk: Pick<RefundDesk, "carried" | "managerAt">): RefundView {
  const carried = desk.carried(refund.id);
  return {
    refund: refund.id,
    ref: shortRef(refund.reference),
    way: refund.way,
    state: refund.state,
    amount: refund.amount,
    askedAt: refund.intendedAt,
    endedAt: refund.endedAt,
    unknownSince: refund.unknownSince,
    managerAt: desk.managerAt(refund),
    presumed: refund.refusal !== null && refund.refusal.advice === null,
    advice: refund.advice,
    hostText: refund.hostText,
    number: refund.gatewayRef,
    lookUps: carried?.watch.lookUps ?? 0,
    lastHeardAt: carried?.watch.lastHeardAt ?? null,
    unreachable: carried?.unreachable ?? false,
  };
}
