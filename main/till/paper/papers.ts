/** Everything that has to do with paper: what prints by itself, what lies ready for customers, and how each is made. */
import type { PaperContext } from "../../receipts/paperOfSale.ts";
import { createCustomerPapers, type CustomerPapers } from "./customerPapers.ts";
import { createPaperDesk, type PaperDesk, type PaperDeskDeps } from "./paperDesk.ts";
import { createPaperCopies, type PaperCopies } from "./paperCopies.ts";
import { createPaperMaker } from "./paperMaker.ts";
import type { PeriodPaperDeps } from "../report/periodPaper.ts";

export interface PapersDeps extends Omit<PaperDeskDeps, "maker" | "customers">, PeriodPaperDeps {
  readonly context: Omit<PaperContext, "copy" | "pictured">;
  operatorName(id: string): string;
}

export interface Papers extends Omit<PaperDesk, "commands"> {
  readonly commands: PaperDesk["commands"] & CustomerPapers["commands"];
  readonly customers: CustomerPapers;
  readonly copies: PaperCopies;
  readonly hasPrinter: boolean;
  readonly hasDrawer: boolean;
}

export function createPapers(deps: PapersDeps): Papers {
  const { books, random, printer } = deps;
  const customers = createCustomerPapers({
    books,
    random,
    hasPrinter: printer !== null,
    operatorRole: () => deps.operatorRole(),
  });
  const maker = createPaperMaker(deps);
  const desk = createPaperDesk({ ...deps, maker, customers });
  const copies = createPaperCopies({ ...deps, maker, hasPrinter: printer !== null });
  return {
    ...desk,
    commands: { ...desk.commands, ...customers.commands },
    customers,
    copies,
    hasPrinter: printer !== null,
    hasDrawer: deps.drawer !== null,
  };
}
