/** Hears a quantity typed in the search field, once it is known to be no scanner's, and does it to the chosen line. */
import { useEffect } from "react";
import { useTill } from "../till.ts";
import { openSheet, useUi } from "../ui.ts";
import { setPieces, stepQuantity } from "./quantity.ts";
import { typedQuantity } from "./typedQuantity.ts";

/** Beyond a scanner's longest pause between two characters: some codes begin with "+", ms. */
const AFTER_GAP_MS = 20;

export function useTypedQuantity(): void {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = useUi.subscribe(({ search }, before) => {
      if (search === before.search) return;
      clearTimeout(waiting);
      if (typedQuantity(search) === null) return;
      const gap = useTill.getState().view?.session.wedgeMaxGapMs ?? 0;
      waiting = setTimeout(obey, gap + AFTER_GAP_MS, search);
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, []);
}

function obey(text: string): void {
  const typed = typedQuantity(text);
  const { chosen } = useUi.getState();
  const sale = useTill.getState().view?.sale;
  const line = sale?.lines.find((each) => each.id === chosen);
  useUi.setState({ search: "" });
  if (typed === null || sale?.state !== "open" || line === undefined) return;
  if (typed.kind === "step") stepQuantity(sale.id, line, typed.by);
  else if (typed.kind === "ask" || line.unit !== "each") openSheet({ kind: "quantity", line: line.id });
  else setPieces(sale.id, line, typed.pieces);
}
