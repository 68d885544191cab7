/** What is scanned while the link to the till is lost goes in when it is back: in order, and each once. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CommandEnvelope, TillBridge } from "../../../preload/contract.ts";
import { LinkLost } from "../../bridge/linkLost.ts";
import { send, startTill, useTill } from "../till.ts";

let linked = true;
const reached: CommandEnvelope[] = [];
const bridge: TillBridge = {
  command(envelope) {
    if (!linked) return Promise.reject(new LinkLost());
    reached.push(envelope);
    return Promise.resolve({ ok: true, value: null });
  },
  query: () => Promise.reject(new LinkLost()),
  connect: () => ({ takeOver: () => undefined, close: () => undefined }),
};

beforeEach(() => {
  vi.useFakeTimers();
  startTill(bridge);
  reached.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const lose = (): void => {
  linked = false;
  useTill.setState({ link: "lost" });
};
const find = (): void => {
  linked = true;
  useTill.setState({ link: "live" });
};

it("keeps scans until the till answers, and their order", async () => {
  lose();
  const answers = ["A-1", "B-2", "B-2"].map((code) => send("sale.scan", { code }, true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reached).toEqual([]);
  find();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await Promise.all(answers)).toEqual(answers.map(() => ({ ok: true, value: null })));
  expect(reached.map(({ args }) => args)).toMatchObject([{ code: "A-1" }, { code: "B-2" }, { code: "B-2" }]);
  // Each says how long ago it was heard: the till may have read it itself.
  for (const { args } of reached) expect((args as { ago: number }).ago).toBeGreaterThanOrEqual(60_000);
  expect(new Set(reached.map(({ id }) => id)).size).toBe(3);
});

it("offers a scan under one id, however often", async () => {
  const ids: string[] = [];
  const offered = vi.spyOn(bridge, "command").mockImplementation(({ id }) => {
    ids.push(id);
    return ids.length < 3 ? Promise.reject(new LinkLost()) : Promise.resolve({ ok: true, value: null });
  });
  find();
  const answer = send("sale.scan", { code: "A-1" }, true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await answer).toMatchObject({ ok: true });
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  offered.mockRestore();
});

it("waits for a till that is starting again, and offers nothing but scans twice", async () => {
  const names: string[] = [];
  const restarting = { ok: false, error: { code: "restarting", money: "safe" } } as const;
  const offered = vi.spyOn(bridge, "command").mockImplementation(({ name }) => {
    names.push(name);
    return Promise.resolve(names.length < 4 ? restarting : { ok: true, value: null });
  });
  find();
  const scan = send("sale.scan", { code: "A-1" }, true);
  const other = send("sale.next", {}, true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await scan).toMatchObject({ ok: true });
  expect(await other).toEqual(restarting);
  expect(names.filter((name) => name === "sale.next")).toHaveLength(1);
  offered.mockRestore();
});

it("gives up when another page has taken the till over, and keeps nothing but scans", async () => {
  lose();
  const scan = send("sale.scan", { code: "A-1" }, true);
  const other = send("sale.next", {}, true);
  await vi.advanceTimersByTimeAsync(1_000);
  useTill.setState({ link: "taken" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await scan).toMatchObject({ ok: false, error: { code: "linkLost" } });
  expect(await other).toMatchObject({ ok: false, error: { code: "linkLost" } });
});
