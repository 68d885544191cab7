import type { KeepingWords } from "./messages.ts";

export const keeping: KeepingWords = {
  archives: {
    title: "Archives of closed years",
    more: (dir) => `Each closed year a second time, in a read-only file in ${dir}. The journal keeps every record.`,
    none: "No year has ended yet. The first backup of a new year makes the archive of the last one.",
    year: (year) => `Year ${String(year)}`,
    records: (count, size) => `${count} records · ${size}`,
    missing: "There is none yet. The next backup makes it from the journal: press Back up now.",
    made: (when) => `Made and read back ${when}`,
    sound: (when, name) => `Read back ${when} by ${name}: sound, the same as the journal`,
    damaged: (when, name) => `Read back ${when} by ${name}: damaged`,
    damagedMore:
      "Nothing is lost: the journal holds these records. The next backup lays the file aside, for whoever looks into it, and makes another.",
    other: (when, name) => `Read back ${when} by ${name}: not this journal’s records`,
    otherMore: "Somebody put it there. Move it to another folder and keep it; the next backup makes the right one.",
    faults: {
      noArchive: () => "Its name is no archive’s.",
      otherDatabase: () => "It is some other SQLite database.",
      unreadable: (_, says) => `It cannot be read: ${says}.`,
      file: (_, says) => `The file is damaged: ${says}.`,
      endedEarly: () => "The reading ended before its end. Read it back again.",
      begins: (record) => `It does not begin with record ${record}.`,
      follows: () => "Its first record follows another one.",
      ends: (record, says) => `It ends with record ${record} (${says}), and not as its name says.`,
      gap: (record) => `Record ${record} is missing.`,
      link: (record) => `Record ${record} does not follow from the one before it: one of the two was exchanged.`,
      content: (record) => `Record ${record} was changed after it was written.`,
      otherRecord: (record) => `Its record ${record} is not the journal’s.`,
    },
    check: "Read back now",
    checking: "Reading it back",
  },
  outside: {
    title: "Check from outside",
    head: (count) => `Head of the journal now, ${count} records:`,
    copy: (dir) => `Close the till and copy the whole folder ${dir} to another computer or disk.`,
    orBackup: (copy, journal) => `Or, while sales go on: copy the backup ${copy}, and save it as ${journal}.`,
    run: "There, in the folder of Tenderline, run (an installed program takes the same after its own name):",
    answer:
      "It reads the copy and changes nothing: chain, tables, sums, refunds, every Z report and the archives. Any head that this till has shown will do: the one above, once the copy is later; a Z report’s; the end of a backup’s name.",
    folder: "FOLDER",
  },
};
