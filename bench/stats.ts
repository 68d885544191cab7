/** Percentiles, by the nearest rank: every figure printed was measured. */

/** @param part 0.95 for p95 · @returns NaN when there is nothing to rank */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** `p50 4.1 · p95 8.0 · p99 9.9 · most 11.2 (n 200)` */
export function spread(samples: readonly number[]): string {
  const ranks = [0.5, 0.95, 0.99].map((part) => `p${String(part * 100)} ${percentile(samples, part).toFixed(1)}`);
  return `${ranks.join(" · ")} · most ${percentile(samples, 1).toFixed(1)} (n ${String(samples.length)})`;
}
