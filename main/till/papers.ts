/** Everything that has to do with paper: what prints by itself, what lies ready for customers, and how each is made. */
import type { PaperContext } from "../receipts/paperOfSale.ts";
import { createCustomerPapers, type CustomerPapers } from "./customerPapers.ts";
import { createPaperDesk, type PaperDesk, type PaperDeskDeps } from "./paperDesk.ts";
import { createPaperMaker } from "./paperMaker.ts";

export interface PapersDeps extends Omit<PaperDeskDeps, "maker" | "customers"> {
  readonly context: Omit<PaperContext, "copy" | "pictured">;
  operatorName(id: string): string;
}

export interface Papers extends Omit<PaperDesk, "commands"> {
  readonly commands: PaperDesk["commands"] & CustomerPapers["commands"];
  readonly customers: CustomerPapers;
}

export function createPapers(deps: PapersDeps): Papers {
  const { books, random, printer } = deps;
  const customers = createCustomerPapers({
    books,
    random,
    hasPrinter: printer !== null,
    operatorRole: () => deps.operatorRole(),
  });
  const desk = createPaperDesk({ ...deps, maker: createPaperMaker(deps), customers });
  return { ...desk, commands: { ...desk.commands, ...customers.commands }, customers };
}
