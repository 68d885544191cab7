/** A taste of `npm run kill`: random cases with two payments and up to three deaths. */
import { expect, test } from "vitest";
import { runDeep } from "./deep.ts";

test("random cases, two payments, up to three deaths each", async () => {
  expect(await runDeep(300, 1, (line) => void process.stdout.write(`${line}\n`))).toBe(0);
});
