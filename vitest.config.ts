/** Seven suites, each with its own folder and patience; `scripts/test.mjs` runs them one after another and prints their times. */
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longestFirst.ts";

const suite = (name: string, include: string[], testTimeout: number, extra: object = {}) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: testTimeout,
    // A busy machine is slow, not wrong: what is polled for has as long as what is waited for elsewhere.
    expect: { poll: { timeout: 60_000, interval: 20 } },
    ...extra,
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      suite("unit", ["{main,preload,native,renderer,simulator,scripts,bench}/**/*.test.{ts,tsx}"], 180_000, {
        // Many of these wait for sockets and timers more than they compute.
        maxWorkers: 3,
        // Nothing but the page keeps anything in its modules; to load the whole till anew for each file was a third of the work.
        isolate: false,
        globalSetup: ["tests/support/pinsOfTheRun.ts", "tests/support/sameRank.ts"],
        setupFiles: "tests/support/unitFile.ts",
      }),
      suite("fuzz", ["tests/fuzz/**/*.test.ts"], 300_000, { maxWorkers: 2 }),
      suite("model", ["tests/model/**/*.test.ts"], 600_000, { maxWorkers: 2 }),
      suite("kill", ["tests/kill/**/*.test.ts"], 600_000, {
        maxWorkers: 3,
        maxConcurrency: 8,
        globalSetup: ["tests/support/compiledTill.ts", "tests/support/pinsOfTheRun.ts", "tests/support/sameRank.ts"],
      }),
      suite("e2e", ["tests/e2e/**/*.test.ts"], 600_000, {
        maxWorkers: 3,
        // Playwright is long in loading; what a test needs to have alone is its till and its window.
        isolate: false,
        // Each brings a till, a gateway and a window: more at once would only wait for one another.
        maxConcurrency: 3,
        globalSetup: [
          "tests/support/compiledTill.ts",
          "tests/support/pinsOfTheRun.ts",
          "tests/support/sameRank.ts",
          "tests/e2e/setup.ts",
        ],
      }),
      suite("electron", ["tests/electron/**/*.test.ts"], 180_000, {
        fileParallelism: false,
        globalSetup: "tests/electron/setup.ts",
      }),
    ],
  },
});
