/** One shop counter: gateway, terminal, printer and data folder that outlive the till's process, and the till itself. */
import { join } from "node:path";
import { writeFileSync, readFileSync } from "node:fs";
import { factsIn } from "../../main/till/testing/facts.ts";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index.ts";
import { startFakePrinter, type FakePrinter } from "../support/fakePrinter.ts";
import { openShop, type Shop } from "../support/shop.ts";
import { startTillProcess, type TillProcess } from "../support/tillProcess.ts";
import { waitFor } from "../support/waitFor.ts";
import { openScreen, type Screen } from "./screen.ts";
import { takeWindow } from "./windows.ts";

const SHELL = join(import.meta.dirname, "..", "..", "main", "shell", "browserMain.ts");

export interface CounterOptions {
  readonly simulator?: SimulatorOptions;
  /** Where the till finds its gateway; the simulator's own address when left out. */
  readonly gatewayUrl?: string;
  readonly managerAfterMs?: number;
  readonly pollMs?: number;
  /** The till starts with no settings at all: training mode on the simulator it brings. */
  readonly alone?: boolean;
  /** More flags for the till. */
  readonly flags?: readonly string[];
  /** Laid over the shop's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

type Control = Simulator["control"];

export interface Counter {
  readonly gateway: Simulator;
  readonly printer: FakePrinter;
  /** Does this at the terminal as soon as it shows something that it can be done to. */
  customer(action: Parameters<Control["pax"]>[0]): Promise<void>;
  /** The same on the customer's phone, as soon as it is asked. */
  phone(action: Parameters<Control["phone"]>[0]): Promise<void>;
  /** Waits until every paper that was asked for has come out; what tore in a till's death is out as far as it will be. */
  allPrinted(): Promise<void>;
  readonly shop: Shop;
  /** The running till's address with its token. */
  url(): string;
  /** Everything that every till here has printed. */
  output(): string;
  /** A browser window of its own on the till; `expectTill: false` does not wait for it to show one. */
  open(expectTill?: boolean): Promise<Screen>;
  /** SIGKILL, as when the plug is pulled. */
  kill(): Promise<void>;
  /** The next till on the same data, with a new address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** @param endpoint of the suite's browser */
export async function openCounter(endpoint: string, options: CounterOptions = {}): Promise<Counter> {
  const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0, ...options.simulator });
  const printer = await startFakePrinter();
  const shop = openShop({
    gatewayUrl: options.gatewayUrl ?? gateway.url,
    printerPort: printer.port,
    managerAfterMs: options.managerAfterMs ?? 1_500,
  });
  layOver(shop, { polling: { everyMs: options.pollMs ?? 300 }, ...options.settings });
  let till: TillProcess;
  let output = "";
  let url = "";
  const windows: Screen[] = [];

  const settings = options.alone === true ? [] : ["--settings", shop.settingsFile];
  const start = async (): Promise<void> => {
    till = startTillProcess(SHELL, [
      "--no-open",
      "--port",
      "0",
      "--data",
      shop.dataDir,
      ...settings,
      ...(options.flags ?? []),
    ]);
    url = await till.ready;
  };
  const kill = async (): Promise<void> => {
    await till.kill();
    output += till.output();
  };
  const orphan = (): void => {
    process.kill(till.pid, "SIGKILL");
  };
  process.on("exit", orphan);
  await start();

  return {
    gateway,
    printer,
    shop,
    async customer(action) {
      await waitFor(`the customer's ${action.action}`, () => gateway.control.pax(action).ok);
    },
    async phone(action) {
      await waitFor(`the phone's ${action.action}`, () => gateway.control.phone(action).ok);
    },
    async allPrinted() {
      await waitFor("every paper", () => {
        const done = (["print.done", "print.dropped"] as const).flatMap((kind) => factsIn(shop.dataDir, kind));
        const torn = factsIn(shop.dataDir, "print.failed").filter(({ outcome }) => outcome === "notKnown");
        const over = new Set([...done, ...torn].map(({ job }) => job));
        return factsIn(shop.dataDir, "print.queued").every(({ job }) => over.has(job));
      });
    },
    url: () => url,
    output: () => output + till.output(),
    start,
    kill,
    async open(expectTill = true) {
      const page = await takeWindow(endpoint);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.stack ?? error.message));
      const screen = await openScreen(page);
      windows.push(screen);
      await page.goto(url);
      if (expectTill)
        await page
          .locator("#root .till")
          .waitFor()
          .catch(() => {
            throw new Error(`The page shows no till. ${faults.join("\n")}`);
          });
      return screen;
    },
    async close() {
      await kill();
      process.off("exit", orphan);
      for (const { close } of windows) await close();
      await gateway.close();
      await printer.close();
      shop.remove();
    },
  };
}

function layOver(shop: Shop, settings: Readonly<Record<string, unknown>>): void {
  const before = JSON.parse(readFileSync(shop.settingsFile, "utf8")) as Record<string, unknown>;
  writeFileSync(shop.settingsFile, JSON.stringify({ ...before, ...settings }));
}
