/**
 * How far the till's clock is off, as the gateways' answers show it. One answer proves little (a proxy's clock, a slow
 * line), so the median of the last few counts, less what their way may have taken. Pure.
 */

/** What one answer says about the clock; all ms. */
export interface ClockSample {
  /** The till's clock when the answer's head came. */
  readonly ours: number;
  /** The answer's own time, in whole seconds as HTTP sends it. */
  readonly theirs: number;
  /** From the first byte that left to the answer's head. */
  readonly tookMs: number;
}

/** Ours less theirs (positive: the till is ahead), ms, or that nothing is amiss. */
export type ClockVerdict =
  | { readonly kind: "fine" }
  | { readonly kind: "off"; readonly byMs: number }
  /** So far that gateways refuse what carries a time, and sales may stand under the wrong day. */
  | { readonly kind: "farOff"; readonly byMs: number };

/** From here on somebody is told, ms (issue "Truth when answers get lost"; gateways.md B). */
export const OFF_MS = 60_000;
export const FAR_OFF_MS = 600_000;
/** Samples that the median is taken of, and how few are enough to speak. */
const KEEP = 5;
const ENOUGH = 3;
/** An answer that took longer says too little about the clock, ms. */
const SLOWEST_MS = 20_000;
/** HTTP dates are cut to whole seconds. */
const RESOLUTION_MS = 1_000;

/** The newest samples, oldest first, with one more; one that took too long, or is no time at all, is left out. */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  const usable = Number.isFinite(sample.theirs) && sample.tookMs >= 0 && sample.tookMs <= SLOWEST_MS;
  return usable ? [...samples, sample].slice(-KEEP) : samples;
}

/** What the samples say together. */
export function clockVerdict(samples: readonly ClockSample[]): ClockVerdict {
  if (samples.length < ENOUGH) return { kind: "fine" };
  const offsets = samples.map(offset).sort((a, b) => a - b);
  const byMs = offsets[offsets.length >> 1] ?? 0;
  if (Math.abs(byMs) <= OFF_MS) return { kind: "fine" };
  return { kind: Math.abs(byMs) > FAR_OFF_MS ? "farOff" : "off", byMs };
}

/** The least difference that explains the sample: the answer was dated at some moment of its way, within its second. */
function offset({ ours, theirs, tookMs }: ClockSample): number {
  const earliest = ours - tookMs - theirs - RESOLUTION_MS;
  const latest = ours - theirs;
  if (earliest <= 0 && latest >= 0) return 0;
  return earliest > 0 ? earliest : latest;
}

/** A step of the wall clock beside the monotonic one from here on, ms; less is an ordinary correction. */
const JUMP_MS = 5_000;

/**
 * Where the wall clock stood and where it was put, when it moved otherwise than time went by; null when it did not.
 * A computer that slept looks the same.
 */
export function clockJump(
  before: { readonly wall: number; readonly steady: number },
  now: { readonly wall: number; readonly steady: number },
): { readonly from: number; readonly to: number } | null {
  const from = Math.round(before.wall + (now.steady - before.steady));
  return Math.abs(now.wall - from) >= JUMP_MS ? { from, to: now.wall } : null;
}
