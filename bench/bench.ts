/** What a target's measurement is given, and what it gives. */
import type { BrowserServer } from "playwright";
import type { BenchCounter } from "./counter.ts";
import type { Figure } from "./figures.ts";

export interface World {
  /** Shorter runs of what takes minutes. */
  readonly quick: boolean;
  /** A folder of this run's own, on the disk that is measured. */
  readonly dir: string;
  /** A catalogue file of 100,000 goods. */
  readonly goodsFile: string;
  browser(): Promise<BrowserServer>;
  /** One counter with 100,000 goods that several measurements share; each leaves it with no sale open. */
  counter(): Promise<BenchCounter>;
}

export interface Bench {
  readonly name: string;
  run(world: World): Promise<readonly Figure[]>;
}
