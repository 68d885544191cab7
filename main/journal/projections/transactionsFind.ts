/** Finding sales in the list of transactions, newest first and a page at a time: what is asked for decides which index leads. */
import type { SaleSearch } from "../../core/sale/findSale.ts";
import type { Minor } from "../../core/money/money.ts";
import type { PaidWith, SaleRowState } from "../../core/sale/saleRow.ts";
import type { Queries } from "../projector.ts";
import { sql, sqlOf, type SqlQuery } from "../sql.ts";

/** Every condition has to hold; null = whatever it is. */
export interface TransactionFilter {
  readonly search: SaleSearch | null;
  /** Business days `2026-11-20`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly tender: keyof typeof BY_TENDER | null;
  /** `refunds`: something went or is to go back. */
  readonly state: Exclude<SaleRowState, "paid" | "partReturned" | "returned"> | "refunds" | null;
  readonly operator: string | null;
}

export interface TransactionRow {
  /** Its place in the list: the next page begins before the last one's. */
  readonly pos: number;
  readonly sale: string;
  readonly number: number;
  /** When it was completed, or when money first stood on it, ms. */
  readonly at: number;
  readonly businessDay: string;
  readonly operator: string;
  readonly state: SaleRowState;
  readonly total: Minor;
  readonly returned: Minor;
  readonly paidWith: readonly PaidWith[];
}

/** Written out: each condition is that of its partial index. */
const BY_TENDER = {
  card: sql`AND t.tenders & 1 <> 0`,
  wallet: sql`AND t.tenders & 2 <> 0`,
  cash: sql`AND t.tenders & 4 <> 0`,
  other: sql`AND t.tenders & 8 <> 0`,
} as const;

const BY_STATE: Readonly<Record<NonNullable<TransactionFilter["state"]>, SqlQuery>> = {
  notProven: sql`AND t.state = 'notProven' AND t.state <> 'paid'`,
  givenUp: sql`AND t.state = 'givenUp' AND t.state <> 'paid'`,
  open: sql`AND t.state = 'open' AND t.state <> 'paid'`,
  refunds: sql`AND t.refunds > 0`,
};

/**
 * @param before the place before which the page begins; null = at the newest
 * @returns at most `limit` rows, newest first
 */
export function findTransactions(
  db: Queries,
  filter: TransactionFilter,
  before: number | null,
  limit: number,
): readonly TransactionRow[] {
  const range = placesOf(db, filter, before);
  if (range === null) return [];
  const where = sqlOf(
    sql`AND t.pos >= ${range.first} AND t.pos <= ${range.last}`,
    ...conditions(filter),
    sql`ORDER BY t.pos DESC LIMIT ${limit}`,
  );
  const { search } = filter;
  const sources = search === null ? [sql`SELECT t.* FROM transactions t WHERE 1`] : sourcesOf(search);
  const rows = sources.flatMap((source) => db.all<Row>(sqlOf(source, where)));
  const unique = new Map(rows.map((row) => [row.pos, row]));
  return [...unique.values()]
    .sort((a, b) => b.pos - a.pos)
    .slice(0, limit)
    .map(rowOf);
}

/** One question for each thing that was perhaps meant, each answered by an index. */
function sourcesOf({ number, returned, amount, last4, reference }: SaleSearch): readonly SqlQuery[] {
  const words = [
    ...(amount === null ? [] : [`A${String(amount)}`]),
    ...(last4 === null ? [] : [`L${last4}`]),
    ...(reference === null ? [] : [`R${reference}`]),
  ];
  return [
    ...(number === null ? [] : [sql`SELECT t.* FROM transactions t WHERE t.number = ${number}`]),
    ...(returned === null
      ? []
      : [sql`SELECT t.* FROM returns r CROSS JOIN transactions t ON t.sale = r.sale WHERE r.number = ${returned}`]),
    ...(amount === null ? [] : [sql`SELECT t.* FROM transactions t WHERE t.total = ${amount}`]),
    ...words.map(
      (word) =>
        sql`SELECT t.* FROM transaction_words w CROSS JOIN transactions t ON t.pos = w.pos WHERE w.word = ${word}`,
    ),
  ];
}

function conditions({ from, to, tender, state, operator }: TransactionFilter): readonly SqlQuery[] {
  return [
    ...(from === null ? [] : [sql`AND t.business_day >= ${from}`]),
    ...(to === null ? [] : [sql`AND t.business_day <= ${to}`]),
    ...(tender === null ? [] : [BY_TENDER[tender]]),
    ...(state === null ? [] : [BY_STATE[state]]),
    ...(operator === null ? [] : [sql`AND t.operator = ${operator}`]),
  ];
}

/** The stretch of the list in which these days lie; null when none of them has a sale. */
function placesOf(
  db: Queries,
  { from, to }: TransactionFilter,
  before: number | null,
): { readonly first: number; readonly last: number } | null {
  const end = before === null ? Number.MAX_SAFE_INTEGER : before - 1;
  if (from === null && to === null) return { first: 0, last: end };
  const days = db.get<{ first: number | null; last: number | null }>(
    sql`SELECT min(first) AS first, max(last) AS last FROM transaction_days
      WHERE business_day >= ${from ?? ""} AND business_day <= ${to ?? "9999"}`,
  );
  if (days === undefined || days.first === null || days.last === null) return null;
  return { first: days.first, last: Math.min(days.last, end) };
}

interface Row {
  readonly pos: number;
  readonly sale: string;
  readonly number: number;
  readonly at: number;
  readonly business_day: string;
  readonly operator: string;
  readonly state: SaleRowState;
  readonly total: Minor;
  readonly returned: Minor;
  readonly paid_with: string;
}

const rowOf = ({ business_day: businessDay, paid_with: paidWith, ...row }: Row): TransactionRow => ({
  pos: row.pos,
  sale: row.sale,
  number: row.number,
  at: row.at,
  businessDay,
  operator: row.operator,
  state: row.state,
  total: row.total,
  returned: row.returned,
  paidWith: JSON.parse(paidWith) as readonly PaidWith[],
});

export const readTransaction = (db: Queries, sale: string): TransactionRow | undefined => {
  const row = db.get<Row>(sql`SELECT * FROM transactions WHERE sale = ${sale}`);
  return row === undefined ? undefined : rowOf(row);
};

/** The returns of a sale's goods, oldest first, by id. */
export const readReturnIds = (db: Queries, sale: string): readonly string[] =>
  db.all<{ id: string }>(sql`SELECT id FROM transaction_returns WHERE sale = ${sale} ORDER BY seq`).map(({ id }) => id);
