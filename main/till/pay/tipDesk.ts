/**
 * Tips that are put on a payment after it was taken: what may be asked about them at the till, and the engines that carry
 * them. Which payment, how much and under which number is decided here (INV-11); the intent is committed before anything is
 * sent (INV-1), and one change of a payment is known before the next begins (INV-3).
 */
import type { Attempt, GatewayId } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { shortRef } from "../../core/ids.ts";
import { type Minor, ZERO } from "../../core/money/money.ts";
import { reserves } from "../../core/refund/refund.ts";
import { ok, type Result } from "../../core/result.ts";
import { givenBeside } from "../../core/refund/returnSplit.ts";
import { goodsPart, isCarried, type Sale, totalsOfSale } from "../../core/sale/sale.ts";
import { percentTip, tipBasisOf, tipOf } from "../../core/tip/tip.ts";
import type { TipChange, TipChangeBody } from "../../core/tip/tipChange.ts";
import { newTipWatch, observeTip, type TipEvent, type TipObservation } from "../../core/tip/tipRules.ts";
import type { WatchSettings } from "../../core/attempt/watchSchedule.ts";
import type { Gateway } from "../../gateways/port.ts";
import { readRefundsOfAttempt } from "../../journal/projections/refunds.ts";
import { readReturnsOfSale } from "../../journal/projections/returns.ts";
import {
  hasOpenTip,
  readOpenTips,
  readTipChange,
  readTipChangesOf,
  readTipsNotMadeSince,
} from "../../journal/projections/tipChanges.ts";
import { createTips, type Tips } from "../../payments/tips.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { TipChangeView, TippedPaymentView } from "../../../preload/contract/tips.ts";
import { answerable } from "../people/answerable.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { type TipPolicy, tipPolicy } from "./tipPolicy.ts";

export interface TipDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly settings: Pick<Settings, "tips" | "polling" | "truth">;
  /** Null where none of its kind is set. */
  readonly card: Gateway | null;
  readonly wallets: Gateway | null;
  readonly clock: Clock;
  readonly random: Random;
  changed(): void;
}

export interface TipDesk {
  readonly policy: TipPolicy;
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `tip.${string}`>>;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `tip.${string}`>>;
  /** Takes up what the last run left. */
  recover(): void;
  lookUpAllNow(): void;
  close(): void;
}

const HOUR = 3_600_000;

