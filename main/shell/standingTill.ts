/**
 * One till after another behind the same port: going live, and settings that are read at a start, need no hand. The page
 * stays connected; while the next till starts, nothing is carried out, and everything that is asked is told so.
 */
import type { TillView, ViewChange } from "../../preload/contract.ts";
import type { Outcome } from "../../preload/contract/channel.ts";
import type { Result } from "../core/result.ts";
import type { BootProblem, RunningTill, TillOptions } from "../till/start/options.ts";
import { startTill } from "../till.ts";
import { describeFault } from "../till/base/fault.ts";

export interface StandingTill extends Pick<RunningTill, "port" | "close"> {
  /** The till that runs now; between two the last. */
  now(): RunningTill;
}

export interface StandingHears {
  /** Another till runs. */
  restarted(till: RunningTill): void;
  /** It ended and could not start again: this standing is over. */
  ended(problem: BootProblem): void;
}

/** How long what is being carried out may take before the till ends under it, ms: it is taken up as after a power cut. */
const GRACE_MS = 5_000;

/** @param start how a till is started; another one only in tests */
export async function openStandingTill(
  options: TillOptions,
  hears: StandingHears,
  start: typeof startTill = startTill,
): Promise<Result<StandingTill, BootProblem>> {
  const listeners = new Set<(change: ViewChange) => void>();
  const inHand = new Set<Promise<unknown>>();
  let changing: Promise<void> | null = null;
  /** What the page is shown between two tills. */
  let frozen: TillView | null = null;
  let closed = false;
  const isClosed = (): boolean => closed;

  const restart = (): void => {
    if (changing !== null || closed) return;
    changing = change()
      .catch((error: unknown) => {
        hears.ended({ message: describeFault(error), exitCode: 1 });
      })
      .finally(() => {
        changing = null;
      });
  };
  const begin = () => start({ ...options, restart });
  const pass = (change: ViewChange): void => {
    for (const listener of listeners) listener(change);
  };

  const first = await begin();
  if (!first.ok) return first;
  let till = first.value;
  /** The one that is to be closed. */
  let running: RunningTill | null = till;
  let silence = till.port.subscribe(pass);

  async function change(): Promise<void> {
    frozen = till.port.view();
    await inTime([...inHand]);
    await end();
    if (closed) return;
    const next = await begin();
    if (!next.ok) {
      hears.ended(next.error);
      return;
    }
    till = next.value;
    running = till;
    if (isClosed()) return;
    frozen = null;
    silence = till.port.subscribe(pass);
    pass(till.port.view());
    hears.restarted(till);
  }

  async function end(): Promise<void> {
    const ending = running;
    running = null;
    silence();
    await ending?.close();
  }

  const carry = (call: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => {
    if (frozen !== null) return Promise.resolve({ ok: false, error: { code: "restarting", money: "safe" } });
    const answer = call();
    inHand.add(answer);
    void answer.finally(() => inHand.delete(answer)).catch(() => undefined);
    return answer;
  };

  return {
    ok: true,
    value: {
      port: {
        command: (envelope) => carry(() => till.port.command(envelope)),
        query: (envelope) => carry(() => till.port.query(envelope)),
        view: () => frozen ?? till.port.view(),
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      now: () => till,
      async close() {
        closed = true;
        listeners.clear();
        await changing;
        await end();
      },
    },
  };
}

async function inTime(work: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
}
