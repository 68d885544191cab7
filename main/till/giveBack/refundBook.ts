/**
 * What the journal says about giving back, asked by the desk: how much of a capture is due, which way it goes back, and
 * the intent that says so (INV-8, INV-11). Reads alone; `refundDesk.ts` commits and sends.
 */
import { type Attempt, type GatewayId, isOpen } from "../../core/attempt/attempt.ts";
import { isByCode } from "../../core/attempt/cardDetails.ts";
import type { Clock } from "../../core/clock.ts";
import { sequenceOf } from "../../core/keeping/backup.ts";
import { mintReference } from "../../core/ids.ts";
import { type KnownOfRefund, knownOfRefund } from "../../core/refund/lostRefund.ts";
import type { Minor } from "../../core/money/money.ts";
import { notNeeded } from "../../core/attempt/notNeeded.ts";
import type { Refund, RefundBody, RefundFact, RefundWay } from "../../core/refund/refund.ts";
import { leftToGiveBack } from "../../core/refund/refundLimits.ts";
import type { Sale } from "../../core/sale/sale.ts";
import type { Gateway, RefundOrder } from "../../gateways/port.ts";
import { countAttempts, readAttemptsOfSale, readBeside, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readRestores } from "../../journal/projections/backups.ts";
import {
  countRefunds,
  readOpenRefunds,
  readRefundsBeside,
  readRefundsEndedSince,
  readRefundsOfAttempt,
  readRefundsOfSale,
} from "../../journal/projections/refunds.ts";
import type { WayWhy } from "../../../preload/contract/returns.ts";
import type { Books } from "../books.ts";
import type { Random } from "../base/random.ts";
import { awaitsRefund } from "../pay/terminalState.ts";

export interface RefundBookDeps {
  readonly books: Books;
  readonly gateways: readonly Gateway[];
  readonly clock: Clock;
  readonly random: Random;
  readonly register: string;
  /** How long what has ended is watched, hours. */
  readonly watchHours: number;
}

export interface RefundBook {
  gatewayOf(id: GatewayId): Gateway | undefined;
  /** The attempt whose capture a refund gives back. */
  attemptOf(refund: Refund): Attempt;
  saleOf(attempt: Attempt): Sale;
  /** Refunds that are open, or ended so lately that they are still watched. */
  ofLate(): readonly Refund[];
  search(refund: Refund): KnownOfRefund;
  order(refund: Refund): RefundOrder;
  /** What of a capture nobody needs, and nobody has given back or kept yet, minor units. */
  due(attempt: Attempt): Minor;
  /** The way that comes first. @param amount minor units; what is due when left out */
  wayFor(attempt: Attempt, amount?: Minor): RefundWay;
  /** The same with its reason, for people. */
  wayAndWhy(attempt: Attempt, amount: Minor): { readonly way: RefundWay; readonly why: WayWhy };
  /** Whether giving it back has to wait for a payment or another refund at its terminal: one customer's card at a time (INV-2). */
  terminalBusy(attempt: Attempt): boolean;
  intent(attempt: Attempt, body: Chosen): RefundBody;
  /** The refund that takes the place of one whose way is proven closed; null when none does. */
  second(after: Refund, facts: readonly RefundFact[]): RefundBody | null;
}

type Chosen = Pick<RefundBody, "way" | "amount" | "approver" | "reason" | "after" | "listedBefore"> &
  Partial<Pick<RefundBody, "purpose">>;

const HOUR = 3_600_000;

