/** Which addresses a shell lets through: the till's own page, and the training terminal's. */

/** Whether both name the same file; what follows `#` does not count. */
export function sameFile(url: string, page: string): boolean {
  const [a, b] = [URL.parse(url), URL.parse(page)];
  return (
    a !== null &&
    b !== null &&
    a.protocol === "file:" &&
    a.host === b.host &&
    a.pathname === b.pathname &&
    a.search === ""
  );
}

/** @returns the address to open outside, when it is on the simulator's own origin on this machine; else null */
export function trainingAddress(url: string, simulatorUrl: string | null): string | null {
  const [asked, simulator] = [URL.parse(url), simulatorUrl === null ? null : URL.parse(simulatorUrl)];
  if (asked === null || simulator === null) return null;
  const onLoopback = simulator.protocol === "http:" && simulator.hostname === "127.0.0.1";
  return onLoopback && asked.origin === simulator.origin && asked.username === "" && asked.password === ""
    ? asked.href
    : null;
}
