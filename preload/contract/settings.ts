/** Setting up the till. For now: its scanners, and how its secrets are kept. */
import * as v from "valibot";
import { channel, id, pin } from "./channel.ts";

export interface ScannerView {
  readonly id: string;
  readonly kind: "serial" | "hid" | "keyboard";
  /** What the device calls itself, or where it is plugged in; "" for all scanners that type. */
  readonly name: string;
  readonly state: "connected" | "gone" | "typing";
  /** In this state since, ms; null where that says nothing. */
  readonly since: number | null;
  /** Its last scan in this run of the till, ms. */
  readonly scannedAt: number | null;
}

/** "Scan something now", as far as it has come. */
export type LearningView =
  /** `devices`: how many listen, so that nobody waits for none. `until`, ms. */
  | { readonly kind: "waiting"; readonly devices: number; readonly until: number }
  /** `code`: what it scanned, "" when that must not be shown. `known`: it is set up already. */
  | { readonly kind: "heard"; readonly name: string; readonly code: string; readonly known: boolean }
  /** A scanner that types: the page hears it, there is nothing to set up. */
  | { readonly kind: "types" }
  /** What was read is a card: forgotten, and its reader is no scanner (INV-12). */
  | { readonly kind: "card" }
  | { readonly kind: "nothing" };

export interface SetUpView {
  readonly scanners: readonly ScannerView[];
  /** The file given at the start names the scanners: what is stored would not count. */
  readonly scannersFixed: boolean;
  readonly learning: LearningView | null;
  /** How gateway keys and PINs rest on the disk; `by` names the system's own keeper. */
  readonly secrets: { readonly kind: "system" | "obscured" | "fileOnly" | "unavailable"; readonly by: string };
}

/** Null when whoever is signed in may do it alone. */
const approval = v.nullable(v.strictObject({ approver: id, pin }));

export const settingsCommands = {
  /** Listens to every device that may be a scanner until one scans; the view says which it was. Changes nothing. */
  "settings.learnScanner": channel<null>()({}),
  /** Ends that, whatever has come of it. */
  "settings.stopLearning": channel<null>()({}),
  /** Sets up the scanner that was heard; it reads from then on. */
  "settings.saveScanner": channel<null>()({ approval }),
  "settings.removeScanner": channel<null>()({ scanner: id, approval }),
};
