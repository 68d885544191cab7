/** What the journal on the disk says and what the world saw, and whether the two agree. */
import { join } from "node:path";
import { expect } from "vitest";
import { isOpen, type Attempt } from "../../main/core/attempt/attempt.ts";
import type { Sale } from "../../main/core/sale/sale.ts";
import { openReadConnection, readerOf, type JournalReader } from "../../main/journal/reader.ts";
import { openJournal } from "../../main/journal/open.ts";
import { dumpProjections } from "../../main/journal/projections.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import { sql } from "../../main/journal/sql.ts";
import { verifyJournal } from "../../main/journal/verify.ts";
import type { Rig } from "./rig.ts";

/** Reads the journal file itself, beside a running till or with none. */
export function readJournal<T>(rig: Rig, read: (reader: JournalReader) => T): T {
  const connection = openReadConnection(join(rig.shop.journalDir, "journal.db"));
  try {
    return read(readerOf(connection));
  } finally {
    connection.close();
  }
}

type Doc = { readonly doc: string };

export const attemptsOf = (rig: Rig): readonly Attempt[] =>
  readJournal(rig, (reader) =>
    reader.all<Doc>(sql`SELECT doc FROM attempts ORDER BY rowid`).map((row) => JSON.parse(row.doc) as Attempt),
  );

export const salesOf = (rig: Rig): readonly Sale[] =>
  readJournal(rig, (reader) =>
    reader.all<Doc>(sql`SELECT doc FROM sales ORDER BY number`).map((row) => JSON.parse(row.doc) as Sale),
  );

/** The kind of every fact, in order. */
export const factKinds = (rig: Rig): readonly string[] =>
  readJournal(rig, (reader) => reader.facts(0, 10_000).map(({ kind }) => kind));

/** Minor units the gateway really took for this order number. */
export const takenFor = (rig: Rig, reference: string): number =>
  capturesOf(rig, reference).reduce((sum, entry) => sum + entry.amount + entry.tip, 0);

const capturesOf = (rig: Rig, reference: string) =>
  rig.gateway.ledger().filter((entry) => entry.mchOrderNo === reference);

/** Payment requests the gateway has seen, by order number. */
export const requestsSeen = (rig: Rig): readonly string[] =>
  rig.gateway.control
    .requests()
    .filter(({ path }) => path === "/v1/create_order")
    .map(({ mchOrderNo }) => mchOrderNo);

/** The file is sound: chain unbroken, tables the same bytes as a replay. */
export function expectSound(rig: Rig): void {
  const { ok, findings, projections } = verifyJournal(rig.shop.journalDir, projectors);
  expect({ ok, findings, projections }).toEqual({ ok: true, findings: [], projections: "equal" });
}

/** With no till running: a rebuild of every table gives what was there, byte for byte. */
export function expectSameAfterRebuild(rig: Rig): void {
  const opened = openJournal(rig.shop.journalDir, { projectors, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.message);
  const journal = opened.value;
  const before = dumpProjections(journal.reader);
  journal.rebuildProjections();
  const after = dumpProjections(journal.reader);
  journal.close();
  expect(after).toBe(before);
}

/**
 * No double charge, at any moment: no order number was asked for twice or captured twice, no two attempts share one,
 * and nothing was asked for that the journal does not know (INV-1, INV-3).
 */
export function expectNoDoubleCharge(rig: Rig): void {
  const attempts = attemptsOf(rig);
  const references = attempts.map(({ reference }) => reference);
  const seen = requestsSeen(rig);
  expect(new Set(references).size).toBe(references.length);
  expect(new Set(seen).size, `payment requests ${seen.join(" ")}`).toBe(seen.length);
  for (const asked of [...seen, ...rig.gateway.ledger().map(({ mchOrderNo }) => mchOrderNo)])
    expect(references).toContain(asked);
  for (const reference of references) expect(capturesOf(rig, reference).length).toBeLessThanOrEqual(1);
}

/** Ledger and journal agree to the cent: what was taken is approved, what is approved was taken; unknown only where nothing was. */
export function expectBooksAgree(rig: Rig): void {
  expectNoDoubleCharge(rig);
  for (const attempt of attemptsOf(rig)) {
    const { reference, state, capture } = attempt;
    const approved = state === "approved" ? (capture?.captured ?? 0) : 0;
    expect({ reference, taken: takenFor(rig, reference) }).toEqual({ reference, taken: approved });
    if (isOpen(attempt)) expect(state).toBe("checking");
  }
}
