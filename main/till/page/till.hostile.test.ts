/** A page that asks for more than it may (INV-11), and card data in every field there is (INV-12). */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandName } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { commandNames, soundArgs, takes } from "../testing/messages.ts";

let counter: Counter;
let sale: string;
let attempt: string;
let ids = 0;

beforeAll(async () => {
  counter = await openCounter();
  sale = await counter.ring();
  ({ attempt } = await counter.must("payment.card", { sale }));
  await counter.until("shown", () => counter.simulator.orders().length === 1);
});
afterAll(async () => {
  await counter.close();
});

/** A sound message of this till's own sale and payment, or of others. */
const sound = (name: CommandName, more: Record<string, unknown> = {}): Record<string, unknown> =>
  soundArgs(name, {
    sale,
    attempt,
    operator: "cashier-1",
    approver: "manager",
    pin: "9999",
    reason: "seen",
    terminal: "V1-B25",
    given: 2000,
    ...more,
  });
const send = async (message: unknown): Promise<string> => {
  const answer: Outcome<unknown> = await counter.till().port.command(message);
  return answer.ok ? "ok" : answer.error.code;
};
const press = (name: string, args: unknown): Promise<string> => send({ id: `h${String((ids += 1))}`, name, args });
/** All that is money, as the page sees it. */
const money = (): unknown => {
  const { sale: shown, payment, unproven } = counter.view();
  return structuredClone({
    shown,
    amount: payment?.amount,
    reference: payment?.reference,
    unproven,
    asked: counter.asked(),
    taken: counter.simulator.ledger(),
  });
};

/** Fields that a command is there for: cash put into or taken out of the drawer is a person's word, and moves no payment. */
const OWN: readonly string[] = ["shift.move amount", "shift.move reference"];

describe("a hostile page", () => {
  test.each(["amount", "url", "reference", "key", "currency", "host", "baseUrl", "mchId", "__proto__x", "constructor"])(
    "cannot slip `%s` into any command",
    async (extra) => {
      const before = money();
      for (const name of commandNames) {
        if (OWN.includes(`${name} ${extra}`)) continue;
        const args = { ...sound(name), [extra]: extra === "amount" ? 1 : "http://192.0.2.1/" };
        expect([name, await press(name, args)]).toEqual([name, "badRequest"]);
      }
      expect(money()).toEqual(before);
    },
  );

  test("cannot speak of another sale, attempt or terminal", async () => {
    const before = money();
    for (const other of ["other", "0", "AAAAAAAAAAAA"]) {
      for (const name of [
        "payment.card",
        "cash.take",
        "cash.takeBack",
        "sale.setQuantity",
        "sale.removeLine",
        "sale.abandon",
      ] as const) {
        expect([name, await press(name, sound(name, { sale: other }))]).toEqual([name, "otherSale"]);
      }
      for (const name of [
        "payment.cancel",
        "payment.checkAgain",
        "payment.decide",
        "payment.setAside",
        "payment.leave",
      ] as const) {
        expect([name, await press(name, sound(name, { attempt: other }))]).toEqual([name, "noSuchAttempt"]);
      }
      expect(await press("payment.open", { sale: other })).toBe("paymentRunning");
      expect(await press("payment.terminalIsClear", { terminal: other })).toBe("ok");
    }
    expect(money()).toEqual(before);
  });

  test("cannot decide about a payment that is running, nor free its terminal", async () => {
    expect(await press("payment.decide", sound("payment.decide"))).toBe("attemptSettled");
    expect(await press("payment.setAside", sound("payment.setAside"))).toBe("attemptSettled");
    expect(await press("payment.leave", sound("payment.leave"))).toBe("paymentRunning");
    expect(await press("payment.terminalIsClear", sound("payment.terminalIsClear"))).toBe("ok");
    expect(await press("payment.card", sound("payment.card"))).toBe("paymentRunning");
    expect(counter.asked()).toBe(1);
  });

  test.each(["payment.approve", "__proto__", "constructor", "toString", "hasOwnProperty", ""])(
    "finds no channel `%s`",
    async (name) => {
      expect(await press(name, {})).toBe("badRequest");
      const answer = await counter.till().port.query({ name, args: {} });
      expect(answer).toMatchObject({ ok: false, error: { code: "badRequest" } });
    },
  );

  test.each([
    null,
    undefined,
    7,
    "payment.card",
    [],
    {},
    { id: "a" },
    { id: "a", name: "payment.card" },
    { id: "../a", name: "sale.next", args: {} },
    { id: "", name: "sale.next", args: {} },
    { id: "a", name: "sale.next", args: {}, amount: 1 },
    { id: 7, name: "sale.next", args: {} },
  ])("says nothing with %j", async (message) => {
    expect(await send(message)).toBe("badRequest");
  });

  test("gets wrong types refused in every field", async () => {
    const before = money();
    for (const name of commandNames) {
      const args = sound(name);
      for (const field of Object.keys(args)) {
        for (const wrong of [
          {},
          [],
          Number.NaN,
          Number.POSITIVE_INFINITY,
          { toString: () => sale },
          "\u0000".repeat(2_000),
        ]) {
          if (takes(name, field, wrong)) continue;
          expect([name, field, await press(name, { ...args, [field]: wrong })]).toEqual([name, field, "badRequest"]);
        }
      }
    }
    expect(money()).toEqual(before);
  });
});

describe("card data", () => {
  const NUMBER = "4111111111111111";
  const FORMS = [
    NUMBER,
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    `%B${NUMBER}^DOE/JANE^2512101?`,
    `;${NUMBER}=25121010000?`,
    `my card is ${NUMBER} ok`,
  ];

  const stored = (dir: string): string =>
    readdirSync(dir)
      .map((name) => join(dir, name))
      .map((path) => (statSync(path).isDirectory() ? stored(path) : readFileSync(path, "latin1")))
      .join("\n");

  test("is refused in every field of every command, and leaves no trace", async () => {
    const before = money();
    for (const name of commandNames) {
      const args = sound(name);
      for (const field of Object.keys(args)) {
        for (const form of FORMS) {
          const answer = await press(name, { ...args, [field]: form });
          if (name === "sale.scan" && field === "ago") expect(answer).toBe("badRequest");
          else if (name === "sale.scan") {
            expect(answer).toBe("ok");
            expect(counter.view().scan).toMatchObject({ kind: "cardData", code: "" });
          } else expect([name, field, answer]).toEqual([name, field, "cardData"]);
        }
        if (name !== "sale.scan")
          expect([name, field, await press(name, { ...args, [field]: Number(NUMBER) })]).toEqual([
            name,
            field,
            "cardData",
          ]);
      }
      expect(await press(name, { ...args, [NUMBER]: 1 })).toBe("badRequest");
    }
    expect(await send({ id: NUMBER, name: "sale.next", args: {} })).toBe("ok");
    expect(await send({ id: "x", name: NUMBER, args: {} })).toBe("badRequest");
    for (const text of FORMS) await counter.till().port.query({ name: "catalog.search", args: { text } });
    expect(money()).toEqual({ ...(before as object), shown: { ...(counter.view().sale as object) } });
    expect(JSON.stringify(counter.view())).not.toContain("4111");
    await counter.stop();
    const bytes = stored(counter.dataDir).replace(/[ -]/g, "");
    expect(bytes).toContain("command.refused");
    expect(bytes).not.toContain(NUMBER);
    expect(bytes).not.toMatch(/DOE\/JANE/);
    await counter.start();
  });
});
