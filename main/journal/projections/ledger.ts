/**
 * The ledger's rows (`core/ledger`), one for each fact that moved money or made a sale owe it. Reads attempts, refunds and
 * sales, so it is applied after them.
 */
import {
  attemptEntry,
  cashEntry,
  creditEntry,
  givenUpEntry,
  type LedgerEntry,
  type LedgerRow,
  otherEntry,
  refundEntry,
  returnEntry,
  type ReturnFigures,
  saleEntry,
  tipCutEntry,
} from "../../core/report/ledger.ts";
import type { Minor } from "../../core/money/money.ts";
import { type Refund, type RefundFact, refundOf } from "../../core/refund/refund.ts";
import type { ReturnBody, ReturnFact } from "../../core/refund/returns.ts";
import type { SaleFact } from "../../core/sale/sale.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { StoredFact } from "../fact.ts";
import type { ProjectionDb, Projector, Queries } from "../projector.ts";
import { sql, type SqlQuery, sqlOf } from "../sql.ts";
import { readAttempt } from "./attempts.ts";
import { readRefund, readRefundsOfAttempt } from "./refunds.ts";
import { readSale } from "./sales.ts";

export const ledgerProjector: Projector = {
  name: "ledger",
  version: 2,
  tables: `
    CREATE TABLE ledger (
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      business_day TEXT NOT NULL,
      shift TEXT NOT NULL,
      operator TEXT NOT NULL,
      kind TEXT NOT NULL,
      sale TEXT NOT NULL,
      ref TEXT NOT NULL,
      tender TEXT NOT NULL,
      label TEXT NOT NULL,
      gateway TEXT NOT NULL,
      money INTEGER NOT NULL,
      owed INTEGER NOT NULL,
      tip INTEGER NOT NULL,
      doc TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ledger_by_seq ON ledger (seq);
    CREATE INDEX ledger_by_day ON ledger (business_day, seq);
    CREATE INDEX ledger_by_ref ON ledger (ref);
  `,
  drop: ["ledger"],
  apply(db, stored) {
    for (const entry of entriesOf(db, stored)) {
      const { kind, sale, ref, tender, label, gateway, money, owed, tip, doc } = entry;
      db.run(sql`INSERT INTO ledger (seq, at, business_day, shift, operator, kind, sale, ref, tender, label, gateway, money, owed, tip, doc)
        VALUES (${stored.seq}, ${stored.at}, ${stored.businessDay}, ${stored.shift ?? ""}, ${stored.operator ?? ""}, ${kind},
          ${sale}, ${ref}, ${tender}, ${label}, ${gateway}, ${money}, ${owed}, ${tip}, ${canonicalJson(doc)})`);
    }
  },
};

/** Facts of an attempt that change nothing of what it took: the many of them cost no reading. */
const TELLS_NOTHING: ReadonlySet<string> = new Set([
  "attempt.intended",
  "attempt.sent",
  "attempt.pending",
  "attempt.identified",
  "attempt.heard",
  "attempt.unknown",
  "attempt.cancelAsked",
  "attempt.cancelSent",
  "attempt.cancelAnswered",
  "attempt.terminalConfirmedClear",
]);

function entriesOf(db: ProjectionDb, stored: StoredFact): readonly LedgerEntry[] {
  const area = stored.kind.slice(0, stored.kind.indexOf("."));
  switch (area) {
    case "sale":
      return stored.sale === null ? [] : ofSale(db, stored.sale, { kind: stored.kind, body: stored.body } as SaleFact);
    case "return":
      return ofReturn(db, { kind: stored.kind, body: stored.body } as ReturnFact);
    case "refund":
      return ofRefund(db, refundOf({ kind: stored.kind, body: stored.body } as RefundFact));
    default:
      return stored.attempt === null || TELLS_NOTHING.has(stored.kind) ? [] : ofAttempt(db, stored.attempt);
  }
}

