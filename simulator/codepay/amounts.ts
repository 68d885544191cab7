/** CodePay speaks of major units with up to two decimals, the simulator's books of minor units. */

/** Minor units of a checked text such as `144.34` or `30`; 0 for none. */
export function minorOf(text: string | undefined): number {
  const [whole = "0", part = ""] = (text ?? "0").split(".");
  return Number(whole) * 100 + Number(part.padEnd(2, "0"));
}

/** `144.34` or `30`, the way the documented samples write amounts. */
export function majorOf(minor: number): string {
  return String(Number((minor / 100).toFixed(2)));
}
