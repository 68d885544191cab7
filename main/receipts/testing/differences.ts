/** What is known beside a Z report, with something of everything: for golden papers and pictures. */
import type { Difference } from "../../core/match/reconciliation.ts";
import { minor } from "../../core/money/money.ts";
import type { DifferencesInput } from "../differencesPaper.ts";
import { EVENING } from "./evening.ts";

const evening = (hour: number, minute: number): number => Date.UTC(2026, 10, 21, hour + 7, minute);
const side = (amount: number) => ({
  ...{ id: "a1", sale: "s1", reference: "1D261121T05ABCD1234S0000AZ0V", gatewayRef: "CP20261121", standing: "moved" },
  ...{ amount: minor(amount), tip: minor(0), day: "2026-11-21" },
});
const theirs = (amount: number) => ({
  ...{ gatewayRef: "P202611211530", amount: minor(amount), tip: minor(0), day: "2026-11-21", text: "" },
});
const BARE = { key: "k1", class: "amountDiffers", also: [], gateway: "codepay", kind: "payment", like: "" };
const difference = (of: Partial<Record<keyof Difference, unknown>>) => ({ ...BARE, ...of }) as Difference;
const OURS = difference({ ours: side(1_811), theirs: theirs(1_886) });
const THEIRS = difference({ key: "k2", class: "missingHere", gateway: "citcon", ours: null, theirs: theirs(5_555) });

export const DIFFERENCES: DifferencesInput = {
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
