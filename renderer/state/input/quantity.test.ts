import { beforeEach, expect, test, vi } from "vitest";
import type { LineView } from "../../../preload/contract/sale.ts";
import { setPieces, stepQuantity } from "./quantity.ts";

const till = vi.hoisted(() => ({ asked: [] as number[], ok: true }));
vi.mock("../till.ts", () => ({
  send: (_name: string, { quantity }: { readonly quantity: number }) => {
    till.asked.push(quantity);
    return Promise.resolve({ ok: till.ok });
  },
}));

const line = (id: string, quantity: number, unit = "each") => ({ id, quantity, unit }) as LineView;

beforeEach(() => {
  till.asked = [];
  till.ok = true;
});

test("quick presses count on from what was asked for, whatever view comes between them", () => {
  stepQuantity("s", line("a", 1000), 1);
  stepQuantity("s", line("a", 1000), 1);
  stepQuantity("s", line("a", 2000), 1);
  expect(till.asked).toEqual([2000, 3000, 4000]);
});

test("the last piece stays, and goods by weight are not stepped", () => {
  stepQuantity("s", line("b", 1000), -1);
  stepQuantity("s", line("c", 1250, "kg"), 1);
  expect(till.asked).toEqual([]);
  stepQuantity("s", line("d", 3000), -5);
  expect(till.asked).toEqual([1000]);
});

test("another line counts from its own quantity, and so does one whose change was refused", async () => {
  setPieces("s", line("e", 1000), 12);
  stepQuantity("s", line("f", 2000), 1);
  till.ok = false;
  stepQuantity("s", line("g", 1000), 4);
  await Promise.resolve();
  await Promise.resolve();
  stepQuantity("s", line("g", 1000), 1);
  expect(till.asked).toEqual([12_000, 3000, 5000, 2000]);
});
