/** One ear for the whole keyboard: first the scanner, then the keys of whatever lies on top. */
import { useEffect, useRef } from "react";
import { goByKey } from "../places.ts";
import { play } from "../heard/sound.ts";
import { send, useTill } from "../till.ts";
import { useUi } from "../ui.ts";
import { createWedge, isScanNotPin } from "./wedge.ts";

export interface KeyHandlers {
  readonly keys: Readonly<Record<string, (() => void) | undefined>>;
  /** Figures typed with no field in focus. */
  readonly digit?: ((digit: string) => void) | undefined;
  /** Letters typed with no field in focus: makes the field for them take the focus. */
  readonly typing?: (() => void) | undefined;
  /** A PIN is expected here: what a scanner types is thrown away. */
  readonly pin?: boolean;
  /** A sheet: a screen that is painted anew beneath it stays beneath it. */
  readonly over?: boolean;
}

interface Layer {
  current: KeyHandlers;
}

/** Until the till has told its setting, ms. */
const MAX_GAP_MS = 50;
const layers: Layer[] = [];

/** Keys of this screen or sheet, while it is the topmost. */
export function useKeys(handlers: KeyHandlers): void {
  const layer = useRef(handlers);
  useEffect(() => {
    layer.current = handlers;
  });
  useEffect(() => {
    const sheet = layer.current.over === true ? -1 : layers.findIndex(({ current }) => current.over === true);
    layers.splice(sheet === -1 ? layers.length : sheet, 0, layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

type Field = HTMLInputElement | HTMLTextAreaElement;

const fieldInFocus = (): Field | null => {
  const at = document.activeElement;
  return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at : null;
};

/** What a scan's first characters may change before it is known to be a scan. */
interface Before {
  readonly field: Field | null;
  readonly text: string;
  readonly keyed: string;
  readonly pin: string;
}

function remember(): Before {
  const field = fieldInFocus();
  const { keyed, pin } = useUi.getState();
  return { field, text: field?.value ?? "", keyed, pin };
}

/** Takes leaked characters back; the setter of the prototype is the one React listens to. */
function restore({ field, text, keyed, pin }: Before): void {
  useUi.setState({ keyed, pin });
  if (field === null || field.value === text) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Starts listening for the life of the page. */
export function startKeyboard(): void {
  const wedge = createWedge(() => useTill.getState().view?.session.wedgeMaxGapMs ?? MAX_GAP_MS);
  let before = remember();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const top = layers.at(-1)?.current;
    const { key, repeat } = event;
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    // The space bar presses the key that has the focus.
    if (key.length === 1 && key !== " " && !modified && fieldInFocus() === null) top?.typing?.();
    const verdict = wedge({ key, modified, repeat, at: event.timeStamp });
    const isPin = top?.pin === true || fieldInFocus()?.dataset["pin"] !== undefined;
    switch (verdict.kind) {
      case "first":
        before = remember();
        break;
      case "swallow":
        take(event);
        return;
      case "scan":
        if (isPin && !isScanNotPin(verdict.code)) break;
        take(event);
        restore(before);
        if (isPin) useUi.setState({ scannedAtSignIn: true });
        else void scan(verdict.code);
        return;
      case "pass":
        break;
    }
    if (isStray(event)) event.preventDefault();
    if (!modified && ((top !== undefined && pressed(top, event)) || goByKey(key))) take(event);
    else if (/^F([1-9]|10|12)$/.test(key)) event.preventDefault();
  };

  window.addEventListener("keydown", onKeyDown, { capture: true });
  // A touched key does not take the focus: Enter stays the screen's, and typing goes where it went.
  window.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("button") !== null) event.preventDefault();
  });
}

/** What the till itself says about a code comes as its notice; only what it could not say is said here. */
const UNSAID: ReadonlySet<string> = new Set(["linkLost", "notSignedIn", "journalSick", "badRequest"]);

async function scan(code: string): Promise<void> {
  const answer = await send("sale.scan", { code }, true);
  if (answer.ok || !UNSAID.has(answer.error.code)) return;
  useUi.setState({ trouble: answer.error });
  play("bad");
}

/**
 * Scanners type control characters as Ctrl + a letter, which browsers take for "downloads", "history" or "close". The
 * till has no use for any of them but editing, and larger or smaller letters.
 */
function isStray({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey && !altKey && !metaKey && key.length === 1 && !/[acvxyz0+=-]/i.test(key);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** @returns whether the key was this layer's */
function pressed(top: KeyHandlers, { key, repeat, target }: KeyboardEvent): boolean {
  const field = fieldInFocus();
  if (key === "Enter" && target instanceof HTMLElement && target.closest("button, a, select") !== null) return false;
  if (field !== null && /^.$/.test(key)) return false;
  // An empty field has nothing to delete or to move in: after a scan the search has the focus, and Del is the line's.
  if (field !== null && field.value !== "" && /^(Backspace|Delete|Home|End|Arrow.*)$/.test(key)) return false;
  if (/^\d$/.test(key) && top.digit !== undefined) {
    top.digit(key);
    return true;
  }
  const handler = top.keys[key];
  if (handler === undefined) return false;
  if (!repeat || key === "Backspace") handler();
  return true;
}
