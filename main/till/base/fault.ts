/** A bug in words that may be printed: what kind and where, never its message, which may hold what somebody typed (INV-12). */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return "A fault in the till.";
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`A fault in the till: ${error.name}`, ...places].join("\n");
}
