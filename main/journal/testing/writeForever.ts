/** Run as a process of its own: appends facts to the journal in the folder named by the first argument, and prints each number once it is committed. */
import { writeSync } from "node:fs";
import { openJournal } from "../open.ts";
import { options, sampleFact } from "./counted.ts";

const opened = openJournal(process.argv[2] ?? "", options);
if (!opened.ok) {
  writeSync(1, `${opened.error.kind}\n`);
  process.exit(1);
}
for (;;) {
  const result = opened.value.append([sampleFact({ kind: "one" }), sampleFact({ kind: "two" })]);
  if (!result.ok) throw new Error(result.error.message);
  writeSync(1, `${result.value.at(-1)?.seq}\n`);
}
