import { describe, expect, it } from "vitest";
import { capOf, KEYS } from "./keyMap.ts";

/** Control characters a scanner may send, as browsers name the keys. */
const SCANNER = ["Tab", "Shift", "Control", "Alt", "Meta", "CapsLock"];

describe.each(Object.entries(KEYS))("on %s", (_screen, keys) => {
  it("a key means one thing", () => {
    const names = Object.values(keys);
    expect(new Set(names).size).toBe(names.length);
  });

  it("no key is one that a scanner sends or a person types", () => {
    for (const key of Object.values(keys)) {
      expect(SCANNER).not.toContain(key);
      expect(key.length).toBeGreaterThan(1);
    }
  });
});

it("takes money by the same keys everywhere", () => {
  expect(KEYS.notPaid.card).toBe(KEYS.sale.card);
  expect(KEYS.notPaid.cash).toBe(KEYS.sale.cash);
  expect(KEYS.cash.exact).toBe(KEYS.sale.exact);
});

it("never takes money by Enter from the sale itself", () => {
  expect(Object.values<string>(KEYS.sale)).not.toContain("Enter");
});

it("writes short caps", () => {
  expect([capOf("Escape"), capOf("Delete"), capOf("F12")]).toEqual(["Esc", "Del", "F12"]);
});
