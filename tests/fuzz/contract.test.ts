/** Messages from a page gone wrong, to the real till: never a throw, never a change of anything that is money. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Outcome } from "../../preload/contract/channel.ts";
import { type Counter, openCounter } from "../../main/till/testing/counter.ts";
import { commandNames, soundArgs, takes } from "../../main/till/testing/messages.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);

let counter: Counter;
let sale: string;
let attempt: string;

beforeAll(async () => {
  counter = await openCounter();
  sale = await counter.ring();
  // One payment runs, so that there is something to spoil.
  ({ attempt } = await counter.must("payment.card", { sale }));
  await counter.until(
    "shown on the terminal",
    ({ payment }) => payment?.screen === "waiting" && counter.simulator.orders().length === 1,
  );
});
afterAll(async () => {
  await counter.close();
});

const money = (): unknown => {
  const { sale: shown, payment } = counter.view();
  return {
    shown,
    amount: payment?.amount,
    reference: payment?.reference,
    screen: payment?.screen,
    asked: counter.asked(),
    taken: counter.simulator.ledger().length,
  };
};

/** What every message must come back as: an answer with a known shape, refused. */
async function refused(message: unknown): Promise<void> {
  const answer: Outcome<unknown> = await counter.till().port.command(message);
  expect(answer.ok).toBe(false);
  if (!answer.ok) expect(answer.error.code).toMatch(/^(badRequest|cardData|notSignedIn|approvalNeeded)$/);
}

let ids = 0;
const nextId = (): string => `f${String((ids += 1))}`;
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300, 10n, Symbol.iterator, () => 1),
  fc.string({ minLength: 1_100, maxLength: 1_200 }),
);
const odder = fc.oneof(
  odd,
  fc.anything({ maxDepth: 3, withDate: true, withMap: true, withNullPrototype: true, withObjectString: true }),
);

it("10,000 sound messages with one thing wrong are refused", async () => {
  const before = money();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...commandNames),
      fc.nat(),
      fc.constantFrom("replace", "remove", "add", "arguments", "name", "id"),
      odd,
      fc.string({ maxLength: 12 }),
      async (name, pick, how, value, key) => {
        const args = soundArgs(name, { sale, attempt });
        const fields = Object.keys(args);
        const field = fields[pick % Math.max(1, fields.length)];
        const sound = { id: nextId(), name: name as string, args: args as unknown };
        if ((how === "replace" || how === "remove") && field !== undefined) {
          fc.pre(!takes(name, field, how === "remove" ? undefined : value));
          const { [field]: _gone, ...rest } = args;
          await refused({ ...sound, args: how === "remove" ? rest : { ...rest, [field]: value } });
        } else if (how === "add") {
          const extra = fields.includes(key) || key === "__proto__" ? `${key}_` : key;
          await refused({ ...sound, args: { ...args, [extra]: value } });
        } else if (how === "arguments") {
          // A list without members is as good as no arguments, where none are needed.
          fc.pre(
            typeof value !== "object" ||
              value === null ||
              (Array.isArray(value) && (value.length > 0 || fields.length > 0)),
          );
          await refused({ ...sound, args: value });
        } else if (how === "name") await refused({ ...sound, name: `${name}${key}.` });
        else await refused({ ...sound, id: `${key}!` });
      },
    ),
    { numRuns: RUNS },
  );
  expect(money()).toEqual(before);
});

it("10,000 messages of chance are refused, commands and queries alike", async () => {
  const before = money();
  const message = fc.oneof(
    odder,
    fc.record(
      { id: odder, name: fc.oneof(fc.constantFrom<unknown>(...commandNames), odder), args: odder },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(message, async (one) => {
      const { port } = counter.till();
      const answers = [await port.command(one), await port.query(one)];
      for (const answer of answers) expect(typeof answer.ok).toBe("boolean");
    }),
    { numRuns: RUNS },
  );
  expect(money()).toEqual(before);
});

it("with nobody signed in even sound messages change nothing", async () => {
  await counter.must("session.signOut", {});
  const before = money();
  for (const name of commandNames) {
    if (name.startsWith("session.")) continue;
    const answer = await counter.till().port.command({ id: nextId(), name, args: soundArgs(name, { sale, attempt }) });
    if (answer.ok) expect(["sale.scan"]).toContain(name);
  }
  expect(money()).toEqual(before);
});
