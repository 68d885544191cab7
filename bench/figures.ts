/** A measured figure beside its limit, and how a table of them is printed. */

export interface Figure {
  /** What was measured, in words. */
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "s" | "MB" | "kB" | "×" | "";
  /** The target of docs/design.md; left out for a figure that only explains another. */
  readonly limit?: { readonly kind: "atMost" | "atLeast"; readonly value: number };
  /** More of the same measurement: other percentiles, how many times. */
  readonly more?: string;
}

export const atMost = (value: number): Figure["limit"] & object => ({ kind: "atMost", value });
export const atLeast = (value: number): Figure["limit"] & object => ({ kind: "atLeast", value });

/** Whether the target is met; true for a figure without one. */
export function isMet({ value, limit }: Figure): boolean {
  if (limit === undefined) return true;
  return limit.kind === "atMost" ? value <= limit.value : value >= limit.value;
}

/** One line of the table: mark, figure, limit, words. */
export function lineOf(figure: Figure): string {
  const { what, value, unit, limit, more } = figure;
  const mark = limit === undefined ? " " : isMet(figure) ? "✓" : "✗";
  const wanted = limit === undefined ? "" : `${limit.kind === "atMost" ? "≤" : "≥"} ${short(limit.value)} ${unit}`;
  return `${mark} ${what.padEnd(56)} ${`${short(value)} ${unit}`.padStart(11)}  ${wanted.padEnd(10)} ${more ?? ""}`.trimEnd();
}

/** Three figures are as exact as any of these measurements is. */
function short(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2);
}
