/** Why something was not done. */
import type { ProblemCode } from "../../../preload/contract/channel.ts";

export type Params = Readonly<Record<string, string | number>>;

/** A problem with words: what the till answered, that it could not be reached at all, or what is not typed yet. */
export type ProblemName = ProblemCode | "linkLost" | "pinTooShort";

/** Two parts a problem always has: what happened, and what to do now. Each is one short sentence. */
export interface ProblemWords {
  readonly what: string;
  readonly now: string;
}

export type ProblemsWords = Readonly<Record<ProblemName, (params: Params) => ProblemWords>>;
