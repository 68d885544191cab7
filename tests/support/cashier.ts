/** What a cashier does at the till, through its page. */
import type { SaleView } from "../../preload/contract/sale.ts";
import type { TillPage } from "./tillPage.ts";

const CASHIER = { operator: "cashier-1", pin: "1111" } as const;
export const MANAGER = { approver: "manager", pin: "9999" } as const;

export const signIn = (page: TillPage): Promise<void> => page.mustDo("session.signIn", CASHIER);

/** Rings the first two favourites of the catalogue. @returns the sale as painted */
export async function ringUp(page: TillPage): Promise<SaleView> {
  const before = page.view().sale?.id;
  const { products } = await page.query("catalog.tiles", { category: null });
  for (const { sku } of products.slice(0, 2)) await page.mustDo("sale.add", { sku });
  return page.until("two pieces on the sale", ({ sale }) =>
    sale !== null && sale.id !== before && sale.items === 2 ? sale : undefined,
  );
}

/** Serves one customer in cash, exact. @returns the completed sale as painted */
export async function sellForCash(page: TillPage): Promise<SaleView> {
  const { id, cash } = await ringUp(page);
  await page.mustDo("cash.take", { sale: id, given: cash.toPay });
  return page.until("the cash sale done", ({ sale }) =>
    sale?.id === id && sale.state === "completed" ? sale : undefined,
  );
}
