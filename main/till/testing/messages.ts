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

/** What a schema may take, by what it says of itself: its choices, which may be schemas too, its fields, or what it lists. */
interface SaysOfItself {
  readonly options?: readonly unknown[];
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly item?: v.GenericSchema;
  readonly literal?: unknown;
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "schema";

/** The first candidate that fits, else one of its own choices, else fields or a list of sound values. */
function soundValue(schema: v.GenericSchema, known?: unknown): unknown {
  const { options = [], entries = {}, item, literal } = schema as SaysOfItself;
  const chosen = options.map((option) => (isSchema(option) ? soundValue(option) : option));
  const whole = Object.entries(entries).map(([field, inner]) => [field, soundValue(inner)] as const);
  const list = item === undefined ? [] : [soundValue(item)];
  return [known, literal, ...CANDIDATES, ...chosen, Object.fromEntries(whole), list].find(
    (value) => value !== undefined && v.is(schema, value),
  );
}

/**
 * Arguments that the command's schema takes. `known` gives fields by name (a sale or an attempt that the till knows).
 * Throws when nothing fits a field: then a candidate is missing above.
 */
export function soundArgs(name: CommandName, known: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const entries = Object.entries<v.GenericSchema>(commands[name].args.entries);
  return Object.fromEntries(
    entries.map(([field, schema]) => {
      const fit = soundValue(schema, known[field]);
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
