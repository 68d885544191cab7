/**
 * The order of the test files. A fresh clone knows nothing of earlier runs, and vitest would begin with the largest files: those
 * that take longest are among the smallest, and would stand alone at the end with nothing to run beside them.
 */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Of each suite, what takes longest, longest first. */
const LONGEST = [
  "tests/kill/cardPayment.test.ts",
  "tests/kill/codepay.test.ts",
  "tests/kill/givenUp.test.ts",
  "tests/kill/restore.test.ts",
  "tests/e2e/looks.test.ts",
  "main/core/report/figures.oracle.test.ts",
  "main/core/money/totals.oracle.test.ts",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return at === -1 ? LONGEST.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
