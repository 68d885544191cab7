/**
 * Tells a scanner that types like a keyboard from a person: characters follow each other faster than fingers do, and
 * Enter or Tab ends them. Works by timing alone, so it needs no focused field and steals no character from typing.
 */

export interface Press {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly modified: boolean;
  readonly repeat: boolean;
  /** ms, on any steady clock. */
  readonly at: number;
}

export type Verdict =
  /** Not the scanner's, as far as one can tell. */
  | { readonly kind: "pass" }
  /** Could be the first character of a scan: what it changes is to be remembered. */
  | { readonly kind: "first" }
  /** A control key inside a run: nobody else may see it. */
  | { readonly kind: "swallow" }
  | { readonly kind: "scan"; readonly code: string };

/** Fewer characters than this are a person's. */
const SHORTEST = 4;
/** GS1's separator as keyboards type it. */
const GROUP_SEPARATOR = "\u001d";

/** @param maxGapMs tells the longest pause between two characters of one scan (setting `scan.wedgeMaxGapMs`) */
export function createWedge(maxGapMs: () => number): (press: Press) => Verdict {
  let run = "";
  let last = Number.NEGATIVE_INFINITY;
  /** When a scan ended: what a scanner adds behind its Enter is the scan's, too. */
  let ended = Number.NEGATIVE_INFINITY;

  return ({ key, modified, repeat, at }) => {
    const follows = run !== "" && at - last <= maxGapMs();
    if (key === "Shift" || key === "CapsLock") return { kind: "pass" };
    if (repeat) {
      run = "";
      return { kind: "pass" };
    }
    if (key.length === 1 && !modified) {
      const first = !follows;
      run = first ? key : run + key;
      last = at;
      return { kind: first ? "first" : "pass" };
    }
    if (run === "" && at - ended <= maxGapMs() && (modified || key === "Enter" || key === "Tab" || key === "Control")) {
      ended = at;
      return { kind: "swallow" };
    }
    if (!follows || run.length < 2) {
      run = "";
      return { kind: "pass" };
    }
    last = at;
    if (key === "Enter" || key === "Tab") {
      const code = run;
      run = "";
      if (code.length < SHORTEST) return { kind: "pass" };
      ended = at;
      return { kind: "scan", code };
    }
    if (modified && key === "]") run += GROUP_SEPARATOR;
    return { kind: "swallow" };
  };
}

/** Where a PIN is expected, a run this long, or one with other than figures, is a scan: no PIN may come of it. */
export function isScanNotPin(code: string): boolean {
  return code.length >= 7 || /\D/.test(code);
}
