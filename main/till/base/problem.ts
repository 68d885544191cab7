/** Refusals on their way to the page. */
import { err, type Result } from "../../core/result.ts";
import type { JournalTrouble } from "../../journal/errors.ts";
import type { Problem, ProblemCode } from "../../../preload/contract/channel.ts";

/** Nothing happened and no money moved. */
export const refuse = (code: ProblemCode, params?: Problem["params"]): Result<never, Problem> =>
  err(params === undefined ? { code, money: "safe" } : { code, money: "safe", params });

/** The journal keeps nothing at the moment: what was asked for was not done. */
export const sick = (trouble: JournalTrouble): Result<never, Problem> => refuse("journalSick", { kind: trouble.kind });
