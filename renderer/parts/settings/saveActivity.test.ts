import { expect, it } from "vitest";
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import { CATALOGUES } from "../../words/testing/catalogues.ts";
import { detailText } from "./activityText.ts";
import { activityCsv, activityFileName } from "./saveActivity.ts";

const row: ActivityRowView = {
  seq: 12,
  at: Date.UTC(2026, 10, 21, 18, 5, 7),
  day: "2026-11-21",
  kind: "approval.given",
  group: "approvals",
  operator: "Kim",
  approver: "Lee",
  who: "",
  own: false,
  sale: "s7",
  saleNumber: 7,
  ref: "R-8M4",
  amount: 1250,
  reason: '=HYPERLINK("x")',
  subject: "refundGoods",
  before: "",
  after: "",
};

it("saves a row with names, reason and amount in major units, and no reason becomes a formula", () => {
  const [head, line] = activityCsv([row], CATALOGUES.en).split("\r\n");
  expect(head).toBe("\ufeffRecord,Time,Business day,What,Who,Approved by,About,Sale,Payment,Amount,Reason,Detail");
  expect(line).toBe(
    '12,2026-11-21T18:05:07.000Z,2026-11-21,Approved,Kim,Lee,,7,R-8M4,12.5,"\'=HYPERLINK(""x"")",Take goods back',
  );
});

it("names the file by where the journal ended", () => {
  expect(activityFileName({ records: 61, head: "c328a95ff96b7f98" }, "csv")).toBe("activity-n61-c328a95ff96b7f98.csv");
});

it("says what changed in the words of the screen", () => {
  const say = (kind: ActivityRowView["kind"], subject: string, before: string, after: string): string =>
    detailText({ ...row, kind, subject, before, after }, CATALOGUES.en);
  expect(say("settings.changed", "store.name", "Maple Market", "Corner Shop")).toBe(
    "Name (store.name): Maple Market → Corner Shop",
  );
  expect(say("settings.changed", "store.phone", "604", "")).toBe("Phone (store.phone): 604 → nothing");
  expect(say("settings.changed", "taxes", "[]", "[1]")).toBe("taxes: [] → [1]");
  expect(say("goods.changed", "TEA", "price 4.99", "price 5.49")).toBe("TEA: price 4.99 → price 5.49");
  expect(say("goods.changed", "TEA", "sku TEA, price 4.99", "")).toBe("TEA: sku TEA, price 4.99 → nothing");
  expect(say("goods.imported", "goods.csv", "merge", "3 2 80 0 1")).toBe(
    "goods.csv: added and changed (new 3, changed 2, the same 80, taken out 0, lines left out 1)",
  );
  expect(say("operator.changed", "pin", "", "set")).toBe("PIN: set");
  expect(say("clock.jumped", "", "0", "3600000")).toBe("1970-01-01 00:00:00 → 1970-01-01 01:00:00");
  expect(say("operator.signedIn", "", "", "")).toBe("");
});
