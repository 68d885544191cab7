/** The people of a whole till: changed with a PIN, stored without one, journalled, and true at once and after a restart. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { QueryResult } from "../../../preload/contract.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { factsIn } from "../testing/facts.ts";

const BOSS = { approver: "manager", pin: "9999" };
const NEW_PIN = "582047";

let counter: Counter;
beforeEach(async () => {
  // As a training till begins: with the people it brings.
  counter = await openCounter({ settings: { operators: undefined } });
});
afterEach(async () => {
  await counter.close();
});

const people = async (): Promise<QueryResult<"staff.list">["people"]> => {
  const answer = await counter.till().port.query({ name: "staff.list", args: {} });
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value as QueryResult<"staff.list">).people;
};
const kept = (): string =>
  readdirSync(counter.dataDir, { recursive: true, withFileTypes: true })
    .flatMap((file) => (file.isFile() ? [readFileSync(join(file.parentPath, file.name), "latin1")] : []))
    .join("\n");

it("adds somebody who signs in at once and after a restart; no PIN is kept as it is", async () => {
  const { operator } = await counter.must("staff.add", {
    name: "Zoé Kim",
    role: "cashier",
    newPin: NEW_PIN,
    approval: BOSS,
  });
  expect(operator).toBe("zoe-kim");
  expect(await people()).toMatchObject([
    { id: "cashier-1", guessablePin: false },
    { id: "manager" },
    { id: "zoe-kim", name: "Zoé Kim", role: "cashier", active: true, guessablePin: false },
  ]);
  await counter.must("session.signIn", { operator, pin: NEW_PIN });
  expect(counter.view().session.operator).toMatchObject({ name: "Zoé Kim" });
  expect(factsIn(counter.dataDir, "operator.changed")).toEqual([
    { who: "zoe-kim", what: "add", before: "", after: "Zoé Kim (cashier)", approver: "manager" },
  ]);
  await counter.stop();
  expect(kept()).not.toContain(NEW_PIN);
  await counter.start();
  await counter.must("session.signIn", { operator, pin: NEW_PIN });
});

it("renames without losing who did what, changes role and PIN, and lets nobody in who has left", async () => {
  await counter.must("staff.rename", { operator: "cashier-1", name: "Max", approval: BOSS });
  expect(counter.view().session.operator).toEqual({ id: "cashier-1", name: "Max", role: "cashier" });
  await counter.must("staff.setPin", { operator: "cashier-1", newPin: NEW_PIN, approval: BOSS });
  expect(await counter.press("session.signIn", { operator: "cashier-1", pin: "1111" })).toMatchObject({
    error: { code: "wrongPin" },
  });
  // One's own PIN takes one's own PIN.
  await counter.must("staff.setPin", {
    operator: "cashier-1",
    newPin: "4077",
    approval: { approver: "cashier-1", pin: NEW_PIN },
  });
  await counter.must("staff.setRole", { operator: "cashier-1", role: "manager", approval: BOSS });
  expect(counter.view().session.operator).toMatchObject({ role: "manager" });
  await counter.must("staff.setActive", { operator: "cashier-1", active: false, approval: BOSS });
  expect(counter.view().session.operator).toBeNull();
  expect(counter.view().session.operators.map(({ id }) => id)).toEqual(["manager"]);
  expect(await counter.press("session.signIn", { operator: "cashier-1", pin: "4077" })).toMatchObject({
    error: { code: "wrongPin", params: { triesLeft: 0 } },
  });
});

it("refuses a guessable PIN, a cashier's approval, a taken name, and the end of the last manager", async () => {
  const add = { name: "Max", role: "cashier", newPin: NEW_PIN, approval: BOSS } as const;
  for (const newPin of ["1111", "1234", "9876", "2024", "5858"])
    expect(await counter.press("staff.add", { ...add, newPin })).toMatchObject({ error: { code: "pinGuessable" } });
  expect(await counter.press("staff.add", { ...add, approval: { approver: "cashier-1", pin: "1111" } })).toMatchObject({
    error: { code: "notAllowed" },
  });
  expect(await counter.press("staff.add", { ...add, name: "manager" })).toMatchObject({ error: { code: "nameTaken" } });
  expect(await counter.press("staff.setRole", { operator: "manager", role: "cashier", approval: BOSS })).toMatchObject({
    error: { code: "notYourself" },
  });
  expect(factsIn(counter.dataDir, "operator.changed")).toEqual([]);
});

it("keeps a guesser out over restarts: wrong PINs count wherever they were typed", async () => {
  const wrong = { approver: "manager", pin: "9998" };
  for (let n = 0; n < 3; n++)
    expect(await counter.press("session.signIn", { operator: "manager", pin: "9998" })).toMatchObject({
      error: { code: "wrongPin" },
    });
  await counter.stop();
  await counter.start();
  const sale = await counter.ring();
  for (let n = 0; n < 2; n++)
    expect(await counter.press("split.giveUp", { sale, reason: "guess", approval: wrong })).toMatchObject({
      error: { code: "wrongPin" },
    });
  await counter.stop();
  await counter.start();
  // The right one is not looked at while the lock runs; and what is not looked at is no guess.
  for (let n = 0; n < 3; n++)
    expect(await counter.press("session.signIn", { operator: "manager", pin: "9999" })).toMatchObject({
      error: { code: "pinLocked" },
    });
  expect(factsIn(counter.dataDir, "operator.refused").map(({ locked }) => locked)).toEqual([
    ...Array.from({ length: 5 }, () => false),
    ...Array.from({ length: 3 }, () => true),
  ]);
});

it("opens the drawer without a sale only with a reason and somebody who may, and says so in the journal", async () => {
  const open = { reason: "change for the bus", approval: BOSS };
  expect(await counter.press("drawer.noSale", { ...open, reason: "" })).toMatchObject({
    error: { code: "reasonMissing" },
  });
  expect(await counter.press("drawer.noSale", { ...open, approval: null })).toMatchObject({
    error: { code: "approvalNeeded" },
  });
  await counter.must("drawer.noSale", open);
  expect(factsIn(counter.dataDir, "drawer.opened")).toEqual([
    { why: "noSale", reason: "change for the bus", approver: "manager" },
  ]);
});

it("another person takes over with the open sale as it is, and what they do is in their name", async () => {
  const sale = await counter.ring();
  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
  expect(counter.view().sale).toMatchObject({ id: sale, items: 1 });
  await counter.must("session.signOut", {});
  expect(counter.view().sale).toMatchObject({ id: sale, items: 1 });
  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
  await counter.must("goods.price", {
    sale,
    line: counter.view().sale?.lines[0]?.id ?? "",
    unitPrice: 100,
    reason: "shelf",
    approval: null,
  });
  await counter.must("cash.take", { sale, given: 2000 });
  expect(counter.view().sale).toMatchObject({ id: sale, state: "completed" });
  expect(factsIn(counter.dataDir, "sale.linePriced")).toMatchObject([{ approver: "manager" }]);
});

it("a payment that runs stays in sight while nobody is signed in, and nothing of it is taken from the page", async () => {
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("waiting", ({ payment }) => payment?.screen === "waiting");
  await counter.must("session.signOut", {});
  expect(counter.view()).toMatchObject({ session: { operator: null }, payment: { attempt, screen: "waiting" } });
  for (const name of ["payment.cancel", "payment.checkAgain", "payment.leave"] as const)
    expect(await counter.press(name, { attempt })).toMatchObject({ error: { code: "notSignedIn" } });
  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
  expect(counter.view().payment).toMatchObject({ attempt });
});