function ofSale(db: ProjectionDb, id: string, fact: SaleFact): readonly LedgerEntry[] {
  switch (fact.kind) {
    case "sale.completed": {
      const sale = readSale(db, id);
      return sale === undefined ? [] : [saleEntry(sale)];
    }
    case "sale.abandoned":
      return [givenUpEntry(id)];
    case "sale.cashTaken": {
      const { id: tender, given, change } = fact.body.tender;
      return [cashEntry(id, tender, (given - change) as Minor)];
    }
    case "sale.cashTakenBack":
      return [cashEntry(id, fact.body.tender, (0 - writtenOf(db, fact.body.tender).money) as Minor)];
    case "sale.otherTaken": {
      const { id: tender, name, applied } = fact.body.tender;
      return [otherEntry(id, tender, name, applied)];
    }
    case "sale.otherTakenBack": {
      const name = readRows(db, sql`WHERE ref = ${fact.body.tender}`)[0]?.label ?? "";
      return [otherEntry(id, fact.body.tender, name, (0 - writtenOf(db, fact.body.tender).money) as Minor)];
    }
    default:
      return [];
  }
}

function ofAttempt(db: ProjectionDb, id: string): readonly LedgerEntry[] {
  const attempt = readAttempt(db, id);
  if (attempt === undefined) return [];
  const refunds = readRefundsOfAttempt(db, id);
  const row = attemptEntry(attempt, refunds, { ...writtenOfAll(db, id, refunds), money: writtenOf(db, id).money });
  return row === null ? [] : [row];
}

function ofRefund(db: ProjectionDb, id: string): readonly LedgerEntry[] {
  const refund = readRefund(db, id);
  const attempt = refund === undefined ? undefined : readAttempt(db, refund.of);
  if (refund === undefined || attempt === undefined) return [];
  const refunds = readRefundsOfAttempt(db, attempt.id);
  const before = { ...writtenOfAll(db, attempt.id, refunds), money: writtenOf(db, id).money };
  const row = refundEntry(refund, attempt, refunds, before);
  return row === null ? [] : [row];
}

function ofReturn(db: ProjectionDb, fact: ReturnFact): readonly LedgerEntry[] {
  if (fact.kind === "return.decided")
    return [returnEntry(saleOfReturn(fact.body), fact.body.id, figuresOfReturn(fact.body))];
  const decided = readRows(db, sql`WHERE ref = ${fact.body.return} AND kind = 'return'`)[0];
  if (decided?.doc?.kind !== "return") return [];
  const { sale } = decided;
  switch (fact.kind) {
    case "return.cashGiven": {
      const { part, given, rounding } = fact.body;
      return [cashEntry(sale, part, (0 - given) as Minor, (0 - rounding) as Minor)];
    }
    case "return.otherGiven":
      return [otherEntry(sale, fact.body.part, fact.body.name, (0 - fact.body.amount) as Minor)];
    case "return.credited": {
      const { part, amount, sale: bought } = fact.body;
      return [creditEntry("credit", sale, part, (0 - amount) as Minor), creditEntry("credit", bought, part, amount)];
    }
    case "return.creditUndone": {
      const { part, amount, sale: bought } = fact.body;
      const back = (0 - amount) as Minor;
      return [creditEntry("creditBack", sale, part, amount), creditEntry("creditBack", bought, part, back)];
    }
    case "return.partCut": {
      const { part, tipLess } = fact.body;
      return tipLess === 0 ? [] : [tipCutEntry(sale, part, tipLess)];
    }
    case "return.withdrawn":
      return [returnEntry(sale, fact.body.return, { ...decided.doc, withdrawn: true })];
    case "return.shortFound":
    case "return.twiceSeen":
      return [];
  }
}

const saleOfReturn = ({ id, sale }: ReturnBody): string => sale ?? id;

