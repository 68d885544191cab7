/** Runs cases and counts what came of them; the first few failures are told in full. */
import type { Case } from "./case.ts";
import { type Change, type Report, runCase } from "./run.ts";

export interface Tally {
  readonly cases: number;
  readonly broken: readonly string[];
  /** Cases in which no gateway could tell and a person decided otherwise than the money. */
  readonly onAPersonsWord: number;
  /** How often attempts ended how. */
  readonly ends: ReadonlyMap<string, number>;
  /** How many cases struck at this moment. */
  readonly struck: ReadonlyMap<string, number>;
}

export interface Counter {
  /** @returns null when the case is broken */
  run(it: Case): Promise<Report | null>;
  tally(): Tally;
}

const TOLD = 5;

export function startCounter(change: Change = {}): Counter {
  let cases = 0;
  let onAPersonsWord = 0;
  const broken: string[] = [];
  const ends = new Map<string, number>();
  const struck = new Map<string, number>();
  const add = (to: Map<string, number>, what: string): void => void to.set(what, (to.get(what) ?? 0) + 1);
  return {
    async run(it) {
      cases += 1;
      try {
        const report = await runCase(it, change);
        onAPersonsWord += report.onAPersonsWord > 0 ? 1 : 0;
        for (const end of report.ends) add(ends, end);
        for (const moment of report.struck) add(struck, moment.replace(/#\d+$/, ""));
        return report;
      } catch (thrown) {
        if (!(thrown instanceof Error)) throw thrown;
        if (broken.length < TOLD) broken.push(thrown.message);
        else broken.push(thrown.message.split("\n").slice(0, 2).join(" · "));
        return null;
      }
    },
    tally: () => ({ cases, broken, onAPersonsWord, ends, struck }),
  };
}

/** The table that every run of the model prints. */
export function tableOf(title: string, { cases, broken, onAPersonsWord, ends, struck }: Tally): string {
  const rows = (of: ReadonlyMap<string, number>): string[] =>
    [...of].sort(([, a], [, b]) => b - a).map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`);
  return [
    `${title}: ${String(cases)} cases, ${String(broken.length)} broken`,
    `  ${String(onAPersonsWord).padStart(6)}  in which only a person could tell, and decided before the money moved`,
    "  attempts ended",
    ...rows(ends),
    "  killed",
    ...rows(struck),
  ].join("\n");
}
