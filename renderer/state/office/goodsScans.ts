/** Goods that are scanned while the goods' page lies open: they are looked up there instead of being sold. */
import { useEffect, useRef } from "react";
import type { ScanNotice } from "../../../preload/contract/sale.ts";
import { send, useView } from "../till.ts";

type Pick = NonNullable<ScanNotice["picked"]>[number];

/** The till holds scans for this page for 15 s at a time, ms. */
const AGAIN_MS = 5_000;

/** @param picked told the last code that was scanned; its `sku` is "" when no goods have it */
export function useGoodsScans(picked: (pick: Pick) => void): void {
  const scan = useView((view) => view.scan);
  const heard = useRef(scan?.seq ?? 0);
  useEffect(() => {
    const hold = (on: boolean): void => void send("catalog.scanning", { on }, true);
    hold(true);
    const again = setInterval(() => {
      hold(true);
    }, AGAIN_MS);
    return () => {
      clearInterval(again);
      hold(false);
    };
  }, []);
  useEffect(() => {
    const fresh = (scan?.picked ?? []).filter(({ seq }) => seq > heard.current);
    heard.current = Math.max(heard.current, scan?.seq ?? 0);
    const last = fresh.at(-1);
    if (last !== undefined) picked(last);
  }, [scan]); // eslint-disable-line react-hooks/exhaustive-deps -- each scan is told once
}
