/** The report of `--verify` in plain words. */
import { HEAD_SHOWN } from "../core/keeping/backup.ts";
import { describeBreak } from "./chainCheck.ts";
import type { ClosingSeen, Finding, ProjectionState, VerifyReport } from "./verify.ts";

/** A few lines for a terminal: the verdict first, what is wrong and from which record on, then the counts. Ends without a newline. */
export function formatVerifyReport(report: VerifyReport): string {
  const days = report.firstDay === null ? "" : `, business days ${report.firstDay} to ${report.lastDay}`;
  return [
    report.ok ? `SOUND  ${report.path}` : `NOT SOUND  ${report.path}`,
    ...report.findings.map((finding) => `  ! ${describe(finding)}`),
    `  records   ${report.records}${report.ok ? "" : " sound"}${days}`,
    `  last hash ${report.head.hash}`,
    `  tables    ${describeProjections(report.projections)}`,
    ...report.closings.map(describeClosing),
    ...Object.entries(report.byKind).map(([kind, count]) => `  ${String(count).padStart(9)} ${kind}`),
  ].join("\n");
}

function describe(finding: Finding): string {
  switch (finding.kind) {
    case "cannotOpen":
      return `The journal cannot be read: ${finding.detail}.`;
    case "notAJournal":
      return `This is not a Tenderline journal: ${finding.detail}.`;
    case "damagedFile":
      return `The file is damaged: ${finding.detail}. Keep it and restore the last backup.`;
    case "changedSchema":
      return `${capital(finding.detail)}. Somebody worked on the file with other tools.`;
    case "newerSchema":
      return `A newer Tenderline wrote it (schema ${finding.found}, this one knows ${finding.known}). Verify with that version.`;
    case "brokenChain": {
      const { broken, last } = finding;
      const before = broken.seq === 1 ? "No record can be trusted" : `Records 1 to ${broken.seq - 1} are sound`;
      const after = last >= broken.seq ? `; from ${broken.seq} to ${last} nothing is proved` : "";
      return `${capital(describeBreak(broken))}. ${before}${after}.`;
    }
    case "projectionsDiffer":
      return `The records are sound, but these tables do not follow from them: ${finding.tables.join(", ")}.`;
    case "booksWrong":
      return `Record ${finding.seq}: ${finding.detail}.`;
    case "moreWrong":
      return `${finding.count} more records like these.`;
    case "shorter":
      return `The till knew this journal up to record ${finding.known.seq} (${finding.known.head.slice(0, HEAD_SHOWN)}): the end is missing. It was cut off, or a backup was put in its place.`;
    case "otherEnd":
      return `Record ${finding.known.seq} is not the one that the till knew (${finding.known.head.slice(0, HEAD_SHOWN)}): the journal was exchanged, or a backup was put in its place.`;
    case "replayFailed":
      return `Record ${finding.seq} could not be replayed: ${finding.detail}.`;
  }
}

/** The time is UTC: a journal is verified on any computer, wherever its shop was. */
function describeClosing({ number, seq, at, day, head }: ClosingSeen): string {
  const time = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return `  Z ${String(number).padEnd(8)}${head.slice(0, HEAD_SHOWN)}  closed ${time} UTC, business day ${day}, record ${seq}`;
}

/** Whether the journal holds the head that somebody has on paper. */
export function formatHeld(head: string, { held, records }: VerifyReport): string {
  if (held === null) return `  NOT HELD  no sound record of these ${records} has the head ${head}.`;
  const time = new Date(held.at).toISOString().slice(0, 16).replace("T", " ");
  return `  HELD  ${head} is record ${held.seq} of ${time} UTC (${held.kind}), and all records before it are as they were.`;
}

function describeProjections(state: ProjectionState): string {
  switch (state) {
    case "equal":
      return "same as a replay of all records";
    case "differ":
      return "differ from a replay of all records";
    case "otherVersion":
      return "made by another version; the next start of the till rebuilds them";
    case "notChecked":
      return "not compared";
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
