/** Who is at the till. */
import * as v from "valibot";
import type { Locale } from "../../main/core/money/format.ts";
import { channel, id, pin } from "./channel.ts";
import type { OtherTenderView } from "./split.ts";
import type { TipsView } from "./tips.ts";

export type Role = "cashier" | "manager" | "owner";

export interface OperatorView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface SessionView {
  readonly mode: "training" | "live";
  readonly locale: Locale;
  readonly store: { readonly name: string; readonly register: string };
  readonly currency: "CAD" | "USD";
  readonly operators: readonly OperatorView[];
  readonly operator: OperatorView | null;
  /** Shown on the sign-in sheet in training mode only. */
  readonly trainingPins: readonly { readonly name: string; readonly role: Role; readonly pin: string }[];
  /** The simulator's PAX page, in training mode on the built-in simulator; else null. */
  readonly trainingTerminal: string | null;
  /** The simulator's wallet phone, in the same way. */
  readonly trainingPhone: string | null;
  /** A gateway for cards is set. */
  readonly takesCards: boolean;
  /** A gateway for wallets is set. */
  readonly takesWallets: boolean;
  /** How customers are asked for a tip. */
  readonly tips: TipsView;
  /** Other ways to pay, taken outside the till and written down. */
  readonly otherTenders: readonly OtherTenderView[];
  /** The shop's names as the wallets' gateway has them, English first: what the customer's phone shows. */
  readonly walletShop: readonly string[];
  readonly shift: { readonly id: string; readonly openedAt: number; readonly businessDay: string } | null;
  /** Live mode on http://127.0.0.1: the strip says so. */
  readonly localGateway: boolean;
  readonly timeZone: string;
  /** Minutes without a touch until a PIN is asked for again; 0 = never. */
  readonly lockAfterMinutes: number;
  /** The longest pause between two keys of one scan, ms. */
  readonly wedgeMaxGapMs: number;
  /** The names of the shop's taxes, in the order of the settings. */
  readonly taxes: readonly string[];
}

export const sessionCommands = {
  "session.signIn": channel<null>()({ operator: id, pin }),
  "session.signOut": channel<null>()({}),
  /** Somebody touched or typed at this page: the till does not lock meanwhile. */
  "session.touch": channel<null>()({}),
  "session.setLocale": channel<null>()({ locale: v.picklist(["en", "fr", "zh"]) }),
};
