/** The people at the till: a cashier who presses what may be pressed, and a manager who decides when the time has come. */
import { type Attempt, isOpen } from "../../main/core/attempt/attempt.ts";
import type { Clock } from "../../main/core/clock.ts";
import { minor } from "../../main/core/money/money.ts";
import { ONE } from "../../main/core/money/quantity.ts";
import { dueOf, openTender, type Sale } from "../../main/core/sale/sale.ts";
import { takeCash } from "../../main/core/sale/saleRules.ts";
import { readAttemptsOfSale } from "../../main/journal/projections/attempts.ts";
import type { Bank } from "./bank.ts";
import type { People } from "./case.ts";
import type { GatewayModel } from "./gateway.ts";
import { Broken } from "./oversight.ts";
import { giveBackBy } from "./returning.ts";
import type { Till } from "./till.ts";

export const SALE = "s1";
const PRICE = 1_148;
const MANAGER_AFTER_MS = 120_000;
/** A manager who waits, or has set aside, looks again after so long, ms. */
const PATIENCE_MS = 6 * 3_600_000;
const WALLET = { how: "scanned", brand: "wechat", codeLast4: "9074" } as const;

export interface Crew {
  /** Rings up and asks for the payment. */
  begin(till: Till): void;
  /** Looks at the screen and does what there is to do. */
  act(till: Till): void;
}

export function hire(people: People, model: GatewayModel, bank: Bank, clock: Clock, newId: () => string): Crew {
  const beganAt = clock.now();

  const pay = (till: Till): boolean => {
    const wallet = model.means.kind === "card" ? null : WALLET;
    return till.start.ask(SALE, till.gateway, model.means, wallet, model.listed).ok;
  };

  const payCash = (till: Till, sale: Sale): void => {
    const facts = takeCash(sale, newId(), dueOf(sale), 1);
    if (facts.ok) till.books.commit(facts.value.map((fact) => ({ fact, sale: SALE })));
  };

  const askForCancel = (till: Till, attempt: Attempt): void => {
    if (people.cancelAt === null || attempt.cancel !== null || !isOpen(attempt)) return;
    if (clock.now() >= beganAt + people.cancelAt) till.payments.cancel(attempt.id);
  };

  /** With the number on the customer's phone, once the till cannot tell by itself. */
  const pick = (till: Till, attempt: Attempt): void => {
    if (attempt.wallet === null || attempt.gatewayRef !== "" || attempt.state === "approved") return;
    const id = model.idOf(attempt.reference);
    if (id !== null && bank.held(attempt.reference) > 0) till.payments.pick(attempt.id, id, "manager");
  };

  const manage = (till: Till, attempt: Attempt): void => {
    if (attempt.state !== "checking" && attempt.state !== "setAside") return;
    const unknownFor = clock.now() - (attempt.unknownSince ?? clock.now());
    if (unknownFor < MANAGER_AFTER_MS) return;
    const by = { approver: "manager", reason: "looked at the slip" } as const;
    const paid = bank.held(attempt.reference) > 0;
    const how = unknownFor >= PATIENCE_MS ? "decidesByTruth" : people.manager;
    switch (how) {
      case "waits":
        return;
      case "setsAside":
        if (attempt.state === "checking") till.payments.decide(attempt.id, { kind: "setAside", ...by });
        return;
      case "decidesNotPaid":
        till.payments.decide(attempt.id, { kind: "decided", paid: false, slip: "", ...by });
        return;
      case "decidesByTruth":
        pick(till, attempt);
        till.payments.decide(attempt.id, { kind: "decided", paid, slip: paid ? "S-1" : "", ...by });
    }
  };

  const payRest = (till: Till, sale: Sale): void => {
    if (people.paysRest === "sameWayAgain" && readAttemptsOfSale(till.books.journal.reader, SALE).length < 3) {
      confirmClear(till);
      if (pay(till)) return;
    }
    payCash(till, sale);
  };

  /** The person at the till looks at the terminal's screen, and says so only when it shows no amount. */
  const confirmClear = (till: Till): void => {
    const aside = readAttemptsOfSale(till.books.journal.reader, SALE).filter(
      (each) => each.state === "setAside" && !each.terminalConfirmedClear && !model.showsAmount(each.reference),
    );
    till.books.commit(
      aside.map((each) => ({
        fact: { kind: "attempt.terminalConfirmedClear", body: { terminal: each.terminal } },
        sale: SALE,
        attempt: each.id,
      })),
    );
  };

  const returning = giveBackBy(bank, clock);

  return {
    begin(till) {
      const line = { id: "l1", sku: "A", names: { en: "Bread" }, unit: "each", quantity: ONE, unitPrice: minor(PRICE) };
      const number = till.books.nextSaleNumber();
      till.books.commit([
        { fact: { kind: "sale.started", body: { id: SALE, number, currency: "CAD", taxRules: [] } }, sale: SALE },
        { fact: { kind: "sale.lineAdded", body: { line: { ...line, taxes: [] }, by: "scan" } } as never, sale: SALE },
      ]);
      pay(till);
    },
    act(till) {
      const sale = till.books.saleById(SALE);
      if (sale === undefined) {
        this.begin(till);
        return;
      }
      for (const attempt of readAttemptsOfSale(till.books.journal.reader, SALE)) {
        askForCancel(till, attempt);
        manage(till, attempt);
      }
      const now = till.books.saleById(SALE);
      if (now !== undefined && people.givesBack) returning.act(till, now);
      if (now?.state !== "open") return;
      till.books.bringBack(SALE);
      // An impatient hand: while a payment is open, no second one begins, however often it is asked for.
      if (openTender(now) !== undefined) {
        if (pay(till)) throw new Broken("INV-3: a second payment began beside an open one");
      } else if (readAttemptsOfSale(till.books.journal.reader, SALE).length === 0) pay(till);
      else if (dueOf(now) > 0) payRest(till, now);
    },
  };
}
