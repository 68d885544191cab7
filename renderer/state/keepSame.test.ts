import fc from "fast-check";
import { expect, it } from "vitest";
import { keepSame } from "./keepSame.ts";

it("keeps what did not change and takes what did", () => {
  const before = {
    id: "s",
    lines: [
      { id: "a", names: { en: "Tea" } },
      { id: "b", names: { en: "Milk" } },
    ],
    due: 1,
  };
  const next = {
    id: "s",
    lines: [
      { id: "a", names: { en: "Tea" } },
      { id: "b", names: { en: "Oat milk" } },
      { id: "c", names: { en: "Rye" } },
    ],
    due: 2,
  };
  const kept = keepSame(before, structuredClone(next));
  expect(kept).toEqual(next);
  expect(kept.lines[0]).toBe(before.lines[0]);
  expect(kept.lines[1]).not.toBe(before.lines[1]);
  expect(keepSame(before, structuredClone(before))).toBe(before);
  expect(keepSame({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
});

it("always comes to what was sent, whatever stood there before", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      expect(JSON.stringify(keepSame(before, next))).toBe(JSON.stringify(next));
    }),
  );
});

it("leaves both as they were", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      const texts = [JSON.stringify(before), JSON.stringify(next)];
      keepSame(before, next);
      expect([JSON.stringify(before), JSON.stringify(next)]).toEqual(texts);
    }),
  );
});
