/**
 * The chain that makes a changed, missing or inserted record show.
 *
 * To verify it with other tools, read the table `facts` in the order of `seq` and for each row compute
 *
 *     hash = lower-case hex SHA-256 of the UTF-8 text  prev + "\n" + json
 *
 * where `prev` is the `hash` of the row before (64 hex digits) and `json` is this one line, without spaces:
 *
 *     {"at":…,"attempt":…,"body":…,"businessDay":…,"kind":…,"operator":…,"register":…,"sale":…,"seq":…,"shift":…}
 *
 * - `at` and `seq` are decimal integers;
 * - `body` is the text of the column `body`, as it stands (it is JSON already, written as canonicalJson.ts says);
 * - all others are JSON strings, or `null`. In a string only `"`, `\` and the control characters are escaped: \b \t \n
 *   \f \r by letter, others as \u00xx in lower case;
 * - `businessDay` is the column `business_day`.
 *
 * The first row's `prev` is the lower-case hex SHA-256 of the text `tenderline journal 1`. `seq` starts at 1 and has no
 * gaps. A cut-off end cannot be seen from the chain alone: compare `seq` and `hash` of the last row with a backup or a
 * printed Z report.
 */
import { createHash } from "node:crypto";
import type { NewFact } from "./fact.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** `prev` of the first fact. */
export const GENESIS = sha256("tenderline journal 1");

/** The end of the chain: number and hash of its last fact; `{seq: 0, hash: GENESIS}` while it is empty. */
export type Head = { readonly seq: number; readonly hash: string };

export const EMPTY_HEAD: Head = { seq: 0, hash: GENESIS };

/**
 * The hash of one fact, as described at the top of this file.
 * @param prev hash of the fact before
 * @param bodyText the body as canonical JSON text, as stored
 */
export function hashFact(prev: string, seq: number, fact: Omit<NewFact, "body">, bodyText: string): string {
  const json =
    `{"at":${fact.at},"attempt":${JSON.stringify(fact.attempt)},"body":${bodyText},` +
    `"businessDay":${JSON.stringify(fact.businessDay)},"kind":${JSON.stringify(fact.kind)},` +
    `"operator":${JSON.stringify(fact.operator)},"register":${JSON.stringify(fact.register)},` +
    `"sale":${JSON.stringify(fact.sale)},"seq":${seq},"shift":${JSON.stringify(fact.shift)}}`;
  return sha256(`${prev}\n${json}`);
}
