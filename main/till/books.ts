/**
 * The books: the only way the till writes the journal, and its picture of what the journal says. Every fact gets its
 * register, operator, shift and business day here, so that none can be without.
 */
import type { Attempt } from "../core/attempt/attempt.ts";
import { businessDay as businessDayOf } from "../core/day/businessDay.ts";
import type { Clock } from "../core/clock.ts";
import type { Fact } from "../core/facts.ts";
import { ok, type Result } from "../core/result.ts";
import type { Sale } from "../core/sale/sale.ts";
import type { Shift } from "../core/day/shift.ts";
import type { JournalTrouble } from "../journal/errors.ts";
import type { NewFact } from "../journal/fact.ts";
import type { Journal } from "../journal/journal.ts";
import { readAttempt } from "../journal/projections/attempts.ts";
import { numbersBeforeRestore } from "../journal/projections/backups.ts";
import { lastSaleNumber, readLastCompleted, readOpenSale, readSale } from "../journal/projections/sales.ts";
import { readLeftInDrawer, readOpenShift } from "../journal/projections/shifts.ts";

/** A fact and what it is about. `operator` is given for facts that a background watch makes in somebody's name. */
export interface Entry {
  readonly fact: Fact;
  readonly sale?: string;
  readonly attempt?: string;
  readonly operator?: string;
}

export interface BooksSettings {
  readonly register: string;
  readonly timeZone: string;
  readonly cutOff: string;
}

export interface Books {
  /** Commits all entries or none; when it answers ok they are on the disk and everybody has been told. */
  commit(entries: readonly Entry[]): Result<null, JournalTrouble>;
  /** Whether facts can be kept at this moment; ask before money is asked for. */
  healthy(): Result<true, JournalTrouble>;
  /** Tries to write again after trouble. */
  probe(): Result<true, JournalTrouble>;
  /** The sale on the screen: the open one, else the one just completed until it is put away. */
  sale(): Sale | null;
  /** Takes a finished sale off the screen. */
  putAway(): void;
  /** Lets an open sale wait in the background; the next scan starts another. */
  leaveSale(): void;
  /** Brings an open sale back on the screen. @returns false when there is no such open sale */
  bringBack(id: string): boolean;
  saleById(id: string): Sale | undefined;
  attempt(id: string): Attempt | undefined;
  nextSaleNumber(): number;
  shift(): Shift | null;
  businessDay(): string;
  setOperator(operator: string | null): void;
  operator(): string | null;
  onChange(listener: () => void): void;
  readonly journal: Journal;
}

/** A sale completed longer ago than this is not shown again after a restart, ms. */
const STILL_ON_SCREEN_MS = 30 * 60_000;

/** What is handed over for goods that came back: cash leaves a drawer that somebody answers for (INV-9). */
const GIVES_BACK: ReadonlySet<Fact["kind"]> = new Set<Fact["kind"]>([
  "return.decided",
  "return.cashGiven",
  "return.otherGiven",
]);

/** Signing in, looking up, printing and closing a batch after the day is closed open no drawer. */
const needsShift = ({ kind }: Fact): boolean =>
  kind.startsWith("sale.") || GIVES_BACK.has(kind) || (kind.endsWith(".intended") && kind !== "batch.intended");

/** Facts after which the open shift is another, or looks otherwise. */
const SHIFT_KINDS: ReadonlySet<Fact["kind"]> = new Set<Fact["kind"]>([
  "shift.opened",
  "shift.closed",
  "cash.moved",
  "cash.counted",
]);

/** @param newId names a shift */
export function createBooks(journal: Journal, clock: Clock, settings: BooksSettings, newId: () => string): Books {
  const reader = journal.reader;
  const listeners: (() => void)[] = [];
  let operator: string | null = null;
  let current: Sale | null = readOpenSale(reader) ?? recent(readLastCompleted(reader), clock.now());
  let shift: Shift | null = readOpenShift(reader) ?? null;
  let lastNumber = lastSaleNumber(reader);

  const businessDay = (): string => businessDayOf(clock.now(), settings.timeZone, settings.cutOff);
  /** A shift opens by itself with the first sale, return or intent, so that none is without; what the last one left is its float. */
  const shiftToOpen = (asked: readonly Entry[]): string | null =>
    shift === null && asked.some(({ fact }) => needsShift(fact)) ? newId() : null;
  const stamp = (entry: Entry, at: number, shiftId: string | null): NewFact => ({
    at,
    kind: entry.fact.kind,
    register: settings.register,
    operator: entry.operator ?? operator,
    shift: shiftId,
    businessDay: businessDay(),
    sale: entry.sale ?? null,
    attempt: entry.attempt ?? null,
    body: entry.fact.body,
  });

  return {
    journal,
    commit(asked) {
      const at = clock.now();
      const opening = shiftToOpen(asked);
      const entries: readonly Entry[] =
        opening === null
          ? asked
          : [{ fact: { kind: "shift.opened", body: { shift: opening, float: readLeftInDrawer(reader) } } }, ...asked];
      const opened = entries.map(({ fact }) => fact).find((fact) => fact.kind === "shift.opened");
      const named = opened?.kind === "shift.opened" ? opened.body.shift : (shift?.id ?? null);
      const appended = journal.append(entries.map((entry) => stamp(entry, at, named)));
      if (!appended.ok) {
        for (const listener of listeners) listener();
        return appended;
      }
      for (const { fact, sale } of entries) {
        if (fact.kind === "sale.started") {
          lastNumber = fact.body.number;
          current = readSale(reader, fact.body.id) ?? null;
        }
        if (SHIFT_KINDS.has(fact.kind)) shift = readOpenShift(reader) ?? null;
        if (current !== null && sale === current.id) current = readSale(reader, current.id) ?? null;
      }
      for (const listener of listeners) listener();
      return ok(null);
    },
    healthy: () => journal.canTakePayments(),
    probe() {
      const before = journal.canTakePayments();
      const now = journal.probe();
      // What waits for the disk goes on by itself: papers, and parts of returns.
      if (!before.ok && now.ok) for (const listener of listeners) listener();
      return now;
    },
    sale: () => current,
    putAway() {
      if (current !== null && current.state !== "open") current = null;
      for (const listener of listeners) listener();
    },
    leaveSale() {
      current = null;
      for (const listener of listeners) listener();
    },
    bringBack(id) {
      const sale = readSale(reader, id);
      if (sale?.state !== "open") return false;
      if (sale.held !== undefined && !this.commit([{ fact: { kind: "sale.recalled", body: {} }, sale: id }]).ok)
        return false;
      current = readSale(reader, id) ?? null;
      for (const listener of listeners) listener();
      return true;
    },
    saleById: (id) => (current?.id === id ? current : readSale(reader, id)),
    attempt: (id) => readAttempt(reader, id),
    // Numbers that a restore knew of stand on papers that customers have.
    nextSaleNumber: () => Math.max(lastNumber, numbersBeforeRestore(reader).sale) + 1,
    shift: () => shift,
    businessDay,
    setOperator(next) {
      operator = next;
    },
    operator: () => operator,
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

const recent = (sale: Sale | undefined, now: number): Sale | null =>
  sale?.completedAt !== null && sale?.completedAt !== undefined && now - sale.completedAt < STILL_ON_SCREEN_MS
    ? sale
    : null;
