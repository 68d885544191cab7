/** How a payment begins, by card or wallet alike. Amount, reference, terminal and gateway are decided here (INV-1, 2, 3, 11). */
import { type Attempt, holdsTerminal, isOpen } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { sequenceOf } from "../../core/keeping/backup.ts";
import { mintReference } from "../../core/ids.ts";
import { add, type Minor } from "../../core/money/money.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Part } from "../../core/money/parts.ts";
import type { Sale } from "../../core/sale/sale.ts";
import { amountForCard } from "../../core/sale/saleRules.ts";
import type { TipChoice } from "../../core/tip/tip.ts";
import type { WalletAsk } from "../../core/attempt/wallet.ts";
import type { Gateway } from "../../gateways/port.ts";
import { countAttempts, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { readRestores } from "../../journal/projections/backups.ts";
import type { Means, Payments } from "../../payments/payments.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import { createSameQuestion } from "./sameQuestion.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { awaitsRefund } from "./terminalState.ts";
import { type AskedTip, type TipPolicy, tipPolicy } from "./tipPolicy.ts";

export interface PaymentStartDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly payments: Payments;
  readonly clock: Clock;
  readonly random: Random;
  readonly register: string;
  /** How long after its approval a payment of the same amount is asked about, ms; left out = only while one is not proven. */
  readonly sameWithinMs?: number;
  /** Left out = no tips. */
  readonly tips?: TipPolicy;
}

/** What was chosen at the till before a payment; left out or null = nothing. */
export interface Asking {
  /** The id of the question that was answered "a second sale". */
  readonly secondSale?: string | null | undefined;
  /** What of the due is asked for; none = all of it. */
  readonly part?: Part | null | undefined;
  readonly tip?: TipChoice | null | undefined;
}

/** What may be asked for. */
export interface Allowed {
  readonly sale: Sale;
  readonly amount: Minor;
  /** On top of it. */
  readonly asked: AskedTip;
  /** The earlier payment of the same amount that somebody said this is not; null when there is none. */
  readonly notSame: Attempt | null;
}

export interface PaymentStart {
  /** Whether this sale may ask this gateway now, and for how much. `gateway` is null where none is set. */
  mayAsk(saleId: string, gateway: Gateway | null, asking?: Asking): Result<Allowed, Problem>;
  /** The tip that would be asked for with `amount`, minor units; 0 where none is, or it cannot be one any more. */
  tipFor(sale: Sale, gateway: Gateway | null, amount: Minor, asking: Asking): Minor;
  /**
   * Commits the intent, then sends it.
   * @param wallet how a wallet is asked, as far as it may be kept; null when a card pays
   * @param namedBefore ids of payments of that total (minor units, with the tip) that the gateway's list names already
   */
  ask(
    saleId: string,
    gateway: Gateway | null,
    means: Means,
    wallet: WalletAsk | null,
    namedBefore?: (total: number) => readonly string[] | null,
    asking?: Asking,
  ): Result<{ readonly attempt: string }, Problem>;
}

export function createPaymentStart(deps: PaymentStartDeps): PaymentStart {
  const { books, clock, payments, random, session } = deps;
  const tips = deps.tips ?? tipPolicy(() => ({ when: "off", presets: [], askOn: "till" }), null, null);
  const same = createSameQuestion(
    books,
    deps.sameWithinMs ?? 0,
    () => clock.now(),
    () => random.id(),
  );

  const busy = (gateway: Gateway): Result<never, Problem> | null => {
    const { terminal } = gateway;
    if (awaitsRefund(books.journal.reader, gateway, terminal)) return refuse("terminalBusy", { terminal });
    const holding = readOpenAttempts(books.journal.reader).filter((a) => a.terminal === terminal && holdsTerminal(a));
    if (holding.some(isOpen)) return refuse("terminalBusy", { terminal });
    // A wallet's payment that was set aside shows its amount nowhere.
    return holding.some((a) => a.wallet === null) ? refuse("terminalMayShowAmount", { terminal }) : null;
  };

  const mayAsk: PaymentStart["mayAsk"] = (saleId, gateway, asking = {}) => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    if (!may(operator.role, "sell")) return refuse("notAllowed");
    if (gateway === null) return refuse("gatewayNotSet");
    const sale = books.sale();
    if (sale === null) return refuse("noOpenSale");
    if (sale.id !== saleId) return refuse("otherSale");
    const amount = amountForCard(sale, asking.part ?? null);
    if (!amount.ok) return refuse(amount.error);
    const asked = tips.asked(gateway, sale, amount.value, asking.tip ?? null);
    if (!asked.ok) return asked;
    const healthy = books.healthy();
    if (!healthy.ok) return sick(healthy.error);
    const held = busy(gateway);
    if (held !== null) return held;
    const total = add(amount.value, asked.value.tip);
    const ask = { sale: sale.id, gateway: gateway.id, terminal: gateway.terminal, amount: total };
    const settled = same.settle(ask, asking.secondSale ?? null);
    return settled.ok ? ok({ sale, amount: amount.value, asked: asked.value, notSame: settled.value }) : settled;
  };

  return {
    mayAsk,
    tipFor(sale, gateway, amount, asking) {
      const asked = gateway === null ? null : tips.asked(gateway, sale, amount, asking.tip ?? null);
      return asked?.ok === true ? asked.value.tip : (0 as Minor);
    },
    ask(saleId, gateway, means, wallet, namedBefore, asking) {
      const allowed = mayAsk(saleId, gateway, asking);
      if (!allowed.ok) return allowed;
      if (gateway === null) return refuse("gatewayNotSet");
      const { sale, amount, asked, notSame } = allowed.value;
      const id = random.id();
      const { reader } = books.journal;
      const sent = sequenceOf(countAttempts(reader), readRestores(reader));
      const listedBefore = namedBefore?.(amount + asked.tip) ?? null;
      const body = {
        id,
        reference: mintReference(deps.register, clock.now(), sent, random.fraction()),
        gateway: gateway.id,
        terminal: gateway.terminal,
        sale: sale.id,
        tender: random.id(),
        amount,
        ...asked,
        currency: sale.currency,
        ...(wallet === null ? {} : { wallet }),
        ...(listedBefore === null ? {} : { listedBefore }),
      };
      const about = { sale: sale.id, attempt: id };
      const committed = books.commit([
        { fact: { kind: "attempt.intended", body }, ...about },
        ...(notSame === null ? [] : [{ fact: secondSaleThan(notSame, books), ...about }]),
      ]);
      if (!committed.ok) return sick(committed.error);
      const attempt = books.attempt(id);
      if (attempt === undefined) throw new Error(`attempt ${id} was committed and is not in the journal`);
      payments.send(attempt, means);
      return ok({ attempt: id });
    },
  };
}

const secondSaleThan = (other: Attempt, books: Books): Entry["fact"] => ({
  kind: "payment.secondSale",
  body: {
    other: other.id,
    otherSale: books.saleById(other.sale)?.number ?? 0,
    otherReference: other.reference,
  },
});
