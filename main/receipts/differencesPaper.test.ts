import { describe, expect, test } from "vitest";
import type { Difference } from "../core/match/reconciliation.ts";
import { minor } from "../core/money/money.ts";
import { differencesPaper, type DifferencesInput, LISTED_ON_PAPER } from "./differencesPaper.ts";
import { EVENING } from "./testing/evening.ts";
import { CONTEXT, paperText } from "./testing/paper.ts";

const evening = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour + 7, minute);
const side = (amount: number) => ({
  ...{ id: "a1", sale: "s1", reference: "1D261121T05ABCD1234S0000AZ0V", gatewayRef: "CP20261121", standing: "moved" },
  ...{ amount: minor(amount), tip: minor(0), day: "2026-11-21" },
});
const theirs = (amount: number) => ({
  ...{ gatewayRef: "P202611211530", amount: minor(amount), tip: minor(0), day: "2026-11-21", text: "" },
});
const TIP = { key: "k1", class: "amountDiffers", also: [], gateway: "codepay", kind: "payment", like: "" };
const difference = (of: Partial<Record<keyof Difference, unknown>>) => ({ ...TIP, ...of }) as Difference;
const OURS = difference({ ours: side(1_811), theirs: theirs(1_886) });
const THEIRS = difference({ key: "k2", class: "missingHere", gateway: "citcon", ours: null, theirs: theirs(5_555) });

const INPUT: DifferencesInput = {
  ...{ number: 12, days: ["2026-11-21"], at: evening(21, 30), currency: "CAD" },
  match: {
    at: evening(21, 4),
    unmatched: 1,
    differences: [
      { class: "missingHere", count: 1, open: 1, amount: minor(5_555) },
      { class: "amountDiffers", count: 1, open: 0, amount: minor(75) },
    ],
  },
  differences: [
    { of: THEIRS, gateway: "Citcon", sale: null, note: null },
    { of: OURS, gateway: "CodePay", sale: 7, note: { reason: "Tip after the signature", approver: "Manager" } },
  ],
  drawers: EVENING.drawers.filter(({ counted, expected }) => counted !== expected),
};

test.each(["en", "fr", "zh"] as const)("in %s", async (language) => {
  for (const columns of [42, 32])
    await expect(paperText(differencesPaper(INPUT, { ...CONTEXT, language }), columns)).toMatchFileSnapshot(
      `golden/differences-${language}-${String(columns)}.txt`,
    );
});

describe("what it must say", () => {
  const paper = (of: Partial<DifferencesInput>): string => paperText(differencesPaper({ ...INPUT, ...of }, CONTEXT));

  test("which report it stands beside, that it is no part of it, and when this was known", () => {
    expect(paper({})).toMatch(/of Z report 12[^]*As known at +2026\/11\/21 21:30[^]*Not part of the Z report/);
  });

  test("both sides of each difference, and who said what it is", () => {
    expect(paper({})).toMatch(/Amount differs +0\.75\n +Sale 7 · R-\w+\n +This till +18\.11\n +CodePay +18\.86/);
    expect(paper({})).toMatch(/Noted by Manager\n +Tip after the signature/);
  });

  test("a day that agrees, and one of cash alone, are told apart", () => {
    const agrees = { match: { at: evening(21, 4), unmatched: 0, differences: [] }, differences: [], drawers: [] };
    expect(paper(agrees)).toMatch(/All records agree/);
    expect(paper({ ...agrees, match: { ...agrees.match, at: null } })).toMatch(/Nothing went through a gateway/);
  });

  test("of hundreds the first are listed, and the others counted", () => {
    const differences = Array.from({ length: 300 }, () => ({ of: THEIRS, gateway: "Citcon", sale: null, note: null }));
    const rows = paper({ differences });
    expect(rows.match(/^ +Citcon +55\.55$/gm)).toHaveLength(LISTED_ON_PAPER);
    expect(rows).toMatch(/and 260 more/);
  });
});
