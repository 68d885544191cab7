/** What is done for a gateway beside its payments: it is greeted and kept awake, and its "not found" is put to the test. */
import type { Attempt, AttemptFact } from "../../core/attempt/attempt.ts";
import type { Clock } from "../../core/clock.ts";
import type { Currency } from "../../core/money/money.ts";
import type { CardGateway, WalletGateway } from "../../gateways/port.ts";
import { createControls } from "../../payments/controls.ts";
import { createHeartbeat } from "../../payments/heartbeat.ts";
import type { Books } from "../books.ts";
import { type AccountBook, createAccountBook } from "./gatewayAccount.ts";

export interface GatewayCare {
  readonly account: AccountBook;
  /** Hears what was committed of an attempt: a payment that went through shows whether the gateway finds it again. */
  committed(before: Attempt, facts: readonly AttemptFact[]): void;
  start(): void;
  close(): void;
}

export interface GatewayCareDeps {
  readonly gateway: CardGateway | WalletGateway;
  /** Tells this account from another at the same gateway, and names no secret. */
  readonly account: string;
  readonly books: Books;
  readonly clock: Clock;
  readonly register: string;
  readonly currency: Currency;
}

export function createGatewayCare({
  gateway,
  account,
  books,
  clock,
  register,
  currency,
}: GatewayCareDeps): GatewayCare {
  const book = createAccountBook(books, gateway.id, account, () => clock.now());
  const controls = createControls({
    gateway,
    clock,
    register,
    currency,
    known: () => book.known(),
    keep: (control, found, text) => {
      book.control(control, found, text);
    },
  });
  const heartbeat = createHeartbeat(gateway, clock, register, currency, (answer) => {
    book.initialized(answer);
  });
  return {
    account: book,
    committed(before, facts) {
      if (before.gateway !== gateway.id) return;
      for (const fact of facts) {
        const after = books.attempt(before.id);
        if (fact.kind === "attempt.approved" && after !== undefined) controls.approved(after);
        // Citcon knew by our own number what it had given us no id of.
        if (fact.kind === "attempt.ended" && fact.body.by === "cancel" && before.gatewayRef === "")
          controls.foundByReference(fact.body.hostText);
      }
    },
    start() {
      heartbeat.start();
      controls.start();
    },
    close() {
      heartbeat.close();
      controls.close();
    },
  };
}
