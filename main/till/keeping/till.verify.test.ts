/** `--verify` on a real till's folder, worked on with other tools: what is wrong, and from which record on. */
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ZView } from "../../../preload/contract/closing.ts";
import { type Counter, openCounter } from "../testing/counter.ts";
import { ask, closeDay, sellForCash } from "../testing/evening.ts";
import { append, forge, rechain } from "../testing/forge.ts";
import { verifyFolder } from "./verifyBooks.ts";

let counter: Counter;
let z: ZView;
beforeEach(async () => {
  counter = await openCounter();
  await sellForCash(counter);
  await closeDay(counter);
  z = await ask<ZView>(counter, "closing.report", { number: 1 });
  await counter.stop();
});
afterEach(() => counter.close());

const dir = (): string => join(counter.dataDir, "training");
const verify = (head: string | null = null) => verifyFolder(counter.dataDir, head, () => undefined);

test("a sound folder: each Z with its number, time and head, and the head on paper is held", () => {
  const { exitCode, text } = verify(z.head);
  expect([exitCode, text]).toEqual([0, expect.stringMatching(/^SOUND/)]);
  expect(text).toMatch(
    new RegExp(`Z 1 +${z.head} +closed \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, business day .*record ${String(z.seq)}`),
  );
  expect(text).toContain(`HELD  ${z.head} is record ${String(z.seq)}`);
  expect(verify("0123456789abcdef")).toMatchObject({
    exitCode: 1,
    text: expect.stringContaining("NOT HELD") as string,
  });
});

test.each([
  [
    "a record changed",
    "UPDATE facts SET operator = 'nobody' WHERE seq = 5",
    "Record 5 was changed after it was written",
  ],
  ["a record missing", "DELETE FROM facts WHERE seq = 6", "Record 6 is missing"],
  [
    "two records exchanged",
    "UPDATE facts SET seq = 999 WHERE seq = 5; UPDATE facts SET seq = 5 WHERE seq = 6; UPDATE facts SET seq = 6 WHERE seq = 999",
    "Record 5 does not follow from the one before it",
  ],
  ["a sum in a table", "UPDATE ledger SET money = money + 100 WHERE kind = 'cash'", "do not follow from them: ledger"],
])("%s", (_, statements, words) => {
  forge(dir(), (db) => {
    db.exec(statements);
  });
  const { exitCode, text } = verify(z.head);
  expect([exitCode, text]).toEqual([1, expect.stringContaining(words)]);
});

test("the end cut off: the chain fits, and the till knew more", () => {
  forge(dir(), (db) => {
    db.exec("DELETE FROM facts WHERE seq > (SELECT max(seq) - 2 FROM facts)");
  });
  const { exitCode, text } = verify();
  expect([exitCode, text]).toEqual([1, expect.stringContaining("the end is missing")]);
});

test("every hash made to fit: the sale says another total than its lines, and the head on paper is not held", () => {
  rechain(dir(), (kind, body) => (kind === "sale.completed" ? { ...body, total: 1 } : null));
  const { exitCode, text } = verify(z.head);
  expect(exitCode).toBe(1);
  expect(text).toMatch(/Record \d+: sale 1 says 0\.01, and its lines come to 3\.49/);
  expect(text).toContain("NOT HELD");
  expect(text).toContain("is not the one that the till knew");
});

test("every hash made to fit: less cash, an underpaid sale, and a Z report that no longer follows", () => {
  rechain(dir(), (kind, body) => {
    if (kind !== "sale.cashTaken") return null;
    const tender = body["tender"] as { readonly applied: number; readonly given: number };
    return { ...body, tender: { ...tender, applied: tender.applied - 100, given: tender.given - 100 } };
  });
  const { text } = verify();
  expect(text).toMatch(/Record \d+: sale 1 was completed with 2\.49 paid of 3\.49/);
  expect(text).toContain(`Record ${String(z.seq)}: Z report 1 says otherwise than its records: tenders`);
});

test("every hash made to fit: a Z report with other figures, one left out between, one that begins elsewhere", () => {
  rechain(dir(), (kind, body) => (kind === "day.closed" ? { ...body, number: 3, after: 2, drawers: [] } : null));
  const { text } = verify();
  expect(text).toContain("Z report 3 follows no report 2");
  expect(text).toContain("begins after record 2, and the one before it ends with 0");
  expect(text).toContain("says otherwise than its records: drawers");
});

test("more given back than a payment took, record by record", async () => {
  await counter.start();
  const sale = await counter.ring();
  const { attempt } = await counter.must("payment.card", { sale });
  await counter.until("shown", () => counter.simulator.orders().length === 1);
  counter.simulator.control.pax({ action: "tap" });
  await counter.until("approved", ({ payment }) => payment?.screen === "approved");
  await counter.stop();
  const refund = (id: string, amount: number) => ({
    at: Date.now(),
    kind: "refund.intended",
    register: "1",
    operator: "manager",
    shift: null,
    businessDay: z.days[0] ?? "",
    sale,
    attempt,
    body: {
      id,
      reference: `F${id}`,
      gateway: "iotpay",
      of: attempt,
      sale,
      currency: "CAD",
      way: "refund",
      purpose: { kind: "notNeeded" },
      amount,
      approver: "manager",
      reason: "",
    },
  });
  append(dir(), [refund("r1", 300), refund("r2", 49)]);
  expect(verify().exitCode).toBe(0);
  append(dir(), [refund("r3", 1)]);
  const { exitCode, text } = verify();
  expect(exitCode).toBe(1);
  expect(text).toMatch(/Record \d+: refund Fr3 brings what goes back of payment \w+ to 3\.50, and it took 3\.49/);
});
