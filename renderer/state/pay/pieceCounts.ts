/** Notes and coins while they are counted. They outlive a reload of the page: kept by their shift, in this window alone. */
import type { Pieces } from "../../../main/core/day/shift.ts";

/** What was typed, by what one piece is worth (minor units); kinds without an entry have not been counted. */
export type PieceCounts = Readonly<Record<number, string>>;

const KEY = "tenderline.pieces";
const MOST_FIGURES = 5;

/** The counts after typing into one kind; figures alone, and no more than fit a drawer. */
export function typed(counts: PieceCounts, piece: number, text: string): PieceCounts {
  const figures = text.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  return figures.length > MOST_FIGURES ? counts : { ...counts, [piece]: figures };
}

export const countOf = (counts: PieceCounts, piece: number): number => Number(counts[piece] ?? "");

/** Sum, minor units. */
export const worth = (counts: PieceCounts, pieces: readonly number[]): number =>
  pieces.reduce((sum, piece) => sum + piece * countOf(counts, piece), 0);

/** As the till takes them: kinds of which there are none are left out. */
export const piecesOf = (counts: PieceCounts, pieces: readonly number[]): Pieces[] =>
  pieces.flatMap((piece) => (countOf(counts, piece) > 0 ? [{ piece, count: countOf(counts, piece) }] : []));

/** What stood in the count of this shift before the page was loaded anew. @param shift "" before one is open */
export function keptCounts(shift: string, store: Pick<Storage, "getItem"> = sessionStorage): PieceCounts {
  const [of, ...rows] = (store.getItem(KEY) ?? "").split(" ");
  if (of !== `shift:${shift}`) return {};
  const read = rows.map((row) => /^(\d{1,6})=(\d{0,5})$/.exec(row));
  return Object.fromEntries(read.flatMap((row) => (row === null ? [] : [[Number(row[1]), row[2] ?? ""]])));
}

export function keepCounts(shift: string, counts: PieceCounts, store: Pick<Storage, "setItem"> = sessionStorage): void {
  const rows = Object.entries(counts).map(([piece, count]) => `${piece}=${count}`);
  store.setItem(KEY, [`shift:${shift}`, ...rows].join(" "));
}

/** Whether anything is kept: a count was on its way. */
export const isCounting = (counts: PieceCounts): boolean => Object.values(counts).some((count) => count !== "");

export function forgetCounts(store: Pick<Storage, "removeItem"> = sessionStorage): void {
  store.removeItem(KEY);
}
