/** Tells a reader when its scanner has fallen silent, by an injected clock. */
import type { ScanClock } from "./port.ts";

/** What both framers and report readers have. */
interface Silent {
  waiting(): boolean;
  gapMs(): number;
}

/** A timer this late shows that the till itself was busy: what the scanner sent meanwhile may still be on its way, ms. */
const BUSY_MS = 15;

export interface SilenceWatch {
  /** Something was read just now. */
  heard(): void;
  stop(): void;
}

export function watchSilence(reader: Silent, clock: ScanClock, silent: () => void): SilenceWatch {
  let forget: (() => void) | undefined;

  const stop = (): void => {
    forget?.();
    forget = undefined;
  };
  const wait = (): void => {
    const due = clock.now() + reader.gapMs();
    forget = clock.after(reader.gapMs(), () => {
      forget = undefined;
      if (clock.now() - due > BUSY_MS) wait();
      else silent();
    });
  };
  return {
    heard() {
      stop();
      if (reader.waiting()) wait();
    },
    stop,
  };
}
