/** The matches with the gateways, what was written down to their differences, and numbers of lists that are not ours. */
import type { GatewayId } from "../../core/attempt/attempt.ts";
import { dayOfDifference, type MatchedStretch } from "../../core/report/differenceFigures.ts";
import type { MatchBody, MatchFact, MatchNote } from "../../core/match/matchFacts.ts";
import { canonicalJson } from "../canonicalJson.ts";
import type { Projector, Queries } from "../projector.ts";
import { sql } from "../sql.ts";

export const matchesProjector: Projector = {
  name: "matches",
  version: 2,
  tables: `
    CREATE TABLE matches (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, business_day TEXT NOT NULL, operator TEXT NOT NULL, after INTEGER NOT NULL, up_to INTEGER NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE INDEX matches_by_stretch ON matches (after, seq, up_to, at);
    CREATE TABLE match_days (business_day TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (business_day, seq)) STRICT, WITHOUT ROWID;
    CREATE TABLE match_notes (difference TEXT PRIMARY KEY, at INTEGER NOT NULL, operator TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
    CREATE TABLE match_strangers (gateway TEXT NOT NULL, number TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (gateway, number)) STRICT;
  `,
  drop: ["match_strangers", "match_notes", "match_days", "matches"],
  apply(db, stored) {
    if (!stored.kind.startsWith("match.")) return;
    const fact = { kind: stored.kind, body: stored.body } as MatchFact;
    const operator = stored.operator ?? "";
    if (fact.kind === "match.noted") {
      db.run(sql`INSERT OR REPLACE INTO match_notes (difference, at, operator, doc)
        VALUES (${fact.body.difference}, ${stored.at}, ${operator}, ${canonicalJson(fact.body)})`);
      return;
    }
    const { after, differences, upTo } = fact.body;
    db.run(sql`INSERT INTO matches (seq, at, business_day, operator, after, up_to, doc)
      VALUES (${stored.seq}, ${stored.at}, ${stored.businessDay}, ${operator}, ${after}, ${upTo}, ${canonicalJson(fact.body)})`);
    for (const day of new Set(differences.map((each) => dayOfDifference(each, stored.businessDay))))
      db.run(sql`INSERT INTO match_days (business_day, seq) VALUES (${day}, ${stored.seq})`);
    for (const { gateway, numbers } of fact.body.strangers)
      // No number is "": that row says that the list was heard at all.
      for (const number of ["", ...numbers])
        db.run(
          sql`INSERT OR IGNORE INTO match_strangers (gateway, number, seq) VALUES (${gateway}, ${number}, ${stored.seq})`,
        );
  },
};

/** A match as the journal holds it. @property at ms @property operator who was signed in */
export interface StoredMatch extends MatchBody {
  readonly seq: number;
  readonly at: number;
  readonly businessDay: string;
  readonly operator: string;
}

export interface StoredNote extends MatchNote {
  readonly at: number;
  readonly operator: string;
}

type Row = Omit<StoredMatch, keyof MatchBody> & { readonly doc: string };

const stored = ({ at, businessDay, doc, operator, seq }: Row): StoredMatch => ({
  ...(JSON.parse(doc) as MatchBody),
  ...{ seq, at, businessDay, operator },
});

export function readLastMatch(db: Queries): StoredMatch | undefined {
  const row = db.get<Row>(
    sql`SELECT seq, at, business_day AS businessDay, operator, doc FROM matches ORDER BY seq DESC LIMIT 1`,
  );
  return row === undefined ? undefined : stored(row);
}

/** The last match of each stretch, of facts up to `upTo`. */
export const readMatchedStretches = (db: Queries, upTo: number): readonly MatchedStretch[] =>
  db.all(
    sql`SELECT after, up_to AS upTo, at FROM matches AS one
      WHERE seq = (SELECT max(seq) FROM matches WHERE after = one.after AND seq <= ${upTo})`,
  );

/** The matches, each the last of its stretch as of fact `upTo`, that found differences of these business days. */
export const readMatchesOfDays = (db: Queries, first: string, last: string, upTo: number): readonly StoredMatch[] =>
  db
    .all<Row>(
      sql`SELECT seq, at, business_day AS businessDay, operator, doc FROM matches AS one
        WHERE seq IN (SELECT seq FROM match_days WHERE business_day BETWEEN ${first} AND ${last})
          AND seq = (SELECT max(seq) FROM matches WHERE after = one.after AND seq <= ${upTo}) ORDER BY seq`,
    )
    .map(stored);

/** The last match of the stretch that begins after this fact. */
export function readMatchOfStretch(db: Queries, after: number): StoredMatch | undefined {
  const row = db.get<Row>(
    sql`SELECT seq, at, business_day AS businessDay, operator, doc FROM matches WHERE after = ${after} ORDER BY seq DESC LIMIT 1`,
  );
  return row === undefined ? undefined : stored(row);
}

/** Tells whether anything was matched or noted since somebody looked: the last match's own fact, and how many notes there are. */
export const readMatchMark = (db: Queries): { readonly seq: number; readonly notes: number } =>
  db.get<{ seq: number; notes: number }>(
    sql`SELECT coalesce((SELECT max(seq) FROM matches), 0) AS seq, coalesce((SELECT max(rowid) FROM match_notes), 0) AS notes`,
  ) ?? { seq: 0, notes: 0 };

export function readMatchNote(db: Queries, difference: string): StoredNote | undefined {
  const row = db.get<{ at: number; operator: string; doc: string }>(
    sql`SELECT at, operator, doc FROM match_notes WHERE difference = ${difference}`,
  );
  return row === undefined ? undefined : { ...(JSON.parse(row.doc) as MatchNote), at: row.at, operator: row.operator };
}

/** Numbers of a gateway's list that an earlier match saw, of facts up to `upTo`, and that are not ours. */
export const readStrangers = (db: Queries, gateway: GatewayId, upTo: number): ReadonlySet<string> =>
  new Set(
    db
      .all<{ number: string }>(
        sql`SELECT number FROM match_strangers WHERE gateway = ${gateway} AND number <> '' AND seq <= ${upTo}`,
      )
      .map(({ number }) => number),
  );

/** Whether an earlier match, of facts up to `upTo`, heard this gateway's list: what it named then is known. */
export const hasMatchedList = (db: Queries, gateway: GatewayId, upTo: number): boolean =>
  db.get(sql`SELECT 1 AS one FROM match_strangers WHERE gateway = ${gateway} AND number = '' AND seq <= ${upTo}`) !==
  undefined;
