/** Folders and open journals that go away with the test. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { NewFact } from "../fact.ts";
import type { Journal } from "../journal.ts";
import { openJournal } from "../open.ts";
import type { JournalOptions } from "../open.ts";
import { options } from "./counted.ts";

/** A folder that goes away with the test. */
export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-journal-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens the journal in `dir` and closes it with the test; throws the reason when it does not open. */
export function openSample(dir: string, over: Partial<JournalOptions> = {}): Journal {
  const opened = openJournal(dir, { ...options, ...over });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** Appends, throwing the reason when the journal does not take it. */
export function appendAll(journal: Journal, facts: readonly NewFact[]): void {
  const result = journal.append(facts);
  if (!result.ok) throw new Error(result.error.message);
}
