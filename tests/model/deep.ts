/**
 * Random cases beyond the matrix: two payments with outcomes of their own, every fault, up to three deaths at any moment.
 * `node tests/model/deep.ts --cases 100000 --seed 1`; the same seed gives the same cases.
 */
import { parseArgs } from "node:util";
import type { Case } from "./case.ts";
import { CANCEL_FAULTS, downFor, GATEWAYS, HABITS, isKnowable, REFUND_FAULTS } from "./cases.ts";
import type { Blow, Death } from "./moments.ts";
import { OUTCOMES, SIGHTS } from "./outcome.ts";
import { startCounter, tableOf } from "./tally.ts";

const DEATHS: readonly Death[] = ["mainKilled", "powerCut", "pageKilled"];
const TOLD_EVERY = 5_000;

/** A generator of chances that a seed repeats (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs so many random cases. @returns how many are broken */
export async function runDeep(cases: number, seed: number, tell: (line: string) => void): Promise<number> {
  const chance = chances(seed);
  const pick = <T>(of: readonly [T, ...T[]] | readonly T[]): T => {
    const one = of[Math.floor(chance() * of.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  };
  const alive = (): Case => {
    const sight = pick(SIGHTS);
    const knowable = OUTCOMES.filter((outcome) => isKnowable(outcome, sight));
    return {
      gateway: pick(GATEWAYS),
      outcomes: [pick(knowable), pick(knowable)],
      sight,
      cancelFaults: pick(CANCEL_FAULTS),
      refundFaults: pick(REFUND_FAULTS),
      people: pick(HABITS),
      blows: [],
    };
  };
  const blowsOf = (moments: readonly string[]): readonly Blow[] =>
    Array.from({ length: 1 + Math.floor(chance() * 3) }, (_, i) => {
      const death = pick(DEATHS);
      return { moment: pick(moments), death, downMs: downFor(death, Math.floor(chance() * 3) + i) };
    });
  const counter = startCounter();
  while (counter.tally().cases < cases) {
    const it = alive();
    const report = await counter.run(it);
    for (let i = 0; report !== null && i < 4 && counter.tally().cases < cases; i += 1)
      await counter.run({ ...it, blows: blowsOf(report.moments) });
    if (counter.tally().cases % TOLD_EVERY < 5) tell(`${String(counter.tally().cases)} cases`);
  }
  const tally = counter.tally();
  tell(tableOf(`Deep cases, seed ${String(seed)}`, tally));
  for (const broken of tally.broken) tell(broken);
  return tally.broken.length;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { cases: { type: "string" }, seed: { type: "string" } } });
  const broken = await runDeep(Number(values.cases ?? 10_000), Number(values.seed ?? 1), (line) => {
    process.stdout.write(`${line}\n`);
  });
  process.exitCode = broken === 0 ? 0 : 1;
}
