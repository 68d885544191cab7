/**
 * "Scan something now": waits until a device scans, and says which it was. While it waits, and for a moment after, what
 * the page hears is not goods: a scanner in keyboard mode is heard by both.
 */
import type { Clock } from "../../core/clock.ts";
import {
  type Candidate,
  type Choice,
  type Chosen,
  type Machine,
  scanToChoose,
} from "../../../native/scanner/chooser.ts";
import { recognise } from "../../../native/scanner/codes.ts";
import type { KeyLayout } from "../../../native/scanner/hidKeyLayouts.ts";
import type { LearningView } from "../../../preload/contract/settings.ts";
import type { ScannerSetting } from "./scanners.ts";
import { printableCode } from "./scanNews.ts";

export interface ScannerLearning {
  view(): LearningView | null;
  /** The scanner that was heard and is not set up yet, as the settings write it. */
  heard(): ScannerSetting | null;
  /** @param free gives the devices to read, once nothing else does */
  start(free: () => Promise<Machine>): Promise<void>;
  /** Ends it; all devices are closed on return. */
  stop(): Promise<void>;
  /** Whether a scan that was typed into the page belongs to this, and not to the sale. */
  takesTyped(): boolean;
}

const LISTEN_MS = 30_000;
/** A device that types is also read past the keyboard, where the system lets us; the page may hear it first, ms. */
const READ_PAST_MS = 700;
/** What a device typed may reach the page so long after it was read, ms. */
const ECHO_MS = 1_000;

/** @param known whether it is set up already · @param ended told when nothing is listened to any more */
export function createScannerLearning(deps: {
  readonly clock: Clock;
  readonly layout: KeyLayout;
  known(scanner: ScannerSetting): boolean;
  ended(): void;
  changed(): void;
}): ScannerLearning {
  const { clock } = deps;
  let view: LearningView | null = null;
  let heard: ScannerSetting | null = null;
  let heardAt = -Infinity;
  let choice: Choice | null = null;
  let closing: Promise<void> = Promise.resolve();
  /** Each try has its own number, so that what an old one still says is not taken for the new one's. */
  let turn = 0;

  const become = (next: LearningView | null): void => {
    view = next;
    deps.changed();
  };

  const end = (next: LearningView): void => {
    turn += 1;
    heardAt = clock.now();
    choice?.stop();
    become(next);
  };

  const found = ({ candidate, text, symbology }: Chosen): void => {
    const code = recognise(text, undefined, symbology);
    if (code.kind === "bad" && code.why === "cardData") {
      end({ kind: "card" });
      return;
    }
    const scanner = settingOf(candidate);
    const known = deps.known(scanner);
    heard = known ? null : scanner;
    const shown = code.kind === "wallet" ? `…${code.text.slice(-4)}` : printableCode("text" in code ? code.text : text);
    end({ kind: "heard", name: nameOf(candidate), code: shown, known });
  };

  const stop = async (): Promise<void> => {
    turn += 1;
    heard = null;
    choice?.stop();
    if (view !== null) become(null);
    await closing;
  };

  return {
    view: () => view,
    heard: () => heard,
    async start(free) {
      await stop();
      const mine = (turn += 1);
      become({ kind: "waiting", devices: 0, until: clock.now() + LISTEN_MS });
      const opened = await scanToChoose(await free(), clock, deps.layout, LISTEN_MS);
      choice = opened;
      closing = opened.chosen.then((chosen) => {
        if (choice === opened) choice = null;
        if (mine === turn) {
          if (chosen === null) end({ kind: "nothing" });
          else found(chosen);
        }
        deps.ended();
      });
      if (mine !== turn) opened.stop();
      else become({ kind: "waiting", devices: opened.listening, until: clock.now() + LISTEN_MS });
    },
    stop,
    takesTyped() {
      if (view?.kind !== "waiting") return clock.now() - heardAt < ECHO_MS;
      const mine = turn;
      clock.after(READ_PAST_MS, () => {
        if (mine === turn) end({ kind: "types" });
      });
      return true;
    },
  };
}

function settingOf(candidate: Candidate): ScannerSetting {
  if (candidate.kind === "serial") {
    return { kind: "serial", path: candidate.path, baudRate: candidate.baudRate, end: "auto" };
  }
  const { vendorId, productId } = candidate.device;
  return { kind: "hid", vendorId, productId };
}

const nameOf = (candidate: Candidate): string =>
  candidate.kind === "serial" ? candidate.path : candidate.device.product;
