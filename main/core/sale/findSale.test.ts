import { describe, expect, it } from "vitest";
import { plainReference, saleSearch } from "./findSale.ts";
import { formatAmount } from "../money/format.ts";
import { minor } from "../money/money.ts";

describe("what is meant by what was typed", () => {
  it.each([
    ["42.18", 4_218],
    ["42,18", 4_218],
    ["$42.18", 4_218],
    ["42,18 $", 4_218],
    ["42.5", 4_250],
    ["42", 4_200],
    ["1,266.86", 126_686],
    ["1\u00a0266,86\u00a0$", 126_686],
    ["1.266,86", 126_686],
    ["1,266", 126_600],
    ["CA$1,266.86", 126_686],
    ["−42.18", 4_218],
  ])("%s is an amount of %d", (text, amount) => {
    expect(saleSearch(text)?.amount).toBe(amount);
  });

  it("every way in which the till itself writes an amount is read back", () => {
    for (const locale of ["en", "fr", "zh"] as const)
      for (const currency of ["CAD", "USD"] as const)
        for (const cents of [5, 99, 100, 4_218, 126_686, 99_999_999])
          expect(saleSearch(formatAmount(minor(cents), locale, { currency }))?.amount).toBe(cents);
  });

  it.each(["", "   "])("%j asks for nothing", (text) => {
    expect(saleSearch(text)).toBeNull();
  });

  it.each(["1041", "#1041", "Sale 1041", "Vente 1041", "销售 1041", "销售单 1041"])(
    "%s may be a sale's number",
    (text) => {
      expect(saleSearch(text)?.number).toBe(1041);
    },
  );

  it.each(["1234", "··1234", "**** 1234", "x1234"])("%s may be the last four of a card", (text) => {
    expect(saleSearch(text)?.last4).toBe("1234");
  });

  it("a receipt's code is that sale of that register, and nothing else", () => {
    expect(saleSearch(" TL1:2:1041 ")).toEqual({
      number: 1041,
      register: "2",
      returned: null,
      amount: null,
      last4: null,
      reference: null,
    });
  });

  it("the code of a return's receipt is that return of that register, and nothing else", () => {
    expect(saleSearch("TLR1:2:17")).toEqual({
      number: null,
      register: "2",
      returned: 17,
      amount: null,
      last4: null,
      reference: null,
    });
  });

  it("references are searched for without their marks", () => {
    expect(saleSearch("r-8m4k")?.reference).toBe("R8M4K");
    expect(saleSearch("1D261121T090807123S0A9K")?.reference).toBe("1D261121T090807123S0A9K");
    expect(saleSearch("123")?.reference).toBeNull();
    expect(plainReference("ab-12 3")).toBe("AB123");
  });

  it.each(["12.345.6", "1,2,3", "abc", "0", "0.00"])("%s is no amount", (text) => {
    expect(saleSearch(text)?.amount).toBeNull();
  });
});
