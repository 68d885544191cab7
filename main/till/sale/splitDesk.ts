/** Payments outside the till, and giving up a sale on which money stands. Committed before anything is given back. */
import { ok } from "../../core/result.ts";
import { isCarried } from "../../core/sale/sale.ts";
import { handBack } from "../../core/sale/saleRules.ts";
import { giveUpPaid, takeOther } from "../../core/sale/splitRules.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { OtherTenderView } from "../../../preload/contract/split.ts";
import { answerable } from "../people/answerable.ts";
import type { Books, Entry } from "../books.ts";
import type { PaperDesk } from "../paper/paperDesk.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { CreditBack } from "../giveBack/creditBack.ts";
import type { RefundDesk } from "../giveBack/refundDesk.ts";
import type { SaleDesk } from "./saleDesk.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface SplitDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly sales: Pick<SaleDesk, "change">;
  readonly refunds: Pick<RefundDesk, "giveBack">;
  readonly credits: CreditBack;
  readonly paper: Pick<PaperDesk, "receiptOf" | "openDrawer">;
  readonly random: Random;
  /** As the settings name them now. */
  otherTenders(): readonly OtherTenderView[];
}

export type SplitCommands = Pick<
  CommandHandlers,
  Extract<keyof CommandHandlers, `other.${string}` | `split.${string}`>
>;

export function createSplitDesk(deps: SplitDeskDeps): SplitCommands {
  const { books, credits, paper, sales } = deps;
  return {
    "other.take": ({ sale, name, number, part = null }) => {
      const known = deps.otherTenders().find((each) => each.name === name);
      if (known === undefined) return refuse("noSuchTender", { name });
      if (known.askReference && number === "") return refuse("otherReferenceMissing", { name });
      const healthy = books.healthy();
      if (!healthy.ok) return sick(healthy.error);
      const tender = { id: deps.random.id(), name, reference: known.askReference ? number : "" };
      return sales.change(
        sale,
        (open) => takeOther(open, tender, part),
        (facts) => {
          const receipt = facts.some(({ kind }) => kind === "sale.completed") ? paper.receiptOf(sale) : null;
          return receipt === null ? [] : [{ fact: { kind: "print.queued", body: receipt }, sale }];
        },
      );
    },

    "other.takeBack": ({ sale, tender }) => sales.change(sale, (open) => handBack(open, tender, "other")),

    "split.giveUp": async ({ sale: id, reason, approval }) => {
      const who = await answerable(deps.session, "settleExcess", approval);
      if (!who.ok) return who;
      const asker = deps.session.operator()?.id;
      const before = books.saleById(id);
      if (before === undefined) return refuse("noOpenSale");
      const hasCash = before.tenders.some((tender) => tender.kind === "cash" && tender.state === "taken");
      const drawer: Entry = { fact: { kind: "drawer.opened", body: { why: "cash" } }, sale: id };
      const more = [...(hasCash ? [drawer] : []), ...credits.entriesFor(before, who.value)];
      const done = sales.change(
        id,
        (open) => giveUpPaid(open, reason, who.value),
        () => more,
      );
      if (!done.ok) return done;
      if (more.some(({ fact }) => fact.kind === "drawer.opened")) paper.openDrawer();
      books.putAway();
      credits.begin(before);
      // One after the other; what a gateway does not take now stays in the tray, and can be asked for again there.
      for (const { attempt, state } of before.tenders.filter(isCarried)) {
        // Whoever came to the till meanwhile has asked for none of it.
        if (deps.session.operator()?.id !== asker) break;
        if (state === "approved") await deps.refunds.giveBack(attempt, who.value, reason);
      }
      return ok(null);
    },
  };
}
