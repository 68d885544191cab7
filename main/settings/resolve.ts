/** Lays settings files over one another and over the defaults, and checks what no single key can tell. Pure. */
import * as v from "valibot";
import { CURRENCIES } from "../core/money/money.ts";
import { err, ok, type Result } from "../core/result.ts";
import { checkLive } from "./liveRules.ts";
import { mergeSettings } from "./merge.ts";
import { type Operator, operatorsOf } from "./operators.ts";
import { problemOf, type SettingsProblem } from "./problem.ts";
import { type SettingsFile, settingsSchema } from "./schema.ts";
import { checkTips } from "./tipRules.ts";
import { unknownKeys } from "./unknownKeys.ts";

/** One source of settings. `stored` lives in the data folder; `overlay` counts for this run only. */
export interface SettingsLayer {
  readonly kind: "stored" | "overlay";
  /** How problems name it: a file's name. */
  readonly source: string;
  readonly value: unknown;
}

type Deep<T> = T extends readonly (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

/** Settings with every default filled in. */
export type Settings = Deep<Omit<SettingsFile, "operators" | "cashRounding">> & {
  /** The smallest step of cash, minor units. */
  readonly cashRounding: number;
  readonly operators: readonly Operator[];
  /** Whether the mode was written in a settings file (the journal keeps it: `till.started`). */
  readonly modeFrom: "settings" | "default";
};

/**
 * The settings that count: each layer over the one before it, all over the defaults. Groups are merged key by key,
 * lists replace the list below them. Answers all problems at once; nothing is taken from settings with a problem.
 */
export function resolveSettings(layers: readonly SettingsLayer[]): Result<Settings, readonly SettingsProblem[]> {
  const wrong = layers.flatMap((layer) => problemsOf(layer.value, layer.source));
  if (wrong.length > 0) return err(wrong);
  const merged = v.safeParse(settingsSchema, mergeSettings(layers.map((layer) => layer.value)));
  if (!merged.success) return err(merged.issues.flatMap((issue) => problemOf(issue, null) ?? []));
  const file = merged.output;
  const across = [...checkCurrency(file), ...checkTips(file), ...checkLive(file, layers)];
  if (across.length > 0) return err(across);
  return ok({
    ...file,
    cashRounding: file.cashRounding ?? CURRENCIES[file.currency].cashUnit,
    operators: operatorsOf(file.operators),
    modeFrom: layers.some((layer) => Object.hasOwn(layer.value as object, "mode")) ? "settings" : "default",
  });
}

function problemsOf(value: unknown, source: string): readonly SettingsProblem[] {
  const parsed = v.safeParse(settingsSchema, value);
  const known = parsed.success ? [] : parsed.issues.flatMap((issue) => problemOf(issue, source) ?? []);
  return [...unknownKeys(settingsSchema, value, source), ...known];
}

/** gateways.md A.3: IOT Pay's CC_PAX takes Canadian dollars. */
function checkCurrency(file: SettingsFile): readonly SettingsProblem[] {
  if (file.cardGateway !== "iotpay" || file.currency === "CAD") return [];
  const todo = 'set "currency" to "CAD", or "cardGateway" to "codepay"';
  return [{ path: "currency", what: `IOT Pay takes no ${file.currency} on its card terminals`, todo, source: null }];
}
