/** What is wrong with an archive in plain English: for `--verify`, for the log, and for whoever reads the records. */
import type { ArchiveFault } from "../core/keeping/archive.ts";
import { describeBreak } from "./chainCheck.ts";

export function sayFault({ code, record, says }: ArchiveFault): string {
  switch (code) {
    case "noArchive":
      return "it has no archive's name";
    case "otherDatabase":
      return "it is some other SQLite database";
    case "unreadable":
      return `it cannot be read: ${says}`;
    case "file":
      return `the file is damaged: ${says}`;
    case "endedEarly":
      return "its reading ended early";
    case "begins":
      return `it does not begin with record ${String(record)}`;
    case "follows":
      return "its first record follows another";
    case "ends":
      return `it ends with record ${String(record)} (${says})`;
    case "gap":
    case "link":
    case "content":
      return describeBreak({ seq: record, why: code });
    case "otherRecord":
      return `its record ${String(record)} is not the journal's`;
  }
}
