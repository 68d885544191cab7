/** The drawer opened without a sale: to give change, to look for a coin. It is written down why, and who let it happen. */
import * as v from "valibot";
import { channel, id, pin, words } from "./channel.ts";

export const noSaleCommands = {
  /** `approval` null when whoever is signed in may do it alone. */
  "drawer.noSale": channel<null>()({
    reason: words(80),
    approval: v.nullable(v.strictObject({ approver: id, pin })),
  }),
};
