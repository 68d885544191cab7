/** What a customer brings to a sale: an exemption from taxes, approved by name, and the language of their papers. */
import { chooseLanguage } from "../../core/sale/customerLanguage.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Sale, SaleFact } from "../../core/sale/sale.ts";
import { exempt, type ExemptRefusal, removeExemption } from "../../core/money/taxExempt.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export type CustomerCommands = Pick<CommandHandlers, Extract<keyof CommandHandlers, `customer.${string}`>>;

export function createCustomerDesk(deps: {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "approve" | "alone">;
}): CustomerCommands {
  const { books, session } = deps;

  const seller = (): Result<null, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, "sell") ? ok(null) : refuse("notAllowed");
  };

  const decide = (sale: Sale, facts: Result<readonly SaleFact[], ExemptRefusal>): Result<null, Problem> => {
    if (!facts.ok) return refuse(facts.error);
    if (facts.value.length === 0) return ok(null);
    const committed = books.commit(facts.value.map((fact) => ({ fact, sale: sale.id })));
    return committed.ok ? ok(null) : sick(committed.error);
  };

  const onScreen = (id: string): Result<Sale, Problem> => {
    const allowed = seller();
    if (!allowed.ok) return allowed;
    const sale = books.sale();
    if (sale === null) return refuse("noOpenSale");
    return sale.id === id ? ok(sale) : refuse("otherSale");
  };

  return {
    "customer.exempt": async ({ sale: id, number, taxes, reason, approval }) => {
      const asked = { number, taxes, reason };
      const before = onScreen(id);
      if (!before.ok) return before;
      // Nobody's PIN is asked for what would be refused anyway.
      const possible = exempt(before.value, { ...asked, approver: "" });
      if (!possible.ok) return refuse(possible.error);
      const who = await answerable(session, "exemptTax", approval);
      if (!who.ok) return who;
      const sale = onScreen(id);
      return sale.ok ? decide(sale.value, exempt(sale.value, { ...asked, approver: who.value })) : sale;
    },
    "customer.notExempt": ({ sale: id }) => {
      const sale = onScreen(id);
      return sale.ok ? decide(sale.value, removeExemption(sale.value)) : sale;
    },
    "customer.language": ({ sale: id, language }) => {
      const allowed = seller();
      if (!allowed.ok) return allowed;
      const sale = books.saleById(id);
      return sale === undefined ? refuse("noOpenSale") : decide(sale, chooseLanguage(sale, language));
    },
  };
}
