/** The table of facts, append-only and chained; the book-keeping of projections; the table the write probe uses. */
export const version = 10;

export const statements = `
  -- "TNDL": tells a journal from any other SQLite file.
  PRAGMA application_id = 1414415436;

  CREATE TABLE facts (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    register TEXT NOT NULL,
    operator TEXT,
    shift TEXT,
    business_day TEXT NOT NULL,
    sale TEXT,
    attempt TEXT,
    body TEXT NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  -- A sale or an attempt is read back whole; most facts have one of them, so the indexes hold only those.
  CREATE INDEX facts_of_sale ON facts (sale, seq) WHERE sale IS NOT NULL;
  CREATE INDEX facts_of_attempt ON facts (attempt, seq) WHERE attempt IS NOT NULL;

  CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts
  BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;

  CREATE TRIGGER facts_never_go BEFORE DELETE ON facts
  BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;

  -- Also stops INSERT OR REPLACE, which would delete a fact without asking the trigger above.
  CREATE TRIGGER facts_only_at_the_end BEFORE INSERT ON facts
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM facts)
    OR (NEW.seq > 1 AND NEW.prev IS NOT (SELECT hash FROM facts WHERE seq = NEW.seq - 1))
  BEGIN SELECT RAISE(ABORT, 'facts are only added at the end of the chain'); END;

  -- What the projection tables were built by, and their names, so that those of a projector that is gone can be dropped.
  CREATE TABLE projections (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    tables TEXT NOT NULL,
    definition TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The last fact the projections have seen; written in the transaction of that fact.
  CREATE TABLE projected (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL) STRICT;
  INSERT INTO projected (one, seq) VALUES (1, 0);

  -- Written to find out whether the disk takes a commit again, without touching facts.
  CREATE TABLE probe (one INTEGER PRIMARY KEY CHECK (one = 1), at INTEGER NOT NULL, filler BLOB NOT NULL) STRICT;
  INSERT INTO probe (one, at, filler) VALUES (1, 0, x'');
`;
