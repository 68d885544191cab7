import { beforeEach, expect, it } from "vitest";
import type { TillView } from "../../../preload/contract.ts";
import { keepCash, keptCash } from "./cashKept.ts";
import { useTill } from "../till.ts";
import { useUi } from "../ui.ts";

const kept = new Map<string, string>();
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
keepCash(store);

beforeEach(() => {
  useTill.setState({ view: { sale: { id: "s1" } } as unknown as TillView });
  useUi.setState({ cashOpen: false, keyed: "" });
});

it("gives back what was keyed, to the same sale alone", () => {
  useUi.setState({ cashOpen: true });
  expect(keptCash("s1", store)).toEqual({ cashOpen: true, keyed: "" });
  useUi.setState({ keyed: "2000" });
  expect(keptCash("s1", store)).toEqual({ cashOpen: true, keyed: "2000" });
  expect(keptCash("s2", store)).toEqual({ cashOpen: false, keyed: "" });
  expect(keptCash(null, store)).toEqual({ cashOpen: false, keyed: "" });
});

it("forgets when the cash screen is left, not when a page starts that has no view yet", () => {
  useUi.setState({ cashOpen: true, keyed: "500" });
  useUi.setState({ chosen: "l1" });
  useTill.setState({ view: null });
  useUi.setState({ cashOpen: false, keyed: "" });
  expect(keptCash("s1", store)).toEqual({ cashOpen: true, keyed: "500" });
  useTill.setState({ view: { sale: { id: "s1" } } as unknown as TillView });
  useUi.setState({ cashOpen: true, keyed: "500" });
  useUi.setState({ cashOpen: false, keyed: "" });
  expect(keptCash("s1", store)).toEqual({ cashOpen: false, keyed: "" });
});

it("takes nothing but figures from the store", () => {
  kept.set("tenderline.cash", "s1 <b>");
  expect(keptCash("s1", store)).toEqual({ cashOpen: false, keyed: "" });
});
