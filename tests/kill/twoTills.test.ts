/** Two tills on one data folder: the second is refused before it touches anything, and a killed one locks nobody out. */
import { expect, test } from "vitest";
import { sellForCash, signIn } from "../support/cashier.ts";
import { expectSound, factKinds } from "./evidence.ts";
import { openRig } from "./rig.ts";

test("the second till says who is running and ends with 1; the first sells on", async ({ onTestFinished }) => {
  const rig = await openRig(onTestFinished);
  const first = await rig.start();
  await signIn(first.page);
  const before = factKinds(rig);

  const second = rig.launch();
  expect(await second.ended()).toBe(1);
  expect(second.output()).toContain(
    `Another till is already running on ${rig.shop.journalDir} (process ${String(first.process.pid)}`,
  );
  expect(second.output().trim().split("\n")).toHaveLength(1);
  expect(factKinds(rig)).toEqual(before);

  await sellForCash(first.page);
  await first.process.kill();
  const third = await rig.start();
  await signIn(third.page);
  await sellForCash(third.page);
  await rig.killAll();
  expectSound(rig);
});
