/** `archiveOnce.ts JOURNAL FOLDER`: makes the archives of one journal, as the thread does that has just verified a copy of it. */
import { makeArchives } from "../../main/journal/archive.ts";

const [journal = "", dir = ""] = process.argv.slice(2);
const made = makeArchives(journal, dir, { mode: "live", register: "1", journal: "3fa94c21" });
process.stdout.write(made.join("\n"));
