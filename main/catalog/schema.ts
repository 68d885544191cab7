/** The tables of the catalogue's own database file. */

/** Marks the file as a catalogue: "TLca". */
export const APPLICATION_ID = 0x544c6361;
/** A file of another version is set aside: its goods can be imported again. */
export const SCHEMA_VERSION = 1;

/** How a text in `heads` may be found: a code typed from its start, or a name. */
export const HEAD = { code: 0, name: 1 } as const;

/**
 * `heads` holds folded names and codes in order, for finding by their beginning; `words` finds words inside them. The order
 * of ids is the order of the file.
 */
export const SCHEMA = `
  CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    sku TEXT NOT NULL UNIQUE,
    barcode TEXT,
    barcode_key TEXT UNIQUE,
    name TEXT NOT NULL,
    name_fr TEXT,
    name_zh TEXT,
    price INTEGER NOT NULL CHECK (price >= 0),
    taxes TEXT NOT NULL,
    category TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('each', 'kg')),
    fee INTEGER NOT NULL CHECK (fee >= 0)
  ) STRICT;
  CREATE INDEX products_by_category ON products (category, id);
  CREATE TABLE heads (
    kind INTEGER NOT NULL,
    text TEXT NOT NULL,
    product INTEGER NOT NULL,
    PRIMARY KEY (kind, text, product)
  ) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE words USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );
  PRAGMA application_id = ${String(APPLICATION_ID)};
  PRAGMA user_version = ${String(SCHEMA_VERSION)};
`;
