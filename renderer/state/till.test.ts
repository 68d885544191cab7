/** What is pressed again after its answer was lost with the link is the same intent, which the till carries out once. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CommandArgs, CommandEnvelope, TillBridge } from "../../preload/contract.ts";
import { LinkLost } from "../bridge/linkLost.ts";
import { send, startTill } from "./till.ts";

let linked: boolean;
const reached: CommandEnvelope[] = [];
const bridge: TillBridge = {
  // The till has it in any case; only its answer is lost.
  command(envelope) {
    reached.push(envelope);
    return linked ? Promise.resolve({ ok: true, value: null }) : Promise.reject(new LinkLost());
  },
  query: () => Promise.reject(new LinkLost()),
  connect: () => ({ takeOver: () => undefined, close: () => undefined }),
};
beforeEach(() => {
  vi.useFakeTimers();
  linked = true;
  reached.length = 0;
  startTill(bridge);
});
afterEach(() => {
  vi.useRealTimers();
});

const OUT: CommandArgs<"shift.move"> = {
  ...{ kind: "out", amount: 500, reason: "change", reference: "" },
  approval: { approver: "manager", pin: "9999" },
};
const ids = (): readonly string[] => reached.map(({ id }) => id);

it("is offered under its id, and only until it was answered", async () => {
  linked = false;
  expect(await send("shift.move", OUT, true)).toMatchObject({ ok: false, error: { code: "linkLost" } });
  linked = true;
  await send("shift.move", { ...OUT, approval: { approver: "manager", pin: "1234" } }, true);
  await send("shift.move", OUT, true);
  const [first, again, next] = ids();
  expect(again).toBe(first);
  expect(next).not.toBe(first);
});

it("is another intent with another amount, or a minute later", async () => {
  linked = false;
  await send("shift.move", OUT, true);
  await send("shift.move", { ...OUT, amount: 501 }, true);
  await vi.advanceTimersByTimeAsync(60_001);
  await send("shift.move", OUT, true);
  expect(new Set(ids()).size).toBe(3);
});

it("is another piece each time where goods are added", async () => {
  linked = false;
  await send("sale.add", { sku: "A-1" }, true);
  await send("sale.add", { sku: "A-1" }, true);
  expect(new Set(ids()).size).toBe(2);
});
