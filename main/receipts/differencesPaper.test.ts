import { describe, expect, test } from "vitest";
import { differencesPaper, type DifferencesInput, LISTED_ON_PAPER } from "./differencesPaper.ts";
import { DIFFERENCES } from "./testing/differences.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

test.each(["en", "fr", "zh"] as const)("in %s", async (language) => {
  for (const columns of [42, 32])
    await expect(paperText(differencesPaper(DIFFERENCES, { ...CONTEXT, language }), columns)).toMatchFileSnapshot(
      `golden/differences-${language}-${String(columns)}.txt`,
    );
});

describe("what it must say", () => {
  const paper = (of: Partial<DifferencesInput>): string =>
    paperText(differencesPaper({ ...DIFFERENCES, ...of }, CONTEXT));

  test("which report it stands beside, that it is no part of it, and when this was known", () => {
    expect(paper({})).toMatch(/of Z report 12[^]*As known at +2026\/11\/21 21:30[^]*Not part of the Z report/);
  });

  test("both sides of each difference, and who said what it is", () => {
    expect(paper({})).toMatch(/Amount differs +0\.75\n +Sale 7 · R-\w+\n +This till +18\.11\n +CodePay +18\.86/);
    expect(paper({})).toMatch(/Noted by Manager\n +Tip after the signature/);
  });

  test("a day that agrees, and one of cash alone, are told apart", () => {
    const agrees = { match: { ...DIFFERENCES.match, unmatched: 0, differences: [] }, differences: [], drawers: [] };
    expect(paper(agrees)).toMatch(/All records agree/);
    expect(paper({ ...agrees, match: { ...agrees.match, at: null } })).toMatch(/Nothing went through a gateway/);
  });

  test("of hundreds the first are listed, and the others counted", () => {
    const rows = paper({ differences: Array.from({ length: 150 }, () => DIFFERENCES.differences).flat() });
    expect(rows.match(/^ +This till /gm)).toHaveLength(LISTED_ON_PAPER);
    expect(rows).toMatch(/and 260 more/);
  });
});
