/** Opens the drawer without a sale, after it is in the journal why. */
import { ok } from "../../core/result.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import type { PaperDesk } from "../paper/paperDesk.ts";
import { refuse, sick } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export const createNoSale = (deps: {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly paper: Pick<PaperDesk, "tryDrawer">;
  readonly hasDrawer: boolean;
}): Pick<CommandHandlers, "drawer.noSale"> => ({
  "drawer.noSale": async ({ reason, approval }) => {
    if (deps.session.operator() === null) return refuse("notSignedIn");
    if (reason === "") return refuse("reasonMissing");
    if (!deps.hasDrawer) return refuse("noPrinter");
    const who = await answerable(deps.session, "openDrawer", approval);
    if (!who.ok) return who;
    const told = deps.books.commit([
      { fact: { kind: "drawer.opened", body: { why: "noSale", reason, approver: who.value } } },
    ]);
    if (!told.ok) return sick(told.error);
    return (await deps.paper.tryDrawer()) ? ok(null) : refuse("drawerShut");
  },
});
