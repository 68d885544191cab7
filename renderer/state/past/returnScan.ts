/** Goods that are scanned while they come back: which line of their sale they are. */
import { useEffect, useRef } from "react";
import type { ReturnableLineView } from "../../../preload/contract/returns.ts";
import { send, useView } from "../till.ts";

type Line = Pick<ReturnableLineView, "line" | "sku" | "unit" | "left" | "feeOf">;

export interface ScannedLine {
  readonly line: string;
  /** What is chosen of it with this scan, thousandths. */
  readonly quantity: number;
  /** False when all that may come back of it is chosen already. */
  readonly more: boolean;
}

const ONE = 1000;
/** The till holds scans for this page for 15 s at a time, ms. */
const AGAIN_MS = 5_000;

/**
 * While this is on the screen, goods of the sale that any scanner reads come here instead of being sold.
 * @param picked told their SKUs, one for each scan, oldest first
 */
export function useReturnScans(sale: string, picked: (skus: readonly string[]) => void): void {
  const scan = useView((view) => view.scan);
  const heard = useRef(scan?.seq ?? 0);
  useEffect(() => {
    const hold = (of: string | null): void => void send("return.scanning", { sale: of }, true);
    hold(sale);
    const again = setInterval(() => {
      hold(sale);
    }, AGAIN_MS);
    return () => {
      clearInterval(again);
      hold(null);
    };
  }, [sale]);
  useEffect(() => {
    const fresh = (scan?.picked ?? []).filter(({ seq }) => seq > heard.current);
    heard.current = Math.max(heard.current, scan?.seq ?? 0);
    if (fresh.length > 0) picked(fresh.map(({ sku }) => sku));
  }, [scan]); // eslint-disable-line react-hooks/exhaustive-deps -- each scan is told once
}

/**
 * What scans choose of a sale's lines, a piece a scan, on top of what is chosen.
 * @returns `last`: the line that the last of them chose; null when there was no more of it
 */
export function scannedLines<L extends Line>(
  skus: readonly string[],
  lines: readonly L[],
  picks: Readonly<Record<string, number>>,
): { readonly picks: Readonly<Record<string, number>>; readonly last: L | null } {
  let chosen = picks;
  let last: L | null = null;
  for (const sku of skus) {
    const found = scannedLine(sku, lines, chosen);
    last = found?.more === true ? (lines.find(({ line }) => line === found.line) ?? null) : null;
    if (found?.more === true) chosen = { ...chosen, [found.line]: found.quantity };
  }
  return { picks: chosen, last };
}

/** The first line of these goods that has more to come back; what is weighed comes back as a whole. */
export function scannedLine(
  sku: string,
  lines: readonly Line[],
  picks: Readonly<Record<string, number>>,
): ScannedLine | null {
  const own = lines.filter((line) => line.sku === sku && line.feeOf === null);
  const open = own.find(({ left, line }) => (picks[line] ?? 0) < left);
  const found = open ?? own[0];
  if (found === undefined) return null;
  const before = picks[found.line] ?? 0;
  const quantity = found.unit === "each" ? Math.min(found.left, before + ONE) : found.left;
  return { line: found.line, quantity, more: open !== undefined };
}
