/** Counts and sizes of files, as the till's language writes them. */
import { useWords } from "./words.ts";

export interface Counts {
  /** "12,345". */
  readonly count: (n: number) => string;
  /** "12.3 MB". @param bytes of a file */
  readonly size: (bytes: number) => string;
}

export function useCounts(): Counts {
  const { tag } = useWords().locale;
  const inUnit = (value: number, unit: "kilobyte" | "megabyte"): string =>
    new Intl.NumberFormat(tag, { style: "unit", unit, maximumFractionDigits: unit === "megabyte" ? 1 : 0 }).format(
      value,
    );
  return {
    count: (n) => new Intl.NumberFormat(tag).format(n),
    size: (bytes) => (bytes < 1e6 ? inUnit(bytes / 1e3, "kilobyte") : inUnit(bytes / 1e6, "megabyte")),
  };
}