export function createRefundBook(deps: RefundBookDeps): RefundBook {
  const { books, clock } = deps;
  const { reader } = books.journal;
  const gatewayOf = (id: GatewayId): Gateway | undefined => deps.gateways.find((gateway) => gateway.id === id);

  const attemptOf = (refund: Refund): Attempt => {
    const attempt = books.attempt(refund.of);
    if (attempt === undefined) throw new Error(`refund ${refund.id} gives back no attempt`);
    return attempt;
  };
  const saleOf = (attempt: Attempt): Sale => {
    const sale = books.saleById(attempt.sale);
    if (sale === undefined) throw new Error(`attempt ${attempt.id} belongs to no sale`);
    return sale;
  };

  const ofLate = (): readonly Refund[] => [
    ...readOpenRefunds(reader),
    ...readRefundsEndedSince(reader, clock.now() - deps.watchHours * HOUR),
  ];
  /** What may stand in a gateway's list beside a refund. */
  const search = (refund: Refund): KnownOfRefund =>
    knownOfRefund(refund, readRefundsBeside(reader, refund), readBeside(reader, refund));

  const due = (attempt: Attempt): Minor =>
    notNeeded(
      saleOf(attempt),
      attempt,
      readAttemptsOfSale(reader, attempt.sale),
      readRefundsOfSale(reader, attempt.sale),
    );

  const chosen = (attempt: Attempt, amount: Minor): { readonly way: RefundWay; readonly why: WayWhy } => {
    const gateway = gatewayOf(attempt.gateway);
    const byHand = { way: "byHand", why: "byHand" } as const;
    if (gateway?.giveBack.kind !== "request") return byHand;
    const before = readRefundsOfAttempt(reader, attempt.id);
    const last = before.at(-1);
    if (last?.state === "notMade" && last.advice === "portal") return byHand;
    const undone = before.some(
      ({ way, state, cause }) => way !== "refund" && way !== "byHand" && state === "notMade" && cause !== "notSent",
    );
    const captured = attempt.capture?.captured;
    // Of what a person decided nobody has proved yet how much there is: undoing the whole could give back more.
    const whole = attempt.proved && amount === captured && leftToGiveBack(attempt, before) === captured;
    const refusedBefore = undone || attempt.cancel?.said === "notPossible";
    const capture = {
      whole,
      refusedBefore,
      takenAt: attempt.sentAt ?? attempt.intendedAt,
      wallet: attempt.wallet?.brand ?? null,
      card: attempt.card,
    };
    const way = gateway.giveBack.wayFor(capture, clock.now());
    if (way !== "refund") return { way, why: "notSettled" };
    return { way, why: !whole ? "part" : refusedBefore ? "undoRefused" : "notUndoable" };
  };
  const wayFor = (attempt: Attempt, amount: Minor = due(attempt)): RefundWay => chosen(attempt, amount).way;

  const terminalBusy = ({ card, gateway }: Attempt): boolean => {
    const at = gatewayOf(gateway);
    if (at?.giveBack.kind !== "request" || at.giveBack.atTerminal !== true || isByCode(card)) return false;
    if (awaitsRefund(reader, at, at.terminal)) return true;
    return readOpenAttempts(reader).some((each) => each.terminal === at.terminal && isOpen(each));
  };

  const intent = (attempt: Attempt, body: Chosen): RefundBody => ({
    purpose: { kind: "notNeeded" },
    ...body,
    id: deps.random.id(),
    reference: mintReference(
      deps.register,
      clock.now(),
      sequenceOf(countAttempts(reader) + countRefunds(reader), readRestores(reader)),
      deps.random.fraction(),
    ),
    gateway: attempt.gateway,
    of: attempt.id,
    sale: attempt.sale,
    currency: attempt.currency,
  });

  /** A payment that cannot be undone any more is given back, by the same approval and under a number of its own. */
  const second = (after: Refund, facts: readonly RefundFact[]): RefundBody | null => {
    const closed = facts.some(({ kind }) => kind === "refund.notMade") && after.cause !== "notSent";
    if (!closed || (after.way !== "cancel" && after.way !== "void")) return null;
    const { amount, approver, reason, listedBefore, purpose } = after;
    const attempt = attemptOf(after);
    // Another customer pays there by now: it stays owed, for a person to ask for once they are done.
    if (terminalBusy(attempt)) return null;
    return intent(attempt, {
      way: "refund",
      amount,
      approver,
      reason,
      after: after.id,
      listedBefore,
      purpose,
    });
  };

  const order = (refund: Refund): RefundOrder => {
    const { reference, gatewayRef, wallet } = attemptOf(refund);
    const way = refund.way === "byHand" ? "refund" : refund.way;
    return {
      ...refund,
      way,
      original: { reference, gatewayRef, wallet: wallet?.brand ?? null, shown: wallet?.how === "shown" },
    };
  };

  return {
    gatewayOf,
    attemptOf,
    saleOf,
    ofLate,
    search,
    order,
    due,
    wayFor,
    wayAndWhy: chosen,
    terminalBusy,
    intent,
    second,
  };
}
