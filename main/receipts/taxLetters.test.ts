import { expect, test } from "vitest";
import { printableName } from "./printableName.ts";
import { taxLetters } from "./taxLetters.ts";

test("each set of taxes has one letter, its own where that is free", () => {
  const letters = taxLetters([["GST", "PST"], ["GST"], [], ["PST", "GST"], ["PST"]]);
  expect([["GST"], ["PST"], ["PST", "GST"], []].map((taxes) => letters.of(taxes))).toEqual(["G", "P", "B", ""]);
  expect(letters.legend.map((entry) => entry.letter)).toEqual(["B", "G", "P"]);
});

test("taxes that begin alike are told apart", () => {
  const letters = taxLetters([["TPS"], ["TVQ"], ["TPS", "TVQ"]]);
  expect(new Set([letters.of(["TPS"]), letters.of(["TVQ"]), letters.of(["TPS", "TVQ"])]).size).toBe(3);
});

test("names in letters that no page has still get letters of the alphabet", () => {
  expect(taxLetters([["消费税"]]).of(["消费税"])).toBe("B");
});

test("the name that can be printed, in the order of the language", () => {
  const names = { en: "Whole-wheat bread", fr: "Pain de blé entier", zh: "全麦面包" };
  expect(printableName(names, "fr", "Article")).toBe("Pain de blé entier");
  expect(printableName(names, "zh", "Item")).toBe("Whole-wheat bread");
  expect(printableName({ en: "全麦面包", fr: "Pain" }, "en", "Item")).toBe("Pain");
  expect(printableName({ en: "全麦面包 500 g" }, "zh", "Item")).toBe("500 g");
  expect(printableName({ en: "全麦面包" }, "en", "Item")).toBe("Item");
});
