/** What a customer brings to a sale beside money: an exemption from taxes, and a language. */
import * as v from "valibot";
import type { Minor } from "../../main/core/money/money.ts";
import type { PaperLanguage } from "../../main/core/paper/paper.ts";
import { channel, id, pin, words } from "./channel.ts";

export interface ExemptView {
  readonly number: string;
  /** Names of the taxes that are not paid. */
  readonly taxes: readonly string[];
  readonly reason: string;
  /** What would have been added, and what was taken out of the prices, minor units. */
  readonly added: Minor;
  readonly included: Minor;
}

/** The language of the customer's papers, and who says so. */
export interface PapersLanguageView {
  readonly language: PaperLanguage;
  readonly by: "choice" | "card" | "shop";
}

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

export const customerCommands = {
  /** Frees the sale of taxes, by the number on the customer's certificate. */
  "customer.exempt": channel<null>()({
    sale: id,
    number: words(40),
    taxes: v.pipe(v.array(words(40)), v.maxLength(20)),
    reason: words(80),
    approval,
  }),
  "customer.notExempt": channel<null>()({ sale: id }),
  /** Null: as the card says, or the shop's. */
  "customer.language": channel<null>()({ sale: id, language: v.nullable(v.picklist(["en", "fr", "zh"])) }),
};
