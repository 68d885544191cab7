/**
 * The tests that `npm run mutation` tries each mutant with: the rules of payments and refunds, the engines that carry them,
 * and smaller helpings of the explorers and the kill model.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "main/core/{attempt,refund}/*.test.ts",
      "main/payments/*.test.ts",
      "tests/model/{deep,explore,races}.test.ts",
    ],
    env: { DEEP_CASES: "60", EXPLORE_STATES: "4000", RACES: "500" },
    testTimeout: 60_000,
  },
});
