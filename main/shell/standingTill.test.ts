/** A till that starts anew behind the same port: with tills that are made of nothing but a port, and with a whole one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import type { TillView, ViewChange } from "../../preload/contract.ts";
import type { Outcome } from "../../preload/contract/channel.ts";
import { err, ok } from "../core/result.ts";
import type { BootProblem, RunningTill, TillOptions } from "../till/start/options.ts";
import { openStandingTill } from "./standingTill.ts";

const OPTIONS: TillOptions = { dataDir: "nowhere", settingsFile: null, catalogFile: null, version: "test" };
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Tills by number; each answers with its number, as soon as the test lets it. */
function world(failing: ReadonlySet<number> = new Set()) {
  const log: string[] = [];
  const answers: ((value: Outcome<unknown>) => void)[] = [];
  const opens: (() => void)[] = [];
  let restart: () => void = () => undefined;
  let count = 0;
  return {
    log,
    restart: () => {
      restart();
    },
    /** The oldest call that waits is answered. */
    answer: (text: string) => answers.shift()?.(ok(text)),
    /** The till that waits to be started is. */
    open: () => opens.shift()?.(),
    hears: {
      restarted: (till: RunningTill) => log.push(`restarted ${till.mode}`),
      ended: (problem: BootProblem) => log.push(`ended ${problem.message}`),
    },
    async start(options: TillOptions) {
      const number = (count += 1);
      restart = options.restart ?? restart;
      if (number > 1)
        await new Promise<void>((resolve) => {
          opens.push(resolve);
        });
      if (failing.has(number)) return err({ message: "no room", exitCode: 1 });
      let listener: ((change: ViewChange) => void) | null = null;
      log.push(`start ${String(number)}`);
      return ok({
        port: {
          command: () =>
            new Promise<Outcome<unknown>>((resolve) => {
              answers.push(resolve);
            }),
          query: () => Promise.resolve(ok(number)),
          view: () => ({ now: number }) as TillView,
          subscribe(to: (change: ViewChange) => void) {
            listener = to;
            return () => {
              listener = null;
            };
          },
        },
        mode: number === 1 ? ("training" as const) : ("live" as const),
        simulatorUrl: null,
        warnings: [],
        close() {
          log.push(`close ${String(number)}${listener === null ? "" : " heard"}`);
          return Promise.resolve();
        },
      });
    },
  };
}

async function opened(of: ReturnType<typeof world>) {
  const standing = await openStandingTill(OPTIONS, of.hears, (options) => of.start(options));
  if (!standing.ok) throw new Error(standing.error.message);
  return standing.value;
}

it("answers what is in hand, ends one till, starts the next, and gives the page the whole of it", async () => {
  const of = world();
  const { port } = await opened(of);
  const heard: ViewChange[] = [];
  port.subscribe((change) => heard.push(change));
  const inHand = port.command({});
  of.restart();
  of.restart();
  expect(await port.command({})).toEqual({ ok: false, error: { code: "restarting", money: "safe" } });
  expect(await port.query({})).toMatchObject({ ok: false });
  await turn();
  expect(of.log).toEqual(["start 1"]);
  of.answer("done");
  expect(await inHand).toEqual(ok("done"));
  await turn();
  expect(of.log).toEqual(["start 1", "close 1"]);
  expect(port.view()).toEqual({ now: 1 });
  of.open();
  await turn();
  expect(of.log).toEqual(["start 1", "close 1", "start 2", "restarted live"]);
  expect(heard).toEqual([{ now: 2 }]);
  expect(await port.query({})).toEqual(ok(2));
  of.restart();
  await turn();
  of.open();
  await turn();
  expect(of.log.slice(-3)).toEqual(["close 2", "start 3", "restarted live"]);
});

it("says why it is over when the next does not start", async () => {
  const of = world(new Set([2]));
  const standing = await opened(of);
  of.restart();
  await turn();
  of.open();
  await turn();
  expect(of.log).toEqual(["start 1", "close 1", "ended no room"]);
  expect(await standing.port.query({})).toMatchObject({ error: { code: "restarting" } });
  await standing.close();
  expect(of.log).toHaveLength(3);
});

it("closed in between, it leaves no till behind; closed otherwise, the one that runs ends once", async () => {
  const of = world();
  const standing = await opened(of);
  of.restart();
  await turn();
  const closing = standing.close();
  of.open();
  await closing;
  expect(of.log.filter((line) => line.startsWith("close"))).toEqual(["close 1", "close 2"]);
  const other = world();
  await (await opened(other)).close();
  other.restart();
  await turn();
  expect(other.log).toEqual(["start 1", "close 1"]);
});

it("a whole till: settings that are read at a start count, the open sale stays, everybody signs in again", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tenderline-standing-"));
  const standing = await openStandingTill(
    { ...OPTIONS, dataDir },
    { restarted: () => undefined, ended: () => undefined },
  );
  if (!standing.ok) throw new Error(standing.error.message);
  const { port, close } = standing.value;
  let ids = 0;
  const press = (name: string, args: object) => port.command({ id: `s${String((ids += 1))}`, name, args });
  try {
    await press("session.signIn", { operator: "manager", pin: "9999" });
    await press("sale.add", { sku: "BAKE-BAGUETTE" });
    const { sale } = port.view();
    const changes = [{ path: "store.register", value: "7" }];
    expect(await press("setup.change", { changes, approval: null })).toMatchObject({ ok: true });
    expect(await port.query({ name: "setup.read", args: {} })).toMatchObject({
      value: { waiting: ["store.register"], restarts: true },
    });
    expect(await press("setup.restart", { approval: null })).toMatchObject({ ok: true });
    await vi.waitUntil(() => port.view().session.store.register === "7", { timeout: 60_000 });
    expect(port.view()).toMatchObject({ session: { operator: null, mode: "training" }, sale: { id: sale?.id } });

    // Beside a payment it does not: what the terminal shows is waited for.
    await press("session.signIn", { operator: "manager", pin: "9999" });
    await press("payment.card", { sale: sale?.id });
    expect(await press("setup.restart", { approval: null })).toMatchObject({ error: { code: "paymentRunning" } });
  } finally {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
