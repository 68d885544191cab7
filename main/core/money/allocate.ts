/** Sharing a whole number of cents over lines so that the shares add up exactly: largest remainder. */

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/**
 * Shares `total` over quotas `numerators[i] / denominator` (denominator > 0): each share is its quota rounded down, and
 * the units left over go one each to the largest fractions; of equal fractions the earlier line is served first.
 * `total` must be the sum of the quotas rounded up or down, so a share is never more than one unit off its quota
 * and never has the wrong sign. Throws RangeError otherwise.
 */
export function allocateQuotas(total: bigint, numerators: readonly bigint[], denominator: bigint): readonly bigint[] {
  const off = total * denominator - numerators.reduce((sum, n) => sum + n, 0n);
  if (off >= denominator || off <= -denominator) throw new RangeError("the total is not the sum of the quotas rounded");
  const shares = numerators.map((n) => floorDivide(n, denominator));
  const fractions = numerators.map((n, i) => n - (shares[i] ?? 0n) * denominator);
  const left = total - shares.reduce((sum, share) => sum + share, 0n);
  const served = fractions
    .map((fraction, index) => ({ fraction, index }))
    .sort((a, b) => (a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1))
    .slice(0, Number(left));
  for (const { index } of served) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

/**
 * Shares `total` in proportion to `weights` (none negative, at least one positive unless the total is zero).
 * While 0 ≤ total ≤ Σ weights no share is larger than its weight. Throws RangeError on a negative weight or nothing to share over.
 */
export function allocateByWeight(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError("a weight is negative");
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (total === 0n) return weights.map(() => 0n);
  if (sum === 0n) throw new RangeError("nothing to share over");
  return allocateQuotas(
    total,
    weights.map((weight) => total * weight),
    sum,
  );
}
