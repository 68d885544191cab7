/** The flags that look at a data folder instead of opening the till. */
import { resolve } from "node:path";
import type { Flags } from "../cli.ts";
import { restoreCheck } from "../till/keeping/restoreCheck.ts";
import { type Say, type Verdict, verifyFolder } from "../till/keeping/verifyBooks.ts";

/** Null when none of them is given. @param say lines of progress */
export async function check(flags: Flags, say: Say): Promise<Verdict | null> {
  const { head, settings } = flags;
  if (flags.verify !== null) return verifyFolder(resolve(flags.verify), head, say);
  if (flags.restoreCheck === null) return null;
  return restoreCheck(resolve(flags.restoreCheck), settings === null ? null : resolve(settings), Date.now(), say);
}
