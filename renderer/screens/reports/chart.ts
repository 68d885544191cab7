/** Where bars, marks and values of a chart stand. Pure. */

/** Marks are whole dollars. */
const UNIT = 100;

/** A round step of the scale and its top, for a highest value in minor units. */
export function scaleFor(highest: number): { readonly step: number; readonly top: number } {
  const rough = Math.max(highest / 3, UNIT);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  return { step, top: Math.max(Math.ceil(highest / step), 1) * step };
}

/** The bars that carry their value: the highest, and other peaks of half its height that do not stand beside a taller one. */
export function peaksOf(values: readonly number[]): readonly number[] {
  const highest = Math.max(0, ...values);
  if (highest === 0) return [];
  const top = values.indexOf(highest);
  const others = values
    .map((value, place) => ({ value, place }))
    .filter(({ place, value }) => {
      const beside = Math.max(values[place - 1] ?? 0, values[place + 1] ?? 0);
      return Math.abs(place - top) > 2 && value >= highest / 2 && value > beside;
    })
    .toSorted((a, b) => b.value - a.value)
    .slice(0, 2)
    .map(({ place }) => place);
  return [top, ...others];
}

/** Whether the mark under this bar is written, so that at most `most` of them are. */
export const isMarked = (place: number, count: number, most = 16): boolean => place % Math.ceil(count / most) === 0;
