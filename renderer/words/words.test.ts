import { describe, expect, it } from "vitest";
import type { DifferenceSaid } from "./match/messages.ts";
import type { ProblemWords } from "./problems/messages.ts";
import { CATALOGUES } from "./testing/catalogues.ts";
import { duration, lasted, shortDuration } from "./words.ts";

const LOCALES = ["en", "fr", "zh"] as const;

/** Every text of a catalogue, functions called with sample arguments, by its path. */
function textsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function")
    return textsOf((value as (...args: readonly unknown[]) => unknown)(...samplesFor(path)), path);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
  return [];
}

/** What a sentence about a difference is made of. */
const DIFFERENCE: DifferenceSaid = {
  gateway: "G",
  number: "77",
  sale: "12",
  ref: "R-7K2",
  ours: "$1.00",
  theirs: "$2.00",
  ourTip: "$0.10",
  theirTip: "$0.20",
  ourDay: "2026-11-20",
  theirDay: "2026-11-21",
  like: "11",
  isRefund: false,
};

function samplesFor(path: string): readonly unknown[] {
  if (/\.match\.(why\.\w+|batchWhy)$/.test(path)) return [DIFFERENCE];
  if (path.includes(".problems.")) return [{}];
  if (path.endsWith("activity.imported")) return [["1", "2", "3", "4", "5"]];
  if (path.endsWith("gatewaySays")) return [2, "pending"];
  if (/(notProven|entered|items|title|rounding|cents|seconds|minutes|hours|minutesSeconds|scanned)$/.test(path))
    return [2, 3];
  return ["A", "B", "C"];
}

const sentences = (text: string) => text.split(/[.。？?]/).filter((part) => part.trim() !== "").length;

describe.each(LOCALES)("the %s catalogue", (locale) => {
  const words = CATALOGUES[locale];
  const texts = textsOf(words, locale);

  it("says nothing undefined, nothing empty but what may be, and never shouts", () => {
    expect(texts.length).toBeGreaterThan(250);
    for (const [path, text] of texts) {
      expect(text, path).not.toMatch(/[!！]|undefined|\[object|NaN|[Oo]ops/);
      if (!/problems\.cardData\.now$/.test(path)) expect(text.trim(), path).not.toBe("");
    }
  });

  it("says a problem in two short sentences, and what to do in at most two", () => {
    for (const [code, say] of Object.entries(words.problems)) {
      const { what, now }: ProblemWords = say({});
      expect(sentences(what), code).toBeLessThanOrEqual(2);
      expect(sentences(what) + sentences(now), code).toBeLessThanOrEqual(3);
      expect(what.length + now.length, code).toBeLessThan(120);
    }
  });
});

it("keeps French marks with their words", () => {
  for (const [path, text] of textsOf(CATALOGUES.fr, "fr")) expect(text, path).not.toMatch(/ [:;?%¢»]|« /);
});

it("begins English buttons with the words that scripts and tests rely on", () => {
  const { sale, payment, done, signIn } = CATALOGUES.en;
  expect([
    sale.card,
    sale.cash,
    payment.cancel,
    payment.checkAgain,
    done.newSale,
    done.printReceipt,
    signIn.signIn,
    payment.trainingTerminal,
  ]).toEqual([
    "Card",
    "Cash",
    "Cancel payment",
    "Check again",
    "New sale",
    "Print receipt",
    "Sign in",
    "Training terminal",
  ]);
  expect(sale.totalDue).toBe("Total due");
});

describe("ages", () => {
  it.each([
    [-400, "0 s"],
    [8_999, "8 s"],
    [112_000, "1 min 52 s"],
    [124_000, "2 min 04 s"],
    [12 * 60_000, "12 min"],
    [(2 * 60 + 5) * 60_000, "2 h 05 min"],
  ])("%d ms is %s", (ms, text) => {
    expect(duration(ms, CATALOGUES.en)).toBe(text);
  });

  it("leave seconds out where there is little room", () => {
    expect(shortDuration(59_000, CATALOGUES.en)).toBe("59 s");
    expect(shortDuration(112_000, CATALOGUES.en)).toBe("1 min");
    expect(shortDuration(8_000, CATALOGUES.zh)).toBe("8 秒");
  });

  it("are told of what is wrong from a second on", () => {
    expect([-400, 0, 999].map((ms) => lasted(ms, CATALOGUES.en))).toEqual([null, null, null]);
    expect(lasted(1_000, CATALOGUES.en)).toBe("1 s");
    for (const { sale } of Object.values(CATALOGUES)) expect(sale.cardSilent(null)).not.toMatch(/null|\d/);
  });
});
