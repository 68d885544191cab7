/** A whole till with the simulated world beside it, over real sockets, in a folder of its own: what tests stand at. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { CommandArgs, CommandName, CommandResult, TillView } from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { type Simulator, type SimulatorOptions, startSimulator, trainingMerchant } from "../../../simulator/index.ts";
import { startTill } from "../../till.ts";
import type { Between, RunningTill } from "../start/options.ts";
import { STORED_OPERATORS } from "./operators.ts";

export const DEVICE = "V1-B25";
export const MANAGER = { approver: "manager", pin: "9999", reason: "seen by me" } as const;

export interface Counter {
  readonly dataDir: string;
  readonly simulator: Simulator;
  till(): RunningTill;
  view(): TillView;
  /** One command, with an id of its own. */
  press<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<Outcome<CommandResult<N>>>;
  /** The same; throws when it is refused. */
  must<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<CommandResult<N>>;
  /** Waits until the view says so. */
  until(what: string, so: (view: TillView) => boolean): Promise<TillView>;
  /** What the simulator has answered so far has reached the till: seen by answers to others that came after it. */
  settled(): Promise<void>;
  /** Adds goods and gives the sale's id. */
  ring(sku?: string): Promise<string>;
  /** What the till shows to be given back of a payment that was not needed, minor units. */
  due(attempt: string): number;
  /** How many requests that move money the gateway has seen. */
  asked(): number;
  stop(): Promise<void>;
  start(between?: Between): Promise<void>;
  close(): Promise<void>;
}

export interface CounterOptions {
  readonly simulator?: SimulatorOptions;
  readonly between?: Between;
  readonly settings?: Record<string, unknown>;
  /** More settings of IOT Pay. */
  readonly iotpay?: Record<string, unknown>;
  /** Settings of gateways beside the card's; by the simulator's ports where they name one. */
  readonly gateways?: Record<string, unknown> | ((simulator: Simulator) => Record<string, unknown>);
}

/** Starts both, and signs the cashier in. */
export async function openCounter(options: CounterOptions = {}): Promise<Counter> {
  const simulator = await startSimulator({ handlingMs: 0, faultsByAmount: false, ...options.simulator });
  const dataDir = mkdtempSync(join(tmpdir(), "tenderline-till-"));
  const settingsFile = join(dataDir, "run.json");
  const settings = {
    mode: "training",
    gateways: {
      iotpay: { baseUrl: simulator.url, ...trainingMerchant, device: DEVICE, ...options.iotpay },
      codepay: { baseUrl: simulator.url },
      ...(typeof options.gateways === "function" ? options.gateways(simulator) : options.gateways),
    },
    polling: { everyMs: 200 },
    truth: { managerAfterMs: 0 },
    operators: STORED_OPERATORS,
    ...options.settings,
  };
  writeFileSync(settingsFile, JSON.stringify(settings));
  let till: RunningTill | null = null;
  let ids = 0;

  const running = (): RunningTill => {
    if (till === null) throw new Error("the till is stopped");
    return till;
  };
  const press = async <N extends CommandName>(name: N, args: CommandArgs<N>): Promise<Outcome<CommandResult<N>>> => {
    ids += 1;
    return (await running().port.command({ id: `c${String(ids)}`, name, args })) as Outcome<CommandResult<N>>;
  };
  const must = async <N extends CommandName>(name: N, args: CommandArgs<N>): Promise<CommandResult<N>> => {
    const done = await press(name, args);
    if (!done.ok) throw new Error(`${name} was refused: ${JSON.stringify(done.error)}`);
    return done.value;
  };
  const start = async (between: Between | undefined = options.between): Promise<void> => {
    const started = await startTill({
      dataDir,
      settingsFile,
      catalogFile: null,
      version: "test",
      ...(between === undefined ? {} : { between }),
    });
    if (!started.ok) throw new Error(started.error.message);
    till = started.value;
    await must("session.signIn", { operator: "cashier-1", pin: "1111" });
  };
  const stop = async (): Promise<void> => {
    await till?.close();
    till = null;
  };
  const view = (): TillView => running().port.view();

  await start();
  return {
    dataDir,
    simulator,
    till: running,
    view,
    press,
    must,
    async until(what, so) {
      try {
        await vi.waitUntil(() => so(view()), { timeout: 60_000, interval: 10 });
      } catch {
        throw new Error(
          `never came: ${what}\n${JSON.stringify({ payment: view().payment, sale: view().sale?.tenders, unproven: view().unproven })}`,
        );
      }
      return view();
    },
    async settled() {
      for (let trip = 0; trip < 5; trip += 1) await (await fetch(`${simulator.url}/control/ledger`)).text();
    },
    async ring(sku = "BAKE-BAGUETTE") {
      await must("sale.add", { sku });
      const { sale } = view();
      if (sale === null) throw new Error("no sale was started");
      return sale.id;
    },
    due: (attempt) => view().givingBack.find((each) => each.attempt === attempt)?.due ?? 0,
    asked: () => simulator.control.requests().filter(({ path }) => path.endsWith("create_order")).length,
    stop,
    start,
    async close() {
      await stop();
      await simulator.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
