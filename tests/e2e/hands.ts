/**
 * Hands on the keyboard and a scanner beside it. Keys go to the browser with the moment they were pressed, so that a scan
 * is as fast as a scanner's and typing as slow as a person's however busy the machine is.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright";

export interface Hands {
  /** Types like a person: slower than any scanner. */
  type(text: string): Promise<void>;
  /** Presses one key by its name, as in `KeyboardEvent.key`. */
  press(key: string, times?: number): Promise<void>;
  /** A wedge scanner reads a code and ends it with Enter. */
  scan(code: string): Promise<void>;
  /** A wedge scanner reads one code after another, one every so many ms. */
  scanOnAndOn(codes: readonly string[], everyMs: number): Promise<void>;
}

const PERSON_MS = 130;
const SCANNER_MS = 3;
const PAUSE_MS = 400;

const CODES: Readonly<Record<string, number>> = {
  ".": 190,
  Enter: 13, Tab: 9, Escape: 27, Backspace: 8, Insert: 45, Delete: 46, ArrowUp: 38, ArrowDown: 40,
  F1: 112, F2: 113, F3: 114, F4: 115, F5: 116, F6: 117, F7: 118, F8: 119, F9: 120, F10: 121, F11: 122, F12: 123,
}; // prettier-ignore

const known = new WeakMap<Page, Promise<Hands>>();

/** The same for one page, however often they are asked for. @param page of a Chromium */
export function handsOn(page: Page): Promise<Hands> {
  const hands = known.get(page) ?? newHands(page);
  known.set(page, hands);
  return hands;
}

async function newHands(page: Page): Promise<Hands> {
  const session = await page.context().newCDPSession(page);
  let at = Date.now();

  const keysFrom = async (from: number, names: readonly string[], gapMs: number): Promise<void> => {
    at = from;
    const sent = names.flatMap((name, place) => {
      if (place > 0) at += gapMs;
      return press(session, name, at / 1000);
    });
    await Promise.all(sent);
  };
  const afterPause = (): number => Math.max(Date.now(), at + PAUSE_MS);
  const keys = (names: readonly string[], gapMs: number): Promise<void> => keysFrom(afterPause(), names, gapMs);
  const scanned = (code: string): readonly string[] => [...code, "Enter"];

  return {
    type: (text) => keys([...text], PERSON_MS),
    press: (key, times = 1) =>
      keys(
        Array.from({ length: times }, () => key),
        PERSON_MS,
      ),
    scan: (code) => keys(scanned(code), SCANNER_MS),
    async scanOnAndOn(codes, everyMs) {
      const from = afterPause();
      for (const [place, code] of codes.entries()) {
        const due = from + place * everyMs;
        await sleep(Math.max(0, due - Date.now()));
        await keysFrom(due, scanned(code), SCANNER_MS);
      }
    },
  };
}

/** Down and up, sent at once: the browser takes them in order. `timestamp` in seconds. */
function press(session: CDPSession, key: string, timestamp: number): readonly Promise<unknown>[] {
  const code = CODES[key] ?? key.toUpperCase().charCodeAt(0);
  const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
  const both = { key, timestamp, windowsVirtualKeyCode: code };
  return [
    session.send("Input.dispatchKeyEvent", {
      ...both,
      type: text === undefined ? "rawKeyDown" : "keyDown",
      ...(text === undefined ? {} : { text }),
    }),
    session.send("Input.dispatchKeyEvent", { ...both, type: "keyUp" }),
  ];
}
