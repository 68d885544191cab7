/** What is heard: sounds for scans and payments, and the words for a screen reader when a line arrives (`Spoken`). */
import { useEffect, useRef } from "react";
import { play } from "../../state/heard/sound.ts";
import { useTill } from "../../state/till.ts";
import { useUi } from "../../state/ui.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";

const KNOCK_MS = 10_000;

export function News() {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const scan = useTill(({ view }) => view?.scan ?? null);
  const sale = useTill(({ view }) => view?.sale ?? null);
  const screen = useTill(({ view }) => view?.payment?.screen ?? null);
  const heard = useRef({ seq: scan?.seq ?? 0, screen, items: sale?.items ?? 0, due: sale?.due ?? 0 });

  useEffect(() => {
    if (scan === null || scan.seq === heard.current.seq) return;
    heard.current.seq = scan.seq;
    // The screen of the goods that come back knows whether there is more of them, and says so.
    if (scan.kind === "picked") return;
    play(scan.kind === "added" || scan.kind === "receipt" ? "added" : scan.kind === "queued" ? "look" : "bad");
  }, [scan]);

  useEffect(() => {
    const items = sale?.items ?? 0;
    const line =
      sale?.lines.find((each) => each.id === scan?.line) ?? sale?.lines.findLast((each) => each.feeOf === null);
    if (sale !== null && line !== undefined && items > heard.current.items) {
      useUi.setState({ spoken: words.sale.added(nameIn(line.names, locale), money(sale.due)) });
    } else if (sale?.state === "open" && sale.due !== heard.current.due) {
      // A discount, another price, a weight: what was done is known to whoever did it, what it comes to is not.
      useUi.setState({ spoken: `${words.sale.totalDue} ${money(sale.due)}` });
    }
    heard.current.items = items;
    heard.current.due = sale?.due ?? 0;
  }, [sale, scan, words, locale]); // eslint-disable-line react-hooks/exhaustive-deps -- `money` follows locale

  useEffect(() => {
    const before = heard.current.screen;
    heard.current.screen = screen;
    if (screen === "approved" && before !== screen) play("approved");
    if (screen !== "checking" && screen !== "manager") return;
    play("look");
    const knocking = setInterval(() => {
      play("look");
    }, KNOCK_MS);
    return () => {
      clearInterval(knocking);
    };
  }, [screen]);

  return null;
}
