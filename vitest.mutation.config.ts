/**
 * The tests that `npm run mutation` tries each mutant with: the money core and the engines that carry payments, refunds and
 * tips, with smaller helpings of the explorers, the kill model and random returns. `MUTATION=core` leaves the models out:
 * four times as fast, for everything but attempts and what carries them.
 */
import { defineConfig } from "vitest/config";

const CORE = [
  "main/core/{attempt,refund,tip,day,match,sale,money}/*.test.ts",
  "main/payments/*.test.ts",
  "main/closing/*.test.ts",
  "main/journal/projections/*.test.ts",
  "tests/fuzz/returns.test.ts",
];
const MODELS = ["tests/model/{deep,explore,races}.test.ts"];

export default defineConfig({
  test: {
    include: process.env["MUTATION"] === "core" ? CORE : [...CORE, ...MODELS],
    env: { DEEP_CASES: "60", EXPLORE_STATES: "4000", RACES: "500", FUZZ_RUNS: "150" },
    testTimeout: 60_000,
  },
});
