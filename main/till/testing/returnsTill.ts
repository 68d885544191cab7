/** A whole till for each test of returns, on a clock that can be put ahead, and the hands of who gives back there. */
import { afterEach, beforeEach } from "vitest";
import { systemClock } from "../base/systemClock.ts";
import { type Counter, type CounterOptions, openCounter } from "./counter.ts";
import { returnHands } from "./returns.ts";

/** Cards go by CodePay unless `open` is told otherwise. Called once in a file: the till is closed after each test. */
export function returnsTill() {
  let opened: Counter;
  /** How far till and world are ahead of this computer, ms. */
  let ahead = 0;
  beforeEach(() => {
    ahead = 0;
  });
  afterEach(async () => {
    await opened.close();
  });
  const forward = (ms: number): void => {
    ahead += ms;
  };
  const open = async ({ between, settings, ...options }: CounterOptions = {}): Promise<void> => {
    const now = (): number => Date.now() + ahead;
    opened = await openCounter({
      simulator: { now },
      between: { clock: { ...systemClock, now, steady: now }, ...between },
      settings: { cardGateway: "codepay", ...settings },
      ...options,
    });
  };
  const counter = (): Counter => opened;
  return { counter, forward, open, ...returnHands(counter, forward) };
}
