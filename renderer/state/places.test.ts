import { expect, it } from "vitest";
import type { TillView } from "../../preload/contract.ts";
import { isHeldAtSale, placeAfter } from "./places.ts";
import { type Ui, useUi } from "./ui.ts";

const ui = (over: Partial<Ui> = {}): Ui => ({ ...useUi.getState(), ...over });

const view = (over: Partial<Record<keyof TillView, unknown>> = {}): TillView =>
  ({
    session: { operator: { id: "o1" } },
    sale: null,
    payment: null,
    walletStep: null,
    scan: null,
    ...over,
  }) as TillView;

const scan = (kind: string, seq = 1) => ({ seq, kind, code: "TL1:1:7" });

it("goods that are scanned elsewhere bring the page back to the sale, once", () => {
  const there = ui({ place: "transactions" });
  const added = view({ scan: scan("added") });
  expect(placeAfter(view(), added, there)).toEqual({ place: "sale" });
  expect(placeAfter(added, added, there)).toBeNull();
  expect(placeAfter(view(), view({ scan: scan("unknown") }), there)).toBeNull();
});

it("a receipt that is scanned brings the page to the transactions with its code, but not away from a payment", () => {
  const receipt = view({ scan: scan("receipt") });
  expect(placeAfter(view(), receipt, ui())).toMatchObject({
    place: "transactions",
    receiptCode: { code: "TL1:1:7", seq: 1 },
  });
  const paying = { payment: { sale: "s1" } };
  expect(placeAfter(view(paying), view({ ...paying, scan: scan("receipt") }), ui())).toBeNull();
  // The first view after a reload tells of a scan that was answered before.
  expect(placeAfter(null, receipt, ui())).toBeNull();
});

it("a payment that begins, and another operator, find the page at the sale", () => {
  const there = ui({ place: "transactions" });
  expect(placeAfter(view(), view({ payment: {} }), there)).toEqual({ place: "sale" });
  expect(placeAfter(view(), view({ walletStep: {} }), there)).toEqual({ place: "sale" });
  expect(placeAfter(view(), view({ session: { operator: { id: "o2" } } }), there)).toMatchObject({ place: "sale" });
});

it("nobody leaves a sale that is being paid", () => {
  const sale = { id: "s1", state: "open", due: 500 };
  expect(isHeldAtSale(view({ sale }), ui())).toBe(false);
  expect(isHeldAtSale(view({ sale }), ui({ cashOpen: true }))).toBe(true);
  expect(isHeldAtSale(view({ sale: { ...sale, due: 0 } }), ui({ cashOpen: true }))).toBe(false);
  expect(isHeldAtSale(view({ sale }), ui({ split: { sale: "s1" } as Ui["split"] }))).toBe(true);
  expect(isHeldAtSale(view({ sale }), ui({ split: { sale: "s2" } as Ui["split"] }))).toBe(false);
  expect(isHeldAtSale(view({ session: { operator: null } }), ui())).toBe(true);
});