const figuresOfReturn = ({ taxes, total, parts, approver }: ReturnBody): ReturnFigures => ({
  taxes: taxes.map(({ name, rate, included, amount }) => ({ name, rate, included, amount })),
  total,
  tip: parts.reduce((sum, { tip }) => sum + tip, 0) as Minor,
  approver,
  withdrawn: false,
});

interface Written {
  readonly money: Minor;
  readonly beside: Minor;
  readonly tip: Minor;
}

/** What the rows of one attempt, tender or refund add up to. */
const writtenOf = (db: Queries, ref: string): Written =>
  db.get<Written>(
    sql`SELECT coalesce(sum(money), 0) AS money, coalesce(sum(owed), 0) AS beside, coalesce(sum(tip), 0) AS tip FROM ledger WHERE ref = ${ref}`,
  ) ?? { money: 0 as Minor, beside: 0 as Minor, tip: 0 as Minor };

/** What the rows of an attempt and of its refunds add up to. */
function writtenOfAll(db: Queries, attempt: string, refunds: readonly Refund[]): Written {
  const sums = [attempt, ...refunds.map(({ id }) => id)].map((ref) => writtenOf(db, ref));
  const sum = (of: (one: Written) => Minor): Minor => sums.reduce((all, one) => all + of(one), 0) as Minor;
  return { money: sum(({ money }) => money), beside: sum(({ beside }) => beside), tip: sum(({ tip }) => tip) };
}

type Row = Omit<LedgerRow, "doc"> & { readonly doc: string };

function readRows(db: Queries, where: SqlQuery): readonly LedgerRow[] {
  const rows = sqlOf(
    sql`SELECT seq, at, business_day AS businessDay, shift, operator, kind, sale, ref, tender, label, gateway, money, owed, tip, doc FROM ledger`,
    where,
    sql`ORDER BY rowid`,
  );
  return db.all<Row>(rows).map((row) => ({ ...row, doc: JSON.parse(row.doc) as LedgerRow["doc"] }));
}

export const readLedgerOfShift = (db: Queries, shift: string): readonly LedgerRow[] =>
  readRows(db, sql`WHERE shift = ${shift}`);

/** Rows of the facts after `after` and up to `upTo`: what a Z report covers. */
export const readLedgerBetween = (db: Queries, after: number, upTo: number): readonly LedgerRow[] =>
  readRows(db, sql`WHERE seq > ${after} AND seq <= ${upTo}`);

/** Tips that were taken in a shift, less those that went back. @param after the fact up to which the last Z report covers */
export const readTipsOfShift = (db: Queries, shift: string, after: number): Minor =>
  db.get<{ tips: Minor }>(
    sql`SELECT coalesce(sum(tip), 0) AS tips FROM ledger WHERE seq > ${after} AND shift = ${shift}`,
  )?.tips ?? (0 as Minor);

/** The number of the last fact that moved money or made a sale owe some; 0 before there was one. */
export const readLastMoney = (db: Queries): number =>
  db.get<{ seq: number | null }>(sql`SELECT max(seq) AS seq FROM ledger`)?.seq ?? 0;

/** When the first fact after `after` that moved money was journalled, ms; null when there is none. */
export const readFirstMoneyAfter = (db: Queries, after: number): number | null =>
  db.get<{ at: number }>(sql`SELECT at FROM ledger WHERE seq > ${after} ORDER BY seq LIMIT 1`)?.at ?? null;

/** The facts after `after` that moved money through a gateway, each with the attempt or refund that it is about, in order. */
export const readGatewayMoneyAfter = (
  db: Queries,
  after: number,
): readonly { readonly seq: number; readonly ref: string }[] =>
  db.all(sql`SELECT seq, ref FROM ledger WHERE seq > ${after} AND gateway <> '' ORDER BY seq`);

/** Whether money moved through a gateway after this fact. */
export const hasGatewayMoneyAfter = (db: Queries, after: number): boolean =>
  db.get(sql`SELECT 1 AS one FROM ledger WHERE seq > ${after} AND gateway <> '' LIMIT 1`) !== undefined;
