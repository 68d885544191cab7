/**
 * The real main process is killed at each step of a card payment, with every customer behind the terminal. After the
 * restart ledger and journal agree: no double charge, no lost approval (INV-1 to INV-7).
 */
import { afterAll, describe, test } from "vitest";
import { scenarios } from "./scenarios.ts";
import { runScenario } from "./scenario.ts";
import { tableText } from "./table.ts";

afterAll(() => {
  process.stdout.write(`\n${tableText("Killed at each step of a card payment")}\n`);
});

describe.concurrent("a till killed", () => {
  for (const scenario of scenarios) {
    test(`${scenario.step}; the customer ${scenario.customer}`, ({ onTestFinished }) =>
      runScenario(scenario, onTestFinished));
  }
});
