/** A Z report follows from the records that it covers, and no record is left out between two of them. */
import type { Stretch, ZReport } from "../../core/day/closing.ts";
import type { Audit } from "../../journal/audit.ts";
import { canonicalJson } from "../../journal/canonicalJson.ts";
import { numbersBeforeRestore } from "../../journal/projections/backups.ts";
import { readZBeside } from "../../journal/projections/closings.ts";
import { stretchOf } from "../day/stretch.ts";

export const closingAudit: Audit = {
  look(db, fact) {
    if (fact.kind !== "day.closed") return [];
    const z = fact.body as ZReport;
    const name = `Z report ${String(z.number)}`;
    const before = readZBeside(db, z.number, "before")?.report;
    const follows = Math.max(before?.number ?? 0, numbersBeforeRestore(db).z);
    const wrong: string[] = [];
    if (z.number !== follows + 1)
      wrong.push(`${name} follows no report ${String(z.number - 1)}, and no restore that left it behind`);
    if (z.after !== (before?.upTo ?? 0))
      wrong.push(
        `${name} begins after record ${String(z.after)}, and the one before it ends with ${String(before?.upTo ?? 0)}`,
      );
    if (z.upTo !== fact.seq - 1)
      wrong.push(`${name} ends with record ${String(z.upTo)}, and is itself record ${String(fact.seq)}`);
    const found = stretchOf(db, z.after, z.upTo, fact.businessDay);
    return [...wrong, ...differences(z, found).map((which) => `${name} says otherwise than its records: ${which}`)];
  },
};

/** What a later version added is not missed in an older report. */
function differences(said: ZReport, found: Stretch): readonly string[] {
  const { figures, ...rest } = found;
  return [...unlike(said.figures, figures), ...unlike(said, rest, Object.keys(rest))];
}

const unlike = (said: object, found: object, names: readonly string[] = Object.keys(said)): readonly string[] =>
  names.filter((name) => {
    const value = Object.entries(said).find(([key]) => key === name)?.[1] as unknown;
    return (
      value !== undefined && canonicalJson(value) !== canonicalJson((found as Record<string, unknown>)[name] ?? null)
    );
  });
