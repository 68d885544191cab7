/** Commits so many facts, one transaction each, and says so on either side: what `durability.test.ts` counts flushes of. */
import { openJournal } from "../../main/journal/open.ts";
import { projectors } from "../../main/journal/projections/index.ts";

const [dir = "", commits = "0"] = process.argv.slice(2);
const opened = openJournal(dir, { projectors, now: () => Date.now() });
if (!opened.ok) throw new Error(opened.error.message);
const journal = opened.value;
process.stdout.write("BEGIN\n");
for (let i = 0; i < Number(commits); i += 1) {
  const appended = journal.append([
    {
      at: 1_000 + i,
      kind: "operator.signedIn",
      register: "1",
      operator: "cashier-1",
      shift: null,
      businessDay: "2026-11-21",
      sale: null,
      attempt: null,
      body: { operator: "cashier-1" },
    },
  ]);
  if (!appended.ok) throw new Error(appended.error.message);
}
process.stdout.write("END\n");
journal.close();
