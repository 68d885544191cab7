/** Reading back what was done: by group, person and day, newest first, page by page, for those who may. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { QueryArgs } from "../../../preload/contract.ts";
import type { ActivityPageView } from "../../../preload/contract/activity.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { type Counter, openCounter } from "../testing/counter.ts";

const BOSS = { approver: "manager", pin: "9999" };
const ALL: QueryArgs<"activity.page"> = { groups: [], person: null, from: null, to: null, before: null, limit: 500 };

let counter: Counter;
const ask = async (args: Partial<QueryArgs<"activity.page">> = {}): Promise<Outcome<ActivityPageView>> =>
  (await counter.till().port.query({ name: "activity.page", args: { ...ALL, ...args } })) as Outcome<ActivityPageView>;
const rows = async (args: Partial<QueryArgs<"activity.page">> = {}): Promise<ActivityPageView["rows"]> => {
  const page = await ask(args);
  if (!page.ok) throw new Error(page.error.code);
  return page.value.rows;
};

beforeAll(async () => {
  counter = await openCounter();
  const sale = await counter.ring();
  const [line] = counter.view().sale?.lines ?? [];
  await counter.press("session.signIn", { operator: "manager", pin: "9998" });
  await counter.must("goods.discountSale", { sale, discount: { kind: "percent", percent: "10", reason: "Staff" } });
  await counter.must("goods.price", { sale, line: line?.id ?? "", unitPrice: 100, reason: "Shelf", approval: BOSS });
  await counter.press("goods.price", {
    sale,
    line: line?.id ?? "",
    unitPrice: 1,
    reason: "x",
    approval: { approver: "cashier-1", pin: "1111" },
  });
  await counter.must("drawer.noSale", { reason: "coins", approval: BOSS });
  await counter.must("sale.abandon", { sale });
  await counter.press("payment.card", { sale: "x", amount: 5 } as never);
});
afterAll(async () => {
  await counter.close();
});

it("is closed to a cashier until somebody who may opens it, and closed again when they leave", async () => {
  expect(await ask()).toMatchObject({ error: { code: "approvalNeeded" } });
  await counter.must("activity.open", { approval: BOSS });
  expect((await ask()).ok).toBe(true);
  await counter.must("session.signIn", { operator: "cashier-1", pin: "1111" });
  expect(await ask()).toMatchObject({ error: { code: "approvalNeeded" } });
  await counter.must("session.signOut", {});
  expect(await ask()).toMatchObject({ error: { code: "notSignedIn" } });
  await counter.must("session.signIn", { operator: "manager", pin: "9999" });
});

it("tells every sign-in, refusal, approval, override and opened drawer, newest first, with both names and the reason", async () => {
  const told = await rows();
  expect(told.map(({ seq }) => seq)).toEqual(told.map(({ seq }) => seq).sort((a, b) => b - a));
  const of = (kind: string) => told.filter((row) => row.kind === kind);
  expect(of("operator.refused")).toMatchObject([{ operator: "Cashier 1", who: "Manager" }]);
  expect(of("sale.discounted")).toMatchObject([
    { operator: "Cashier 1", reason: "Staff", after: "10 %", saleNumber: 1 },
  ]);
  expect(of("sale.linePriced")).toMatchObject([
    { operator: "Cashier 1", approver: "Manager", reason: "Shelf", amount: 100 },
  ]);
  expect(of("approval.refused")).toMatchObject([{ approver: "Cashier 1", subject: "setPrice" }]);
  expect(of("approval.given").map(({ subject }) => subject)).toEqual(["seeActivity", "openDrawer", "setPrice"]);
  expect(of("drawer.opened")).toMatchObject([{ reason: "coins", approver: "Manager" }]);
  expect(of("sale.abandoned")).toHaveLength(1);
  expect(of("command.refused")).toMatchObject([{ subject: "payment.card", reason: "badRequest" }]);
  expect(of("till.started")).toMatchObject([{ subject: "training" }]);
});

it("is filtered by group, person and day", async () => {
  expect((await rows({ groups: ["drawer"] })).every(({ group }) => group === "drawer")).toBe(true);
  const both = await rows({ groups: ["drawer", "approvals"] });
  expect(new Set(both.map(({ group }) => group))).toEqual(new Set(["drawer", "approvals"]));
  const manager = await rows({ person: "manager" });
  expect(manager.length).toBeGreaterThan(3);
  expect(manager.every((row) => [row.operator, row.approver, row.who].includes("Manager"))).toBe(true);
  const [newest] = await rows();
  expect((await rows({ from: newest?.day ?? "", to: newest?.day ?? "" })).length).toBe((await rows()).length);
  expect(await rows({ to: "2001-01-01" })).toEqual([]);
});

it("is read page by page, nothing twice and nothing left out", async () => {
  const whole = await rows();
  const paged: number[] = [];
  for (let before: number | null = null, n = 0; n < 100; n++) {
    const page = await ask({ before, limit: 3 });
    if (!page.ok) throw new Error(page.error.code);
    paged.push(...page.value.rows.map(({ seq }) => seq));
    before = page.value.next;
    if (before === null) break;
  }
  expect(paged).toEqual(whole.map(({ seq }) => seq));
});
