/** A taste of `npm run kill`: random cases with two payments and up to three deaths. */
import { expect, test } from "vitest";
import { runDeep } from "./deep.ts";

/** `DEEP_CASES` asks for more or fewer. */
const CASES = Number(process.env["DEEP_CASES"] ?? 300);

test("random cases, two payments, up to three deaths each", async () => {
  expect(await runDeep(CASES, 1, (line) => void process.stdout.write(`${line}\n`))).toBe(0);
});
