/** The command line of the public surface. `flags.json` lists the names, so that the start script knows them before anything is installed. */
import known from "./flags.json" with { type: "json" };
import { err, ok, type Result } from "./core/result.ts";

export interface Flags {
  readonly shell: "auto" | "electron" | "browser";
  /** Browser shell: loopback port; 0 = any. */
  readonly port: number;
  /** Whether the browser shell opens a window. */
  readonly open: boolean;
  readonly data: string | null;
  readonly settings: string | null;
  readonly catalog: string | null;
  /** A data folder to check instead of starting. */
  readonly verify: string | null;
  /** With `verify`: the head on a Z report that the journal must still hold, in lower case. */
  readonly head: string | null;
  /** A data folder whose last backup is to be proven instead of starting. */
  readonly restoreCheck: string | null;
}

const DEFAULTS: Flags = {
  shell: "auto",
  port: 0,
  open: true,
  data: null,
  settings: null,
  catalog: null,
  verify: null,
  head: null,
  restoreCheck: null,
};

/**
 * Reads `--name value` and `--name=value`; of a flag given twice the last counts.
 * @param argv the arguments after the program's own
 * @returns the flags, or one line that names what is wrong (exit code 2)
 */
export function parseFlags(argv: readonly string[]): Result<Flags, string> {
  let flags = DEFAULTS;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? "";
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    if (!isFlag(name)) return err(`Unknown flag ${name}. Known: ${Object.keys(known).join(" ")}`);
    if (name === "--no-open") {
      if (equals >= 0) return err("--no-open takes no value.");
      flags = { ...flags, open: false };
      continue;
    }
    const value = equals < 0 ? argv[(at += 1)] : word.slice(equals + 1);
    if (value === undefined || value === "" || (equals < 0 && value.startsWith("--"))) return err(needs(name));
    const next = withValue(flags, name, value);
    if (next === null) return err(needs(name));
    flags = next;
  }
  return flags.head !== null && flags.verify === null ? err("--head belongs to --verify.") : ok(flags);
}

type FlagName = keyof typeof known;

const isFlag = (name: string): name is FlagName => Object.hasOwn(known, name);

function withValue(flags: Flags, name: Exclude<FlagName, "--no-open">, value: string): Flags | null {
  switch (name) {
    case "--shell":
      return value === "auto" || value === "electron" || value === "browser" ? { ...flags, shell: value } : null;
    case "--port":
      return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? { ...flags, port: Number(value) } : null;
    case "--data":
      return { ...flags, data: value };
    case "--settings":
      return { ...flags, settings: value };
    case "--catalog":
      return { ...flags, catalog: value };
    case "--verify":
      return { ...flags, verify: value };
    case "--head":
      return /^[0-9A-Fa-f]{16,64}$/.test(value) ? { ...flags, head: value.toLowerCase() } : null;
    case "--restore-check":
      return { ...flags, restoreCheck: value };
  }
}

function needs(name: Exclude<FlagName, "--no-open">): string {
  const flag = known[name];
  return `${name} needs ${"values" in flag ? flag.values.join(", ").replace(/, (?=\w+$)/, " or ") : flag.value}.`;
}
