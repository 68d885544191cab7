import * as v from "valibot";
import { expect, test } from "vitest";
import { commands, queries } from "./contract.ts";

test("no command that gives money back takes an amount, a way or a number of its own from the page (INV-8, INV-11)", () => {
  const giveBack = Object.entries(commands).filter(([name]) => /^refund\./.test(name));
  expect(giveBack.map(([name]) => name)).toContain("refund.notNeeded");
  // `seen` is compared with what the till knows, and never given back by itself.
  const allowed = ["attempt", "refund", "how", "seen", "made", "approver", "pin", "reason", "number"];
  for (const [name, { args }] of giveBack)
    expect(
      Object.keys(args.entries).filter((key) => !allowed.includes(key)),
      name,
    ).toEqual([]);
});

test("every channel refuses what it does not name: an amount, a key or a URL slipped in is an error (INV-11)", () => {
  for (const [name, { args }] of Object.entries({ ...commands, ...queries })) {
    for (const smuggled of ["amountMinor", "baseUrl", "reference", "key"]) {
      const issues = v.safeParse(args, { [smuggled]: 1 }).issues ?? [];
      expect(
        issues.map((issue) => v.getDotPath(issue)),
        name,
      ).toContain(smuggled);
    }
  }
});
