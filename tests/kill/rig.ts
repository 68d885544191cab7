/** One shop with its world around it: gateway, terminal, wire and printer outlive every till that is killed. */
import { fileURLToPath } from "node:url";
import { startSimulator, type Simulator, type SimulatorOptions } from "../../simulator/index.ts";
import { startFakePrinter, type FakePrinter } from "../support/fakePrinter.ts";
import { openShop, type Shop, type ShopOptions } from "../support/shop.ts";
import { openTillPage, type TillPage } from "../support/tillPage.ts";
import { startTillProcess, type TillProcess } from "../support/tillProcess.ts";
import type { TrapName } from "./traps.ts";
import { layWire, type Wire } from "./wire.ts";

const SCRIPT = fileURLToPath(new URL("till.ts", import.meta.url));

export interface RunningTill {
  readonly process: TillProcess;
  readonly page: TillPage;
}

export interface Rig {
  readonly gateway: Simulator;
  readonly wire: Wire;
  readonly printer: FakePrinter;
  readonly shop: Shop;
  /** Starts a till on the shop's data with a page open on it; it is killed with the test at the latest. */
  start(trap?: TrapName): Promise<RunningTill>;
  /** A till process that may not come up. */
  launch(trap?: TrapName): TillProcess;
  /** Resolves once no till runs any more. */
  killAll(): Promise<void>;
}

export interface RigOptions {
  readonly gateway?: SimulatorOptions;
  readonly shop?: Partial<ShopOptions>;
  /** CodePay's terminal is asked over the shop's own network. */
  readonly lan?: true;
}

type Finally = (cleanUp: () => Promise<void>) => void;

/** @param onTestFinished the test's own, so that nothing outlives it */
export async function openRig(onTestFinished: Finally, options: RigOptions = {}): Promise<Rig> {
  const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 50, ...options.gateway });
  onTestFinished(() => gateway.close());
  const wire = await layWire(gateway.port);
  onTestFinished(() => wire.close());
  const printer = await startFakePrinter();
  onTestFinished(() => printer.close());
  const shop = openShop({
    gatewayUrl: wire.url,
    printerPort: printer.port,
    ...(options.lan === undefined ? {} : { lanPort: gateway.counter.lanPort }),
    ...options.shop,
  });
  const tills: TillProcess[] = [];
  const killAll = async (): Promise<void> => {
    await Promise.all(tills.map((till) => till.kill()));
  };
  onTestFinished(async () => {
    await killAll();
    shop.remove();
  });

  const launch = (trap?: TrapName): TillProcess => {
    const { dataDir, settingsFile, rendererDir } = shop;
    const till = startTillProcess(SCRIPT, [dataDir, settingsFile, rendererDir, ...(trap === undefined ? [] : [trap])]);
    tills.push(till);
    return till;
  };
  return {
    gateway,
    wire,
    printer,
    shop,
    launch,
    killAll,
    async start(trap) {
      const process = launch(trap);
      const url = await process.ready;
      const page = await openTillPage(url, process.heard).catch((error: unknown) => {
        throw new Error(`the till did not open its page: ${process.output()}`, { cause: error });
      });
      return { process, page };
    },
  };
}
