/** Card numbers of every brand, in every writing, in every text of every command: no trace on the disk or on paper (INV-12). */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Counter, openCounter } from "../../main/till/testing/counter.ts";
import { commandNames, soundArgs } from "../../main/till/testing/messages.ts";

const RUNS = Math.max(1_000, Math.min(20_000, Number(process.env["FUZZ_RUNS"] ?? 3_000)));

let counter: Counter;
let sale: string;
beforeAll(async () => {
  counter = await openCounter();
  sale = await counter.ring();
});
afterAll(async () => {
  await counter.close();
});

/** The last figure makes the sum of Luhn's rule end in 0. */
function withLuhn(figures: string): string {
  const sum = [...`${figures}0`].reverse().reduce((total, figure, place) => {
    const twice = Number(figure) * (place % 2 === 1 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return `${figures}${String((10 - (sum % 10)) % 10)}`;
}

const BRANDS = [
  ["4", 16],
  ["51", 16],
  ["2221", 16],
  ["34", 15],
  ["37", 15],
  ["6011", 16],
  ["62", 16],
  ["3528", 16],
] as const;

const cardNumber = fc
  .tuple(fc.constantFrom(...BRANDS), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 16 }))
  .map(([[prefix, length], figures]) => withLuhn(`${prefix}${figures.join("")}`.slice(0, length - 1)));

const WRITINGS: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.replace(/(.{4})/g, "$1 ").trim(),
  (number) => number.replace(/(.{4})/g, "$1-").replace(/-$/, ""),
  (number) => `card ${number}, please`,
  (number) => `%B${number}^DOE/JANE^29121010000000000?`,
  (number) => `;${number}=29121010000000000?`,
];

/** Puts a text in place of one of the texts of a message, however deep. */
function spoil(value: unknown, at: number, text: string): { readonly value: unknown; readonly left: number } {
  if (typeof value === "string") return at === 0 ? { value: text, left: -1 } : { value, left: at - 1 };
  if (typeof value !== "object" || value === null) return { value, left: at };
  let left = at;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (left < 0) return [key, inner] as const;
    const spoilt = spoil(inner, left, text);
    left = spoilt.left;
    return [key, spoilt.value] as const;
  });
  return { value: Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries), left };
}

it("messages with a card number in a text are refused, and none is found again anywhere", async () => {
  const used = new Set<string>();
  let ids = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...commandNames),
      fc.nat(5),
      cardNumber,
      fc.constantFrom(...WRITINGS),
      async (name, place, number, write) => {
        const args = soundArgs(name, { sale, operator: "cashier-1", approver: "manager", pin: "9999", reason: "seen" });
        const spoilt = spoil(args, place, write(number));
        fc.pre(spoilt.left < 0);
        used.add(number);
        const answer = await counter.till().port.command({ id: `n${String((ids += 1))}`, name, args: spoilt.value });
        if (name === "sale.scan") expect(counter.view().scan).toMatchObject({ kind: "cardData", code: "" });
        else expect([name, answer]).toMatchObject([name, { ok: false, error: { code: "cardData" } }]);
        expect(JSON.stringify(answer)).not.toContain(number);
      },
    ),
    { numRuns: RUNS },
  );
  expect(used.size).toBeGreaterThan(RUNS / 2);
  expect(JSON.stringify(counter.view())).not.toMatch(new RegExp([...used].slice(0, 500).join("|")));
  await counter.stop();
  const bytes = readdirSync(counter.dataDir, { recursive: true, withFileTypes: true })
    .flatMap((file) => (file.isFile() ? [readFileSync(join(file.parentPath, file.name), "latin1")] : []))
    .join("\n")
    .replace(/[ -]/g, "");
  expect(bytes).toContain("command.refused");
  expect([...used].filter((number) => bytes.includes(number))).toEqual([]);
  expect(bytes).not.toContain("DOE/JANE");
  await counter.start();
});
