/** What somebody is putting together to give back: which goods, how it is split, and what the till says it comes to. */
import { useEffect, useState } from "react";
import type { QueryArgs } from "../../../preload/contract.ts";
import type { QuotedPartView, ReturnQuoteView, ReturnTenderView } from "../../../preload/contract/returns.ts";
import { ask, type Trouble } from "../till.ts";

type Asked = QueryArgs<"return.quote">;
export type What = NonNullable<Asked["what"]>;
export type Split = NonNullable<Asked["split"]>;
export type SplitPart = Split[number];

export interface Quote {
  /** The last that the till answered; null before the first. */
  readonly quote: ReturnQuoteView | null;
  /** The till has answered to what is chosen now. */
  readonly fresh: boolean;
  readonly trouble: Trouble | null;
}

/** Asks the till what this comes to, each time it changes. @param exchange the open sale that it pays for; null for none */
export function useQuote(sale: string, what: What | null, split: Split | null, exchange: string | null): Quote {
  const key = JSON.stringify({ sale, what, split, exchange });
  const [known, setKnown] = useState<{ readonly key: string } & Omit<Quote, "fresh">>({
    key: "",
    quote: null,
    trouble: null,
  });
  useEffect(() => {
    let gone = false;
    void ask("return.quote", JSON.parse(key) as Asked).then((answer) => {
      if (gone) return;
      setKnown(({ quote }) =>
        answer.ok ? { key, quote: answer.value, trouble: null } : { key, quote, trouble: answer.error },
      );
    });
    return () => {
      gone = true;
    };
  }, [key]);
  return { quote: known.quote, fresh: known.key === key, trouble: known.trouble };
}

/** What the page asks for when somebody changes how it is given. */
export const splitOf = (parts: readonly QuotedPartView[]): Split =>
  parts.map(({ amount, as, tender }) => ({ tender, as, amount }));

/** The same tender, given another way. */
export const givenAs = (split: Split, tender: string, as: SplitPart["as"]): Split =>
  split.map((part) => (part.tender === tender ? { ...part, as } : part));

/** The number under which it goes back outside the till. */
export const numbered = (split: Split, tender: string, number: string): Split =>
  split.map((part) => (part.tender === tender ? { ...part, number } : part));

/**
 * Another amount for one tender; the difference goes to or comes from the others in their order, as far as each has room.
 * @param amount minor units; what nobody else can take stays with this one
 */
export function resplit(
  split: Split,
  tenders: readonly Pick<ReturnTenderView, "tender" | "left">[],
  tender: string,
  amount: number,
): Split {
  const total = split.reduce((sum, part) => sum + part.amount, 0);
  const room = (of: string): number => tenders.find((each) => each.tender === of)?.left ?? 0;
  const before = (of: string): SplitPart =>
    split.find((part) => part.tender === of) ?? { tender: of, as: "original", amount: 0 };
  const mine = Math.max(0, Math.min(amount, room(tender), total));
  let rest = total - mine;
  const others = tenders
    .filter((each) => each.tender !== tender)
    .map((each) => {
      const given = Math.min(rest, room(each.tender));
      rest -= given;
      return { ...before(each.tender), amount: given };
    });
  const all = [{ ...before(tender), amount: mine + rest }, ...others];
  const inOrder = tenders.map((each) => all.find((part) => part.tender === each.tender) ?? before(each.tender));
  return inOrder.filter((part) => part.amount > 0);
}
