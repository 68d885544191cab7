import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { NewFact } from "./fact.ts";
import type { Journal } from "./journal.ts";
import { openJournal } from "./open.ts";
import { dumpProjections } from "./projections.ts";
import { kinds, options, sampleFact } from "./testing/counted.ts";
import { freshFolder } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";

const text = fc.string({ unit: "binary", maxLength: 12 });
const optional = fc.option(text);
const anyFact: fc.Arbitrary<NewFact> = fc.record({
  at: fc.maxSafeNat(),
  kind: fc.oneof(fc.constantFrom("a", "b"), text),
  register: text,
  operator: optional,
  shift: optional,
  businessDay: fc.constantFrom("2026-11-20", "2026-11-21"),
  sale: optional,
  attempt: optional,
  body: fc.oneof(
    fc.dictionary(text, fc.oneof(fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null))),
    fc.array(text),
  ),
});

it("any facts, in any batches, give the same tables live, after a restart and after a rebuild", () => {
  const root = freshFolder();
  let folder = 0;
  fc.assert(
    fc.property(fc.array(fc.array(anyFact, { maxLength: 4 }), { maxLength: 6 }), (batches) => {
      folder += 1;
      const dir = join(root, String(folder));
      const live = withJournal(dir, (journal) => {
        for (const batch of batches) expect(journal.append(batch).ok).toBe(true);
        return { dump: dumpProjections(journal.reader), head: journal.reader.head() };
      });
      withJournal(dir, (journal) => {
        expect(journal.reader.head()).toEqual(live.head);
        expect(dumpProjections(journal.reader)).toBe(live.dump);
        journal.rebuildProjections();
        expect(dumpProjections(journal.reader)).toBe(live.dump);
        expect(journal.append([sampleFact()]).ok).toBe(true);
      });
      expect(verifyJournal(dir, [kinds])).toMatchObject({
        ok: true,
        records: batches.flat().length + 1,
        projections: "equal",
      });
    }),
    { numRuns: 40 },
  );
});

function withJournal<T>(dir: string, work: (journal: Journal) => T): T {
  const opened = openJournal(dir, options);
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}
