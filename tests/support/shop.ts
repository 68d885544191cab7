/** A shop for one test: a data folder, and a settings file that points at the test's own gateway and printer. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { STORED_OPERATORS } from "../../main/till/testing/operators.ts";
import { trainingMerchant } from "../../simulator/index.ts";
import { PRINTER_COLUMNS } from "./fakePrinter.ts";

export const TERMINAL = "PAX-1";

export interface Shop {
  readonly dataDir: string;
  readonly settingsFile: string;
  /** A page with nothing on it, for shells that serve one. */
  readonly rendererDir: string;
  /** The folder of the training journal. */
  readonly journalDir: string;
  remove(): void;
}

export interface ShopOptions {
  readonly gatewayUrl: string;
  readonly printerPort?: number;
  /** From when on a manager may decide about an unknown outcome, ms. */
  readonly managerAfterMs?: number;
  /** How long the open request waits, ms. */
  readonly timeoutMs?: number;
  /** IOT Pay when left out. */
  readonly cardGateway?: "iotpay" | "codepay";
  /** IOT Pay gives back by a request; by hand when left out. */
  readonly cardRefund?: "api";
  /** How customers are asked for tips; not at all when left out. */
  readonly tips?: object;
  /** Where CodePay's terminal listens in the shop's own network; by the cloud when left out. */
  readonly lanPort?: number;
}

/** Makes the folder and its files below the system's temporary folder. */
export function openShop(options: ShopOptions): Shop {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-shop-"));
  const rendererDir = join(dir, "page");
  const settingsFile = join(dir, "settings-of-the-run.json");
  mkdirSync(rendererDir);
  writeFileSync(join(rendererDir, "index.html"), "<!doctype html><title>Till</title>");
  const settings = {
    mode: "training",
    gateways: {
      iotpay: {
        baseUrl: options.gatewayUrl,
        ...trainingMerchant,
        device: TERMINAL,
        timeoutMs: options.timeoutMs ?? 180_000,
        ...(options.cardRefund === undefined ? {} : { cardRefund: options.cardRefund }),
      },
      codepay: {
        baseUrl: options.gatewayUrl,
        ...(options.lanPort === undefined ? {} : { lan: { host: "127.0.0.1", port: options.lanPort } }),
      },
    },
    operators: STORED_OPERATORS,
    cardGateway: options.cardGateway ?? "iotpay",
    ...(options.tips === undefined ? {} : { tips: options.tips }),
    polling: { everyMs: 200 },
    // Tests ring up the same goods again and again; the one about that question sets it.
    truth: { managerAfterMs: options.managerAfterMs ?? 0, sameAmountMinutes: 0 },
    devices: {
      printers:
        options.printerPort === undefined
          ? []
          : [{ kind: "tcp", host: "127.0.0.1", port: options.printerPort, columns: PRINTER_COLUMNS }],
    },
  };
  writeFileSync(settingsFile, JSON.stringify(settings));
  const dataDir = join(dir, "data");
  return {
    dataDir,
    settingsFile,
    rendererDir,
    journalDir: join(dataDir, "training"),
    remove() {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
