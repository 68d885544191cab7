/** An evening at a whole till: goods sold for cash, the drawer counted, the day closed, and the backup that follows. */
import type { ClosingView } from "../../../preload/contract/closing.ts";
import type { BackupsView } from "../../../preload/contract/backup.ts";
import { vi } from "vitest";
import { type Counter, MANAGER } from "./counter.ts";
import { factsIn } from "./facts.ts";

export async function ask<T>(counter: Counter, name: string, args: object): Promise<T> {
  const answer = await counter.till().port.query({ name, args });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as T;
}

/** @returns what was paid, minor units */
export async function sellForCash(counter: Counter): Promise<number> {
  const sale = await counter.ring();
  const toPay = counter.view().sale?.cash.toPay ?? 0;
  await counter.must("cash.take", { sale, given: toPay });
  await counter.must("sale.next", {});
  return toPay;
}

/** Counts and closes the drawer, closes the day, and waits for its backup. */
export async function closeDay(counter: Counter): Promise<void> {
  await counter.must("session.signIn", { operator: MANAGER.approver, pin: MANAGER.pin });
  const { expected } = await counter.must("shift.count", { counted: { sum: 0 }, explanation: "" });
  await counter.must("shift.count", { counted: { sum: expected }, explanation: "" });
  await counter.must("shift.close", { left: 0, bag: "B 1", approval: null });
  const { next } = await ask<ClosingView>(counter, "closing.state", {});
  const before = factsIn(counter.dataDir, "backup.made").length;
  await counter.must("closing.close", { seen: next, approval: null });
  await backups(counter, before + 1);
}

export const backupsOf = (counter: Counter): Promise<BackupsView> => ask(counter, "backup.list", { limit: 100 });

/** Waits until the journal says that so many were made. */
export async function backups(counter: Counter, count: number): Promise<void> {
  const made = (): boolean => factsIn(counter.dataDir, "backup.made").length >= count;
  await vi.waitUntil(async () => made() && (await backupsOf(counter)).running === null, {
    timeout: 60_000,
    interval: 20,
  });
}
