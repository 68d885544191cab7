/** The share of all cases that one test file runs, and what it prints. */
import type { Case } from "./case.ts";
import { killedAt, toBeKilled, undisturbed } from "./cases.ts";
import { startCounter, tableOf, type Tally } from "./tally.ts";

export interface Share {
  readonly gateways: readonly Case["gateway"][];
  /** Of what is not killed every n-th case; of what is killed every n-th moment. 1 takes all. */
  readonly undisturbed: number;
  readonly killed: number;
}

/** Runs the share from end to end; what is killed is first run alive, to learn its moments. */
export async function runMatrix(title: string, share: Share): Promise<Tally> {
  const counter = startCounter();
  for (const it of every(undisturbed(share.gateways), share.undisturbed)) await counter.run(it);
  let offset = 0;
  for (const it of toBeKilled(share.gateways)) {
    const alive = await counter.run(it);
    if (alive === null) continue;
    // Another set of moments for each case, so that together they cover all.
    offset += 1;
    for (const killed of every(killedAt(it, alive.moments), share.killed, offset)) await counter.run(killed);
  }
  const tally = counter.tally();
  process.stdout.write(`\n${tableOf(title, tally)}\n`);
  return tally;
}

function* every<T>(all: Iterable<T>, nth: number, offset = 0): Generator<T, void> {
  let count = offset;
  for (const each of all) {
    if (count % nth === 0) yield each;
    count += 1;
  }
}
