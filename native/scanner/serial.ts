/**
 * A scanner on a serial port. It comes back by itself: the port is tried once a second for as long as it is not there,
 * and while it is open a watch of our own looks whether it is still the same one, because the system often does not say.
 */
import type { Result } from "../../main/core/result.ts";
import { createFramer, type FrameEnd } from "./framing.ts";
import type { ScanClock, ScanSource, SourceEvent, SourceState } from "./port.ts";
import { watchSilence } from "./silence.ts";

export interface SerialSetting {
  readonly path: string;
  readonly baudRate: number;
  readonly end?: FrameEnd;
}

export interface SerialHandle {
  close(): Promise<void>;
}

/** The ports of the machine; tests bring their own. */
export interface SerialHost {
  /** Opens a port and reads from it until it is closed; `closed` is called at most once, and not after `close()`. */
  open(
    setting: SerialSetting,
    on: { data(bytes: Uint8Array): void; closed(why: string): void },
  ): Promise<Result<SerialHandle, string>>;
  /** Something that changes when another device takes the path; undefined when nothing is there. */
  identity(path: string): Promise<string | undefined>;
  /** The ports there are; [] where the system does not tell. */
  list(): Promise<readonly string[]>;
}

/** Twice in the two seconds in which a scanner has to be back. */
const RETRY_MS = 800;
const WATCH_MS = 800;

export function serialSource(setting: SerialSetting, host: SerialHost, clock: ScanClock): ScanSource {
  const { path } = setting;
  const framer = createFramer(setting.end);
  let state: SourceState = { kind: "detached", since: clock.now(), why: "" };
  let hear: ((event: SourceEvent) => void) | undefined;
  let handle: SerialHandle | undefined;
  let identity: string | undefined;
  let forget: (() => void) | undefined;
  let busy: Promise<void> = Promise.resolve();
  /** Each opening has its own number, so that what an old one still says is not taken for the new one's. */
  let opening = 0;

  const silence = watchSilence(framer, clock, () => {
    emit(framer.silence());
  });

  const emit = (frame: ReturnType<typeof framer.silence>): void => {
    const at = clock.now();
    if (frame?.kind === "scan") hear?.({ kind: "scan", scan: { at, text: frame.text } });
    if (frame?.kind === "partial") hear?.({ kind: "partial", partial: { at, why: frame.why, length: frame.length } });
  };

  const become = (next: SourceState): void => {
    const changed =
      next.kind !== state.kind || (next.kind === "detached" && state.kind === "detached" && next.why !== state.why);
    // How long it has been gone counts from the first moment, whatever is tried meanwhile.
    state = next.kind === "detached" && state.kind === "detached" ? { ...next, since: state.since } : next;
    if (changed) hear?.({ kind: "state", state });
  };

  const later = (ms: number, work: () => Promise<void>): void => {
    forget?.();
    forget = clock.after(ms, () => {
      busy = work();
    });
  };

  const lose = async (why: string): Promise<void> => {
    opening += 1;
    const old = handle;
    handle = undefined;
    silence.stop();
    emit(framer.lost());
    become({ kind: "detached", since: clock.now(), why });
    if (hear !== undefined) later(RETRY_MS, tryOpen);
    await old?.close();
  };

  const watch = async (): Promise<void> => {
    const mine = opening;
    const now = await host.identity(path);
    if (mine !== opening || hear === undefined) return;
    if (now === identity) later(WATCH_MS, watch);
    else await lose(now === undefined ? "unplugged" : "another device");
  };

  const tryOpen = async (): Promise<void> => {
    opening += 1;
    const mine = opening;
    const before = await host.identity(path);
    if (before === undefined) {
      if (mine === opening && hear !== undefined) {
        become({ kind: "detached", since: clock.now(), why: "not there" });
        later(RETRY_MS, tryOpen);
      }
      return;
    }
    const opened = await host.open(setting, {
      data(bytes) {
        if (mine !== opening) return;
        for (const frame of framer.feed(bytes)) emit(frame);
        silence.heard();
      },
      closed(why) {
        if (mine === opening) busy = lose(why);
      },
    });
    if (mine !== opening || hear === undefined) {
      if (opened.ok) await opened.value.close();
      return;
    }
    if (!opened.ok) {
      become({ kind: "detached", since: clock.now(), why: opened.error });
      later(RETRY_MS, tryOpen);
      return;
    }
    handle = opened.value;
    identity = before;
    become({ kind: "attached", since: clock.now(), name: path });
    later(WATCH_MS, watch);
  };

  return {
    origin: { kind: "serial", name: path },
    state: () => state,
    start(listener) {
      hear = listener;
      later(0, tryOpen);
    },
    async stop() {
      hear = undefined;
      forget?.();
      silence.stop();
      await busy;
      opening += 1;
      const old = handle;
      handle = undefined;
      await old?.close();
    },
  };
}