export function createTipDesk(deps: TipDeskDeps): TipDesk {
  const { books, card, clock, session, settings, wallets } = deps;
  const policy = tipPolicy(() => settings.tips, card, wallets);
  const gateways = [card, wallets].filter((each) => each !== null);
  const watch: WatchSettings = { everyMs: settings.polling.everyMs, watchHours: settings.truth.watchHours };
  const { reader } = books.journal;
  const engines = new Map<GatewayId, Tips>();
  const gatewayOf = (id: GatewayId): Gateway | undefined => gateways.find((each) => each.id === id);

  const commit = (change: TipChange, { facts, stands }: TipObservation): boolean => {
    const about = { sale: change.sale, attempt: change.of };
    const scope = { ...about, operator: change.operator };
    const shown = books.attempt(change.of)?.capture?.tip;
    const set: Entry[] =
      stands === undefined || stands === shown
        ? []
        : [{ fact: { kind: "attempt.tipSet", body: { change: change.id, tip: stands } }, ...scope }];
    // Closed by whoever is at the till; everything else happens in the name of the one who put it.
    const own = facts.map((fact): Entry => ({ fact, ...(fact.kind === "tip.decided" ? about : scope) }));
    return books.commit([...own, ...set]).ok;
  };

  for (const gateway of gateways) {
    const adjust = gateway.tip?.adjust ?? null;
    if (adjust === null) continue;
    const engine = createTips({
      gateway: { id: gateway.id, lookUp: (order) => gateway.lookUp(order), adjust },
      clock,
      watch,
      change: (id) => readTipChange(reader, id),
      newest: (change) => readTipChangesOf(reader, change.of).at(-1) ?? change,
      commit,
      changed: deps.changed,
    });
    engines.set(gateway.id, engine);
  }

  /** A payment of a completed sale of which nothing went back, as its gateway proved it; null where no tip can be put on it. */
  const tippable = (attempt: Attempt, sale: Sale): NonNullable<Attempt["capture"]> | null => {
    const { apart, capture, proved, returned, state, wallet } = attempt;
    if (sale.state !== "completed" || state !== "approved" || !proved || returned !== null || wallet !== null)
      return null;
    if (apart.givenBack > 0 || readRefundsOfAttempt(reader, attempt.id).some(reserves)) return null;
    return policy.after(gatewayOf(attempt.gateway)) ? capture : null;
  };

  /** What of a payment went back otherwise than through its gateway, or is to go back still, minor units. */
  const owedBack = (attempt: Attempt, sale: Sale): Minor => {
    const tender = sale.tenders.filter(isCarried).find((each) => each.attempt === attempt.id);
    const known = { returns: readReturnsOfSale(reader, sale.id), refunds: readRefundsOfAttempt(reader, attempt.id) };
    return tender === undefined ? ZERO : givenBeside(tender.id, known);
  };

  /** What the payment and its sale are now, or why no tip can be put on it. */
  const asked = (
    id: string,
  ): Result<{ attempt: Attempt; sale: Sale; capture: NonNullable<Attempt["capture"]> }, Problem> => {
    const attempt = books.attempt(id);
    const sale = attempt === undefined ? undefined : books.saleById(attempt.sale);
    if (attempt === undefined || sale === undefined) return refuse("noSuchAttempt");
    const capture = tippable(attempt, sale);
    if (capture === null) return refuse("tipNotPossible");
    if (hasOpenTip(reader, id)) return refuse("tipRunning");
    return ok({ attempt, sale, capture });
  };

  const viewOf = (attempt: Attempt, sale: Sale): readonly TippedPaymentView[] => {
    const change = readTipChangesOf(reader, attempt.id).at(-1);
    const { capture } = attempt;
    if (capture === null || (tippable(attempt, sale) === null && change === undefined)) return [];
    const amount = goodsPart(capture);
    const basis = tipBasisOf(totalsOfSale(sale));
    return [
      {
        attempt: attempt.id,
        ref: shortRef(attempt.reference),
        label: sale.tenders.filter(isCarried).find((tender) => tender.attempt === attempt.id)?.label ?? "",
        last4: attempt.card?.last4 ?? "",
        amount,
        tip: capture.tip,
        presets: policy.view.presets.map((percent) => ({ percent, amount: percentTip(amount, percent, basis) })),
        needsApproval: capture.tip > 0,
        change: change === undefined ? null : changeView(change),
      },
    ];
  };

  return {
    policy,
    recover() {
      const since = clock.now() - watch.watchHours * HOUR;
      const late = [...readOpenTips(reader), ...readTipsNotMadeSince(reader, since)];
      for (const engine of engines.values()) engine.recover(late);
      for (const change of late) if (!engines.has(change.gateway)) leave(change);
    },
    lookUpAllNow() {
      for (const engine of engines.values()) engine.lookUpAllNow();
    },
    close() {
      for (const engine of engines.values()) engine.close();
    },
    queries: {
      "tip.payments": ({ sale: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const sale = books.saleById(id);
        if (sale === undefined) return refuse("otherSale");
        return ok(
          sale.tenders.filter(isCarried).flatMap((tender) => {
            const attempt = books.attempt(tender.attempt);
            return attempt === undefined ? [] : viewOf(attempt, sale);
          }),
        );
      },
    },
    commands: {
      "tip.put": async ({ approval, attempt: id, tip: choice }) => {
        const first = asked(id);
        if (!first.ok) return first;
        const who = await answerable(session, first.value.capture.tip > 0 ? "changeTip" : "addTip", approval);
        if (!who.ok) return who;
        // Looked at again: while the PIN was checked, another page or a look-up may have come first.
        const still = asked(id);
        if (!still.ok) return still;
        const { attempt, capture, sale } = still.value;
        if (capture.tip !== first.value.capture.tip) return refuse("tipRunning");
        const amount = goodsPart(capture);
        const tip = tipOf(amount, choice, policy.view.presets, tipBasisOf(totalsOfSale(sale)));
        if (!tip.ok || tip.value === capture.tip) return refuse("tipOutOfRange");
        // What was decided to go back of it, tip and all, stays what it took (INV-8).
        if (amount + tip.value < owedBack(attempt, sale)) return refuse("tipNotPossible");
        const engine = engines.get(attempt.gateway);
        if (engine === undefined) return refuse("tipNotPossible");
        const body: TipChangeBody = {
          id: deps.random.id(),
          of: attempt.id,
          sale: sale.id,
          gateway: attempt.gateway,
          reference: attempt.reference,
          amount,
          currency: attempt.currency,
          before: capture.tip,
          tip: tip.value,
          approver: who.value,
        };
        const committed = books.commit([{ fact: { kind: "tip.intended", body }, sale: sale.id, attempt: attempt.id }]);
        if (!committed.ok) return sick(committed.error);
        const change = readTipChange(reader, body.id);
        if (change === undefined) throw new Error(`tip ${body.id} was committed and is not in the journal`);
        engine.send(change);
        return ok({ change: body.id });
      },

      "tip.checkAgain": ({ change: id }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const change = readTipChange(reader, id);
        if (change === undefined) return refuse("noSuchTip");
        return engines.get(change.gateway)?.checkAgain(id) === true ? ok(null) : refuse("tipNotPossible");
      },

      "tip.close": async ({ approver, change: id, pin, reason }) => {
        const change = readTipChange(reader, id);
        if (change === undefined) return refuse("noSuchTip");
        if (change.state !== "checking") return refuse("tipNotPossible");
        if (reason === "") return refuse("reasonMissing");
        const who = await answerable(session, "changeTip", { approver, pin });
        if (!who.ok) return who;
        const event = { kind: "decided", approver: who.value, reason } as const;
        const engine = engines.get(change.gateway);
        if (engine === undefined ? decideAlone(change, event) : engine.decide(id, event)) return ok(null);
        const healthy = books.healthy();
        return healthy.ok ? refuse("tipNotPossible") : sick(healthy.error);
      },
    },
  };

  /** A gateway that is not set any more carries nothing; somebody who may can still close it (INV-7). */
  function decideAlone(change: TipChange, event: Extract<TipEvent, { kind: "decided" }>): boolean {
    const so = observeTip(change, newTipWatch(false, clock.now()), event, clock.now());
    return so.facts.length > 0 && commit(change, so);
  }

  /** Nobody can be asked what became of it: it is unknown, and somebody who may closes it. */
  function leave(change: TipChange): void {
    const lost = { kind: "askEnded", result: { kind: "lost", why: "gatewayNotSet" } } as const;
    const so = observeTip(change, newTipWatch(false, clock.now()), lost, clock.now());
    if (so.facts.length > 0) commit(change, so);
  }
}

const STATES: Readonly<Record<TipChange["state"], TipChangeView["state"]>> = {
  new: "sending",
  sent: "sending",
  checking: "checking",
  made: "made",
  notMade: "notMade",
  decided: "closed",
};

const changeView = ({ id, intendedAt, state, text, tip }: TipChange): TipChangeView => ({
  id,
  state: STATES[state],
  tip,
  text,
  askedAt: intendedAt,
});
