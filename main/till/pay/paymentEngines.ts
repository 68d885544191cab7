/** The payments of every gateway that is set, each carried by its own engine, and what the till does for the gateways beside. */
import type { Attempt, AttemptFact, GatewayId } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import { ruledOut } from "../../core/attempt/lostPayment.ts";
import type { CardGateway, WalletGateway } from "../../gateways/port.ts";
import { readBeside, readEndedSince, readOpenAttempts } from "../../journal/projections/attempts.ts";
import { createPayments, type Payments, type PaymentsDeps } from "../../payments/payments.ts";
import { createUncarried } from "../../payments/uncarried.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { Books } from "../books.ts";
import { cardAccountOf } from "../gateway/cardGatewayOf.ts";
import { accountOf } from "../gateway/gatewayAccount.ts";
import type { GatewayAddresses } from "../gateway/gatewayAddress.ts";
import { createGatewayCare, type GatewayCare } from "../gateway/gatewayCare.ts";
import { routePayments } from "./paymentRoutes.ts";

export interface PaymentEnginesDeps {
  readonly settings: Settings;
  readonly addresses: GatewayAddresses;
  /** Null where none of its kind is set. */
  readonly cards: CardGateway | null;
  readonly wallets: WalletGateway | null;
  readonly books: Books;
  readonly clock: Clock;
  /** Commits an attempt's facts with all that follows from them. @returns false when nothing was kept */
  commit(attempt: Attempt, facts: readonly AttemptFact[]): boolean;
  /** The card details of an attempt came, or will not come any more: its slips may be printed. */
  slips(attempt: Attempt): void;
  changed(): void;
}

export interface PaymentEngines {
  readonly payments: Payments;
  /** What is known of the wallets' gateway beside its payments; null where none is set. */
  readonly walletCare: GatewayCare | null;
  /** Attempts that may still capture, and those that ended so lately that it is still watched how. */
  attemptsOfLate(): readonly Attempt[];
  /** Takes up what the last run left, and greets the gateways. */
  start(): void;
  close(): void;
}

const HOUR = 3_600_000;

export function createPaymentEngines(deps: PaymentEnginesDeps): PaymentEngines {
  const { addresses, books, cards, clock, settings, wallets } = deps;
  const { reader } = books.journal;
  const cared = { books, clock, register: settings.store.register, currency: settings.currency };
  const cardCare =
    cards === null || addresses.card === null
      ? null
      : createGatewayCare({
          ...cared,
          gateway: cards,
          account: accountOf(addresses.card.settings.baseUrl, cardAccountOf(addresses.card)),
        });
  const walletCare =
    wallets === null || addresses.wallets === null
      ? null
      : createGatewayCare({
          ...cared,
          gateway: wallets,
          account: accountOf(addresses.wallets.settings.baseUrl, addresses.wallets.settings.storeCode),
        });
  const cares = [cardCare, walletCare].filter((care) => care !== null);

  const attemptsOfLate = (): readonly Attempt[] => [
    ...readOpenAttempts(reader),
    ...readEndedSince(reader, clock.now() - settings.truth.watchHours * HOUR),
  ];
  const carrier: Omit<PaymentsDeps, "gateway" | "detailsSettled"> = {
    clock,
    watch: { everyMs: settings.polling.everyMs, watchHours: settings.truth.watchHours },
    attempt: (id) => books.attempt(id),
    commit(attempt, facts) {
      if (!deps.commit(attempt, facts)) return false;
      for (const care of cares) care.committed(attempt, facts);
      return true;
    },
    changed() {
      deps.changed();
    },
  };

  const engines = new Map<GatewayId, Payments>();
  if (cards !== null) {
    const controls = cardCare === null ? {} : { controls: cardCare.account.known };
    const detailsSettled = (attempt: Attempt): void => {
      deps.slips(attempt);
    };
    engines.set(cards.id, createPayments({ ...carrier, ...controls, gateway: cards, detailsSettled }));
  }
  if (wallets !== null) {
    const controls = walletCare === null ? {} : { controls: walletCare.account.known };
    const search = (lost: Attempt): ReturnType<typeof ruledOut> => ruledOut(lost, readBeside(reader, lost));
    // A wallet's proof is on the customer's phone, and the receipt names it: no slip of its own.
    const detailsSettled = (): void => undefined;
    engines.set(wallets.id, createPayments({ ...carrier, ...controls, gateway: wallets, search, detailsSettled }));
  }
  const payments = routePayments(engines, createUncarried({ ...carrier, isCarried: (id) => engines.has(id) }));

  return {
    payments,
    walletCare,
    attemptsOfLate,
    start() {
      payments.recover(attemptsOfLate());
      for (const care of cares) care.start();
    },
    close() {
      for (const care of cares) care.close();
      payments.close();
    },
  };
}
