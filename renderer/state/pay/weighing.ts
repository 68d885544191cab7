/** Goods by weight that came by scan stand at one kilogram until somebody weighs them: the page asks for each. */
import type { TillView } from "../../../preload/contract.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";

/** A scan of goods by weight that says no weight itself. */
const UNWEIGHED = 1000;

/** Lines that came by scan between two views and have to be weighed. Several scans may reach the page as one change. */
export function toWeighSince(before: TillView | null, now: TillView | null): readonly string[] {
  if (before === null || now === null || now.sale?.state !== "open") return [];
  const { scan } = now;
  if (scan?.kind !== "added" || scan.seq === before.scan?.seq) return [];
  const known = new Set(before.sale?.lines.map(({ id }) => id));
  return now.sale.lines
    .filter(({ id, unit, quantity }) => unit === "kg" && quantity === UNWEIGHED && !known.has(id))
    .filter(({ id }) => scan.code !== "" || id !== scan.line)
    .map(({ id }) => id);
}

/** Starts collecting for the life of the page. */
export function startWeighing(): void {
  useTill.subscribe((now, before) => {
    const lines = toWeighSince(before.view, now.view);
    if (lines.length > 0) useUi.setState(({ toWeigh }) => ({ toWeigh: [...toWeigh, ...lines] }));
  });
}

/** The line to weigh now, or null; a line that is gone, or whose sale is paying or done, is asked for no more. */
export function useLineToWeigh(): string | null {
  const waiting = useUi((ui) => ui.toWeigh);
  const sale = useTill(({ view }) =>
    (view?.payment ?? null) === null && view?.sale?.state === "open" ? view.sale : null,
  );
  return waiting.find((id) => sale?.lines.some((line) => line.id === id) === true) ?? null;
}

export function weighed(line: string): void {
  useUi.setState(({ toWeigh }) => ({ toWeigh: toWeigh.filter((id) => id !== line) }));
}
