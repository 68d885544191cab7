import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containsCardData } from "./carddata.ts";

/** Published test numbers of the brands: no real cards. */
const CARDS = {
  visa: "4111111111111111",
  visa19: "4000000000000000006",
  mastercard: "5555555555554444",
  mastercard2: "2223003122003222",
  amex: "378282246310005",
  discover: "6011111111111117",
  diners: "30569309025904",
  diners36: "36227206271667",
  jcb: "3530111333300000",
  unionpay: "6200000000000005",
  unionpay19: "6205500000000000004",
  maestro: "6759649826438453",
};

/** Completes digits with the check digit of the Luhn formula. */
function luhn(payload: string): string {
  for (let check = 0; check < 10; check++) {
    const sum = [...`${payload}${String(check)}`].reverse().reduce((total, digit, i) => {
      const n = Number(digit) * (i % 2 === 0 ? 1 : 2);
      return total + Math.floor(n / 10) + (n % 10);
    }, 0);
    if (sum % 10 === 0) return payload + String(check);
  }
  return payload;
}

const ending = (prefix: string, length: number): string => luhn(prefix.padEnd(length - 1, "0"));

describe("a card number", () => {
  it.each(Object.entries(CARDS))("of %s is known, plain, grouped and within a text", (_, number) => {
    const grouped = number.replace(/(.{4})(?=.)/g, "$1 ");
    for (const text of [number, grouped, grouped.replaceAll(" ", "-"), ` ${number} `, grouped.replaceAll(" ", " – ")]) {
      expect(containsCardData(text)).toBe(true);
      expect(containsCardData(`customer said ${text}, please`)).toBe(true);
    }
    expect(containsCardData(`ref${number}x`)).toBe(true);
    expect(containsCardData(`2 ${grouped} 12`)).toBe(true);
  });

  it("fits its brand's prefix and length at both ends of every range", () => {
    const inside: [string, number][] = [
      ["51", 16], ["55", 16], ["2221", 16], ["2720", 16], ["34", 15], ["37", 15], ["644", 16], ["649", 16], ["65", 16],
      ["300", 14], ["305", 14], ["309", 14], ["38", 14], ["39", 14], ["3528", 16], ["3589", 16], ["62", 17], ["62", 18],
    ]; // prettier-ignore
    for (const [prefix, length] of inside)
      expect([prefix, containsCardData(ending(prefix, length))]).toEqual([prefix, true]);
    const outside: [string, number][] = [
      ["50", 16], ["56", 16], ["2220", 16], ["2721", 16], ["35", 15], ["34", 16], ["643", 16], ["306", 14], ["3527", 16],
      ["3590", 16], ["62", 15], ["1", 16], ["9", 16], ["7", 18], ["4", 15], ["4", 14], ["0", 19],
    ]; // prettier-ignore
    for (const [prefix, length] of outside)
      expect([prefix, containsCardData(ending(prefix, length))]).toEqual([prefix, false]);
  });

  it("has its check digit: every other last digit is not a card", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CARDS)), fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const wrong = number.slice(0, -1) + String((Number(number.slice(-1)) + shift) % 10);
        expect(containsCardData(wrong)).toBe(false);
        expect(containsCardData(`x ${wrong} y`)).toBe(false);
      }),
    );
  });

  it("is known in full-width figures and with other spaces and dashes", () => {
    expect(containsCardData("４１１１１１１１１１１１１１１１")).toBe(true);
    expect(containsCardData("4111\u00a01111\u20111111\u22121111")).toBe(true);
  });

  it("is not a longer number that happens to hold one, nor figures broken by other marks", () => {
    expect(containsCardData("00004111111111111111")).toBe(false);
    expect(containsCardData("4111.1111.1111.1111")).toBe(false);
    expect(containsCardData("4111 1111\n1111 1111")).toBe(false);
  });
});

describe("track data", () => {
  it.each([
    "%B4111111111111111^DOE/JOHN^25121010000000000000?",
    "%b4111 1111 1111 1111^DOE/JOHN^2512",
    ";4111111111111111=25121010000000000000?",
    ";123456789012=2512101?",
    "4111111111111112=25121010000",
  ])("is known: %s", (track) => {
    expect(containsCardData(track)).toBe(true);
    expect(containsCardData(`name ${track} rest`)).toBe(true);
  });

  it.each(["%BREAD^", "50 %B", "a; b = c?", ";5=5?", "Bread ^ butter", "100%"])("is not: %s", (text) => {
    expect(containsCardData(text)).toBe(false);
  });
});

describe("what a shop writes every day is no card number", () => {
  it.each([
    "",
    "4006381333931",
    "036000291452",
    "Maple syrup 540 ml",
    "604-555-0123",
    "2026-11-21 02:48:26",
    "123456789 RT0001",
    "1234567890123456",
    "280000000000000000",
    "Sale 1041, $1,266.86",
  ])("%s", (text) => {
    expect(containsCardData(text)).toBe(false);
    expect(containsCardData(text)).toBe(false);
  });
});

describe("a GTIN-14 with a right check digit", () => {
  // Passes Luhn, a brand's prefix and the GTIN check alike.
  const both = findBoth();

  it("is a product when asked, a card number otherwise", () => {
    expect(containsCardData(both)).toBe(true);
    expect(containsCardData(both, { allowGtin: true })).toBe(false);
    expect(containsCardData(`case ${both}`, { allowGtin: true })).toBe(false);
  });

  it("excuses nothing else", () => {
    for (const number of Object.values(CARDS).filter((each) => each.length !== 14)) {
      expect(containsCardData(number, { allowGtin: true })).toBe(true);
    }
    expect(containsCardData(CARDS.diners, { allowGtin: true })).toBe(true);
  });

  function findBoth(): string {
    for (let n = 0; ; n++) {
      const digits = luhn(`36${String(n).padStart(11, "0")}`);
      const sum = [...digits.slice(0, 13)].reduce(
        (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1),
        0,
      );
      if ((10 - (sum % 10)) % 10 === Number(digits[13])) return digits;
    }
  }
});
