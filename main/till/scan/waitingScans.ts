/** Goods that were scanned while a payment ran, in order: kept in the journal, so that a till that is killed loses none. */
import type { Clock } from "../../core/clock.ts";
import { readWaitingScans } from "../../journal/projections/waitingScans.ts";
import type { Books, Entry } from "../books.ts";
import type { Random } from "../base/random.ts";
import type { ScannedGoods } from "./scannedGoods.ts";

export interface WaitingScan {
  readonly id: string;
  readonly goods: ScannedGoods;
  /** Whether the journal knows of it; a sick one does not, and it waits in memory alone. */
  readonly kept: boolean;
}

export interface WaitingScans {
  count(): number;
  add(goods: ScannedGoods): void;
  /** Takes the first one out; the journal keeps it until it is released or put back. */
  take(): WaitingScan | undefined;
  /** It has to wait on. */
  putBack(scan: WaitingScan): void;
  /** What says that it waits no more: commit it with what became of it. */
  released(scan: WaitingScan, why: string): readonly Entry[];
  /** The last of those that the run before left; null when it left none. */
  restored(): ScannedGoods | null;
}

/** Whoever waited longer than this while the till was off has left with or without the goods, ms. */
const STILL_THERE_MS = 30 * 60_000;

export function createWaitingScans(books: Books, random: Random, clock: Clock): WaitingScans {
  const left = readWaitingScans(books.journal.reader);
  const old = left.filter(({ at }) => clock.now() - at > STILL_THERE_MS);
  const queue: WaitingScan[] = left
    .filter((each) => !old.includes(each))
    .map(({ scan, goods }) => ({ id: scan, goods: { kind: "goods", ...goods }, kept: true }));
  const restored = queue.at(-1)?.goods ?? null;
  if (old.length > 0) {
    books.commit(old.map(({ scan }): Entry => ({ fact: { kind: "scan.released", body: { scan, why: "old" } } })));
  }

  return {
    count: () => queue.length,
    add(goods) {
      const id = random.id();
      const { product, amount, shown } = goods;
      const kept = books.commit([
        { fact: { kind: "scan.waiting", body: { scan: id, goods: { product, amount, shown } } } },
      ]);
      queue.push({ id, goods, kept: kept.ok });
    },
    take: () => queue.shift(),
    putBack(scan) {
      queue.unshift(scan);
    },
    released: ({ id, kept }, why) => (kept ? [{ fact: { kind: "scan.released", body: { scan: id, why } } }] : []),
    restored: () => restored,
  };
}
