/** The only addresses that a shell may open outside: the pages of the training terminal and of the training phone. */

/**
 * @param asked what the page wants opened
 * @param terminal the session's own training terminal or phone; null when there is none
 * @returns the address to open, which is the session's own and stands on this machine; else null
 */
export function trainingAddress(asked: string, terminal: string | null): string | null {
  const [wanted, own] = [URL.parse(asked), terminal === null ? null : URL.parse(terminal)];
  if (wanted === null || own === null || wanted.href !== own.href) return null;
  const onLoopback = own.protocol === "http:" && own.hostname === "127.0.0.1";
  return onLoopback && own.username === "" && own.password === "" ? own.href : null;
}
