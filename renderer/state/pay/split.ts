/** Which part of a sale is paid next. The page only remembers the choice; what it comes to is the till's business. */
import { type Part, partOf } from "../../../main/core/money/parts.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";

/** The part that was chosen when this much was due (minor units); null = all that is due. */
export interface SplitPlan {
  readonly sale: string;
  readonly due: number;
  readonly part: Part | null;
}

/**
 * The part that is paid next: as chosen, until a payment has made the due smaller; then the next of equal parts is one
 * fewer, and after an amount comes the rest.
 */
export function nextPart({ due: before, part }: SplitPlan, due: Minor): Part | null {
  if (due < before) return part?.kind === "share" && part.of > 2 ? { kind: "share", of: part.of - 1 } : null;
  return partOf(due, part).ok ? part : null;
}

/** What is asked for of this sale: null = all that is due, and so wherever no parts are paid. */
export function chosenPart(sale: string): Part | null {
  const { split } = useUi.getState();
  const view = useTill.getState().view?.sale;
  return split?.sale !== sale || view?.id !== sale ? null : nextPart(split, view.due);
}

/** Begins to pay this sale in parts. */
export function openSplit(sale: { readonly id: string; readonly due: number }): void {
  useUi.setState({ split: { sale: sale.id, due: sale.due, part: null }, keyed: "", trouble: null });
}

export function closeSplit(): void {
  useUi.setState({ split: null, keyed: "", trouble: null });
}

const KEY = "tenderline.split";

/** The choice of this sale before the page was loaded anew. */
export function keptSplit(sale: string | null, store: Pick<Storage, "getItem"> = sessionStorage): SplitPlan | null {
  const whole = /^(\S+) (\d{1,9}) (rest|share|amount) (\d{1,9})$/.exec(store.getItem(KEY) ?? "");
  const [, of, due, kind, figure] = whole ?? [];
  if (sale === null || of !== sale) return null;
  const part: Part | null =
    kind === "share" ? { kind, of: Number(figure) } : kind === "amount" ? { kind, amount: Number(figure) } : null;
  return { sale, due: Number(due), part };
}

/** Keeps it from now on, in this window alone. */
export function keepSplit(store: Pick<Storage, "setItem" | "removeItem"> = sessionStorage): void {
  useUi.subscribe(({ split }, before) => {
    if (split === before.split || useTill.getState().view === null) return;
    if (split === null) store.removeItem(KEY);
    else store.setItem(KEY, `${split.sale} ${String(split.due)} ${textOf(split.part)}`);
  });
}

const textOf = (part: Part | null): string =>
  part === null ? "rest 0" : part.kind === "share" ? `share ${String(part.of)}` : `amount ${String(part.amount)}`;
