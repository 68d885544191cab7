import * as v from "valibot";
import { expect, test } from "vitest";
import { commands, queries } from "./contract.ts";

test("no command gives money back while refunds are not built (INV-8)", () => {
  expect(Object.keys(commands).filter((name) => /refund|void|giveBack|return/i.test(name))).toEqual([]);
});

test("every channel refuses what it does not name: an amount, a key or a URL slipped in is an error (INV-11)", () => {
  for (const [name, { args }] of Object.entries({ ...commands, ...queries })) {
    for (const smuggled of ["amountMinor", "baseUrl", "reference", "key"]) {
      const issues = v.safeParse(args, { [smuggled]: 1 }).issues ?? [];
      expect(issues.map((issue) => v.getDotPath(issue)), name).toContain(smuggled);
    }
  }
});
