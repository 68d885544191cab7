/** One sound message for every command, made from the contract itself, for tests that spoil it. */
import * as v from "valibot";
import { type CommandName, commands } from "../../../preload/contract.ts";

export const commandNames = Object.keys(commands) as CommandName[];

/** What a field may hold that nobody has named; the first that its schema takes. */
const CANDIDATES: readonly unknown[] = [
  "x1",
  "1111",
  "en",
  "1000",
  1000,
  true,
  "percent",
  "gateway",
  "kept",
  { kind: "percent", percent: "5" },
  { kind: "amount", amount: 5 },
  { kind: "qr" },
  null,
  [],
  {},
];

/**
 * Arguments that the command's schema takes. `known` gives fields by name (a sale or an attempt that the till knows).
 * Throws when no candidate fits a field: then one is missing above.
 */
export function soundArgs(name: CommandName, known: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const entries = Object.entries<v.GenericSchema>(commands[name].args.entries);
  return Object.fromEntries(
    entries.map(([field, schema]) => {
      const fit = [known[field], ...CANDIDATES].find((value) => value !== undefined && v.is(schema, value));
      if (fit === undefined) throw new Error(`no sound value for ${name}.${field}`);
      return [field, fit];
    }),
  );
}

/** Whether the contract lets this value stand in that field. */
export const takes = (name: CommandName, field: string, value: unknown): boolean => {
  const entries: Readonly<Record<string, v.GenericSchema>> = commands[name].args.entries;
  const schema = entries[field];
  return schema !== undefined && v.is(schema, value);
};
