/**
 * What the till asks of scanners: one stream of whole scans, each with its source and number, and the truth about what
 * was read by halves and what is plugged in. Nothing here knows what a scan means; `codes.ts` does.
 */
import type { Clock } from "../../main/core/clock.ts";
import type { Symbology } from "./aim.ts";

export interface ScanOrigin {
  readonly kind: "serial" | "hid" | "keyboard";
  /** For people: a path, or the name the device gives itself. */
  readonly name: string;
}

/** What a source read, before the stream numbers it. */
export interface SourceScan {
  /** ms, when its last byte was read. */
  readonly at: number;
  readonly text: string;
  /** What kind of symbol it was, where the scanner told. */
  readonly symbology?: Symbology | undefined;
}

export interface Scan extends SourceScan {
  /** Counts up by one over all sources: a gap would be a lost scan. */
  readonly seq: number;
  readonly source: ScanOrigin;
}

/** Why a read did not become a scan. Its characters are not handed on: nobody may join or guess them. */
export type PartialWhy =
  /** The scanner fell silent, or began another code, before the end of this one. */
  | "cutOff"
  /** More characters than any code has. */
  | "tooLong"
  /** The device went away in the middle. */
  | "unplugged"
  /** A report that contradicts itself. */
  | "garbled";

export interface PartialScan {
  readonly at: number;
  readonly why: PartialWhy;
  /** Characters read. */
  readonly length: number;
}

export type SourceState =
  /** Not there since `since`, ms; `why` for a log, in the system's words. */
  | { readonly kind: "detached"; readonly since: number; readonly why: string }
  | { readonly kind: "attached"; readonly since: number; readonly name: string };

export type SourceEvent =
  | { readonly kind: "scan"; readonly scan: SourceScan }
  | { readonly kind: "partial"; readonly partial: PartialScan }
  | { readonly kind: "state"; readonly state: SourceState };

/** One scanner, or one kind of scanner, that comes back by itself after it was unplugged. */
export interface ScanSource {
  readonly origin: ScanOrigin;
  state(): SourceState;
  /** Starts reading; calls `hear` from then on, never from inside `start`. */
  start(hear: (event: SourceEvent) => void): void;
  /** Ends reading and gives the device back. Nothing is heard after it. */
  stop(): Promise<void>;
}

export interface ScanListener {
  scan(scan: Scan): void;
  partial(source: ScanOrigin, partial: PartialScan): void;
  state(source: ScanOrigin, state: SourceState): void;
}

export interface ScanStream {
  states(): readonly { readonly source: ScanOrigin; readonly state: SourceState }[];
  stop(): Promise<void>;
}

/** Starts all sources and makes one stream of them, in the order in which scans were read. */
export function openStream(sources: readonly ScanSource[], listener: ScanListener): ScanStream {
  let seq = 0;
  for (const source of sources) {
    const { origin } = source;
    source.start((event) => {
      switch (event.kind) {
        case "scan":
          seq += 1;
          listener.scan({ ...event.scan, seq, source: origin });
          break;
        case "partial":
          listener.partial(origin, event.partial);
          break;
        case "state":
          listener.state(origin, event.state);
          break;
      }
    });
  }
  return {
    states: () => sources.map((source) => ({ source: source.origin, state: source.state() })),
    async stop() {
      await Promise.all(sources.map((source) => source.stop()));
    },
  };
}

/** The clock that sources are given; tests hold it. */
export type ScanClock = Clock;
