/** Sales put aside until their customer is back. */
import type { Minor } from "../../main/core/money/money.ts";
import type { Names } from "../../main/core/sale/sale.ts";
import { channel, id, words } from "./channel.ts";

export interface HeldView {
  readonly sale: string;
  readonly number: number;
  /** How the customer is called; "" where nobody wrote it down. */
  readonly name: string;
  /** ms */
  readonly heldAt: number;
  /** The name of who put it aside. */
  readonly operator: string;
  readonly total: Minor;
  readonly items: number;
  /** The first goods of it, to know it by. */
  readonly goods: readonly Names[];
}

export const holdCommands = {
  /** Puts the open sale aside; `name` may be "". */
  "hold.put": channel<null>()({ sale: id, name: words(40) }),
  /** Brings one back; goods on the screen are put aside in turn. */
  "hold.recall": channel<null>()({ sale: id }),
};
