/** What else may be done to the goods of a sale. Whoever may not do it alone brings the PIN of somebody who may. */
import * as v from "valibot";
import { channel, id, keyedAmount, pin, words } from "./channel.ts";

const percentText = v.pipe(v.string(), v.regex(/^\d{1,3}([.,]\d{1,3})?$/));
const reason = words(80);

const discount = v.nullable(
  v.variant("kind", [
    v.strictObject({ kind: v.literal("percent"), percent: percentText, reason }),
    v.strictObject({ kind: v.literal("amount"), amount: keyedAmount, reason }),
  ]),
);

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

export const goodsCommands = {
  /** `null` takes the discount away. */
  "goods.discountLine": channel<null>()({ sale: id, line: id, discount }),
  "goods.discountSale": channel<null>()({ sale: id, discount }),
  "goods.note": channel<null>()({ sale: id, line: id, note: words(80) }),
  /** Another price than the catalogue's, minor units. */
  "goods.price": channel<null>()({ sale: id, line: id, unitPrice: keyedAmount, reason, approval }),
  /** Goods the catalogue does not know, by name and price (minor units). `code` as scanned, or "". */
  "goods.open": channel<null>()({
    name: words(60),
    price: keyedAmount,
    taxes: v.array(words(40)),
    code: words(64),
    approval,
  }),
};
