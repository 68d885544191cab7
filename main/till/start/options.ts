/** What a till is started with, what it is when it runs, and why it may not start. */
import type { Clock } from "../../core/clock.ts";
import type { CardGateway } from "../../gateways/port.ts";
import type { Journal } from "../../journal/journal.ts";
import type { StartBackup } from "../../journal/makeBackup.ts";
import type { Printer } from "../../../native/printer/port.ts";
import type { SafeStorage } from "../../settings/seal.ts";
import type { TillPort } from "../../../preload/contract.ts";
import type { Random } from "../base/random.ts";
import type { ScannerHosts } from "../scan/scanners.ts";

export interface TillOptions {
  /** Journal, catalogue and settings live below it; `live` and `training` are separate. */
  readonly dataDir: string;
  /** Settings laid over the stored ones for this run; nothing of it is stored. */
  readonly settingsFile: string | null;
  readonly catalogFile: string | null;
  /** What seals secrets of the stored settings; left out, they rest in a file for its owner alone. */
  readonly safeStorage?: SafeStorage;
  /** Whose work backups are; a process of Node's own when left out, which Electron may not start. */
  readonly backups?: StartBackup;
  readonly version: string;
  /** Ends this till and starts it anew with what is stored then; left out where a person does that. Answers go out first. */
  readonly restart?: () => void;
  /** Ways to stand between the till and the world: tests stop the till at an exact step through them. */
  readonly between?: Between;
}

export interface Between {
  journal?(journal: Journal): Journal;
  gateway?(gateway: CardGateway): CardGateway;
  printer?(printer: Printer): Printer;
  readonly scanners?: ScannerHosts;
  readonly clock?: Clock;
  /** A counter of ms that nobody can set, beside `clock`; the clock itself when only that is given. */
  readonly steady?: () => number;
  readonly random?: Random;
}

export interface RunningTill {
  readonly port: TillPort;
  readonly mode: "training" | "live";
  readonly simulatorUrl: string | null;
  /** Sentences for the terminal the till was started from. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** The till did not start; nothing was changed, deleted or sent. */
export interface BootProblem {
  readonly message: string;
  readonly exitCode: number;
}
