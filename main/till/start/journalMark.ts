/**
 * What the till knows of its journal beside the journal: a small file for its owner alone, by which a database that was
 * exchanged, cut off or put back from a backup is found out. Written at every start, end, close and backup, whenever money
 * is asked for, and before the numbers run out that it says may be used: so a till that was killed has used no others.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { isRoomShort, type LostAttempt, type PaperNumbers, withRoom } from "../../core/keeping/backup.ts";
import type { Fact } from "../../core/facts.ts";
import { readOpenAttempts } from "../../journal/projections/attempts.ts";
import { lastNumbers, readRestores, readRestoreToSettle } from "../../journal/projections/backups.ts";
import { readOpenRefunds } from "../../journal/projections/refunds.ts";
import type { Journal } from "../../journal/journal.ts";
import type { JournalReader } from "../../journal/reader.ts";
import { replaceOwnerFile } from "../../settings/ownerFile.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const markSchema = v.object({
  seq: count,
  head: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  lastSale: count,
  lastReturn: v.optional(count, 0),
  lastZ: v.optional(count, 0),
  restores: count,
  open: v.array(
    v.object({
      kind: v.exactOptional(v.literal("refund")),
      reference: v.string(),
      gateway: v.string(),
      amount: v.pipe(v.number(), v.safeInteger()),
    }),
  ),
});

/**
 * @property lastSale no sale has a higher number, however the till ended; so with the others
 * @property restores the `nth` of the last restore @property open payments and refunds whose outcome was not known
 */
export interface JournalMark {
  readonly seq: number;
  readonly head: string;
  readonly lastSale: number;
  readonly lastReturn: number;
  readonly lastZ: number;
  readonly restores: number;
  readonly open: readonly LostAttempt[];
}

const fileIn = (dir: string): string => join(dir, "journal.known.json");

/** Null when there is none, or none that can be read: nothing is known then. @param dir the folder of the mode */
export function readMark(dir: string): JournalMark | null {
  try {
    const parsed = v.safeParse(markSchema, JSON.parse(readFileSync(fileIn(dir), "utf8")));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** What is known of this journal now. @param numbers that may be used before this is written again */
function markOf(reader: JournalReader, numbers: PaperNumbers): JournalMark {
  const { seq, hash: head } = reader.head();
  const named = ({ amount, gateway, reference }: LostAttempt): LostAttempt => ({ reference, gateway, amount });
  return {
    seq,
    head,
    lastSale: numbers.sale,
    lastReturn: numbers.return,
    lastZ: numbers.z,
    restores: readRestores(reader),
    open: [
      // Lost by one restore, they are by the next as well: of the same backup, or of another.
      ...(readRestoreToSettle(reader)?.lost ?? []),
      ...readOpenAttempts(reader).map(named),
      ...readOpenRefunds(reader).map((refund) => ({ kind: "refund" as const, ...named(refund) })),
    ],
  };
}

export interface MarkKeeper {
  /** The journal, with an eye on what is committed to it. */
  readonly journal: Journal;
  /** Writes what is known now; waits for an earlier one. Never rejects: without the file only less is found out. */
  keep(): Promise<void>;
  /** The same at an orderly end: no number is used after it. */
  end(): Promise<void>;
}

/** Before the first byte of these leaves, the till begins to write down that they are open. */
const ASKS: ReadonlySet<string> = new Set<Fact["kind"]>(["attempt.intended", "refund.intended"]);
const NUMBERS: ReadonlySet<string> = new Set<Fact["kind"]>(["sale.started", "return.decided", "day.closed"]);

export function createMarkKeeper(journal: Journal): MarkKeeper {
  const { reader } = journal;
  const path = fileIn(dirname(journal.path));
  let written: PaperNumbers | null = null;
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  const write = (numbers: PaperNumbers): Promise<void> => {
    written = numbers;
    const text = JSON.stringify(markOf(reader, numbers));
    last = last.then(() => replaceOwnerFile(path, text)).catch(() => undefined);
    return last;
  };
  const keep = (): Promise<void> => write(withRoom(lastNumbers(reader)));
  /** One write at a time, and one more after it for all that came meanwhile. */
  const keepSoon = (): void => {
    waiting ??= last.then(() => {
      waiting = null;
      return keep();
    });
  };

  return {
    journal: {
      ...journal,
      append(facts) {
        const stored = journal.append(facts);
        const asks = stored.ok && facts.some(({ kind }) => ASKS.has(kind));
        const numbers = stored.ok && facts.some(({ kind }) => NUMBERS.has(kind));
        const isShort = numbers && written !== null && isRoomShort(lastNumbers(reader), written);
        if (asks || isShort) keepSoon();
        return stored;
      },
    },
    keep,
    end: () => write(lastNumbers(reader)),
  };
}
