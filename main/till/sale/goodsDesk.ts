/** Discounts, notes, other prices and goods without a code: what changes a price is approved by name and journalled. */
import type { Minor } from "../../core/money/money.ts";
import { may } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { SaleLine } from "../../core/sale/sale.ts";
import { addOpenGoods, discountLine, discountSale, noteLine, priceLine } from "../../core/sale/saleEdits.ts";
import { onePiece } from "../../core/sale/saleRules.ts";
import type { TaxRule } from "../../core/money/tax.ts";
import type { LineDiscount } from "../../core/money/totals.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { answerable } from "../people/answerable.ts";
import { refuse } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SaleDesk } from "./saleDesk.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export type GoodsCommands = Pick<CommandHandlers, Extract<keyof CommandHandlers, `goods.${string}`>>;

export function createGoodsDesk(deps: {
  readonly session: SessionDesk;
  readonly sales: SaleDesk;
  readonly random: Random;
  readonly taxRules: readonly TaxRule[];
}): GoodsCommands {
  const { session, sales } = deps;

  const discounter = (): Result<null, Problem> => {
    const operator = session.operator();
    if (operator === null) return refuse("notSignedIn");
    return may(operator.role, "discount") ? ok(null) : refuse("notAllowed");
  };

  return {
    "goods.discountLine": ({ sale, line, discount }) => {
      const allowed = discounter();
      return allowed.ok ? sales.change(sale, (open) => discountLine(open, line, discountOf(discount))) : allowed;
    },
    "goods.discountSale": ({ sale, discount }) => {
      const allowed = discounter();
      return allowed.ok ? sales.change(sale, (open) => discountSale(open, discountOf(discount))) : allowed;
    },
    "goods.note": ({ sale, line, note }) => sales.change(sale, (open) => noteLine(open, line, note)),
    "goods.price": async ({ sale, line, unitPrice, reason, approval }) => {
      const who = await answerable(session, "setPrice", approval);
      return who.ok ? sales.change(sale, (open) => priceLine(open, line, unitPrice as Minor, reason, who.value)) : who;
    },
    "goods.open": async ({ name, price, taxes, code, approval }) => {
      if (name === "") return refuse("reasonMissing");
      if (taxes.some((tax) => !deps.taxRules.some((rule) => rule.name === tax)))
        return refuse("badRequest", { channel: "goods.open", field: "taxes" });
      const who = await answerable(session, "sellOpenGoods", approval);
      if (!who.ok) return who;
      const line: SaleLine = {
        id: deps.random.id(),
        sku: "",
        names: { en: name },
        unit: "each",
        quantity: onePiece,
        unitPrice: price as Minor,
        taxes,
      };
      return sales.addTo((open) => addOpenGoods(open, line, code, who.value));
    },
  };
}

type AskedDiscount =
  | { readonly kind: "percent"; readonly percent: string; readonly reason: string }
  | { readonly kind: "amount"; readonly amount: number; readonly reason: string }
  | null;

/** Percent may be typed with a decimal comma. */
function discountOf(asked: AskedDiscount): LineDiscount | null {
  if (asked === null) return null;
  return asked.kind === "percent"
    ? { ...asked, percent: asked.percent.replace(",", ".") }
    : { ...asked, amount: asked.amount as Minor };
}
