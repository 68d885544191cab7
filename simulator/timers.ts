/** Timers that all end together: on reset or close, whoever waits is woken and nothing fires into a world that is gone. */

export interface Timers {
  /** Calls `then` after `ms` milliseconds unless cancelled; returns the cancelling function. */
  after(ms: number, then: () => void): () => void;
  /** Resolves after `ms` milliseconds, or at once when it is woken or the timers are cleared. */
  wait(ms: number): Promise<void>;
  /** Ends every `wait` now. */
  wake(): void;
  clear(): void;
}

/** A set of timers with nothing in it. */
export function createTimers(): Timers {
  const running = new Set<() => void>();
  const wakers = new Set<() => void>();

  const after = (ms: number, then: () => void): (() => void) => {
    const handle = setTimeout(() => {
      running.delete(cancel);
      then();
    }, ms);
    const cancel = (): void => {
      clearTimeout(handle);
      running.delete(cancel);
    };
    running.add(cancel);
    return cancel;
  };

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        wakers.delete(wake);
        cancel();
        resolve();
      };
      const cancel = after(ms, wake);
      wakers.add(wake);
    });

  const wake = (): void => {
    for (const each of [...wakers]) each();
  };

  return {
    after,
    wait,
    wake,
    clear: () => {
      for (const cancel of [...running]) cancel();
      wake();
    },
  };
}
