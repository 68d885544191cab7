/**
 * Carries the close of a batch: sent once, its answer kept. It cannot be looked up: one whose answer does not come, or whose
 * process died, is "sent, not confirmed", until somebody has read the terminal's slip.
 */
import type { Batch, BatchFact } from "../core/day/batch.ts";
import type { Clock } from "../core/clock.ts";
import type { CardGateway } from "../gateways/port.ts";

/** After a commit that failed, the same fact is tried again this soon, ms. */
const COMMIT_RETRY_MS = 1_000;

export interface BatchesDeps {
  readonly clock: Clock;
  /** Commits a fact of this batch. @returns false when it was not kept */
  commit(batch: Batch, fact: BatchFact): boolean;
}

export interface Batches {
  /** Closes that the last run left unanswered are in doubt from now on. */
  recover(batches: readonly Batch[]): void;
  /** Sends a close whose intent is committed (INV-1), once. Resolves when its answer is kept, or the till is closed. */
  send(gateway: CardGateway, batch: Batch): Promise<void>;
  close(): void;
}

export function createBatches({ clock, commit }: BatchesDeps): Batches {
  let closed = false;
  const stops = new Set<() => void>();

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const stop = (): void => {
        cancel();
        stops.delete(stop);
        resolve();
      };
      const cancel = clock.after(ms, stop);
      stops.add(stop);
    });

  /** What was heard is not forgotten while the disk takes nothing. */
  const keep = async (batch: Batch, fact: BatchFact): Promise<void> => {
    while (!closed && !commit(batch, fact)) await wait(COMMIT_RETRY_MS);
  };

  return {
    recover(batches) {
      for (const batch of batches)
        void keep(batch, {
          kind: "batch.answered",
          body: { batch: batch.id, reading: "unknown", theirs: null, text: "restarted" },
        });
    },
    async send(gateway, batch) {
      if (batch.state !== "new") throw new Error(`batch ${batch.id} was sent before`);
      if (gateway.closeBatch === undefined) throw new Error(`${gateway.id} closes no batch`);
      let noted: Promise<void> = Promise.resolve();
      const reading = await gateway
        .closeBatch(() => {
          noted = keep(batch, { kind: "batch.sent", body: { batch: batch.id } });
        })
        .catch(() => ({ kind: "unknown", text: "notUnderstood" }) as const);
      await noted;
      const theirs = reading.kind === "closed" ? reading.theirs : null;
      await keep(batch, {
        kind: "batch.answered",
        body: { batch: batch.id, reading: reading.kind, theirs, text: reading.text },
      });
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}
