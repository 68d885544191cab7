/** Which settings are secrets, and how they are taken out of a settings file and put back in. Pure. */
import { createHash } from "node:crypto";
import { isGuessablePin } from "./guessablePin.ts";

/** Keys of the gateways; Citcon's store code is the token of every call. */
const SECRET_KEYS = [
  "gateways.iotpay.key",
  "gateways.citcon.storeCode",
  "gateways.codepay.auth.privateKey",
  "gateways.codepay.auth.password",
] as const;

/** One secret as the secret store names it; `kind` says whether it is kept as it is or as a hash. */
export interface Secret {
  readonly kind: "key" | "pin" | "pinHash";
  readonly name: string;
  readonly value: string;
}

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What the secret store calls the PIN of an operator; names hold letters that no secret's name may have.
 * @param operator the id that the till stored, else the name
 */
export const pinName = (operator: string): string =>
  `operators.${createHash("sha256").update(operator.trim().toLowerCase()).digest("hex").slice(0, 24)}`;

const pinNameOf = (operator: Group & { readonly name: string }): string =>
  pinName(typeof operator["id"] === "string" ? operator["id"] : operator.name);

/** The settings without their secrets, and these. Empty texts are no secrets. */
export function takeSecretsOut(settings: unknown): { readonly plain: Group; readonly secrets: readonly Secret[] } {
  const secrets: Secret[] = [];
  let plain = isGroup(settings) ? settings : {};
  for (const name of SECRET_KEYS) {
    const value = at(plain, name.split("."));
    if (typeof value !== "string" || value === "") continue;
    secrets.push({ kind: "key", name, value });
    plain = without(plain, name.split("."));
  }
  const { operators } = plain;
  if (!Array.isArray(operators)) return { plain, secrets };
  const people = operators.map((operator: unknown) => {
    if (!isNamed(operator)) return operator;
    const { pin, pinHash, ...rest } = operator;
    const name = pinNameOf(operator);
    // One that a stranger tries first is no secret; where it is seen, live mode goes on refusing it.
    if (typeof pin === "string" && isGuessablePin(pin)) return operator;
    if (typeof pin === "string") secrets.push({ kind: "pin", name, value: pin });
    else if (typeof pinHash === "string") secrets.push({ kind: "pinHash", name, value: pinHash });
    else return operator;
    return rest;
  });
  return { plain: { ...plain, operators: people }, secrets };
}

/** Names of the secrets that the settings leave out; those of operators first. */
export function missingSecrets(settings: unknown): readonly string[] {
  if (!isGroup(settings)) return [];
  const operators = Array.isArray(settings["operators"]) ? settings["operators"] : [];
  const pins = operators.flatMap((operator: unknown) => (lacksPin(operator) ? [pinNameOf(operator)] : []));
  return [...pins, ...SECRET_KEYS.filter((name) => at(settings, name.split(".")) === undefined)];
}

/** The settings with the secrets that they leave out. @param kept values by the secret store's names */
export function putSecretsIn(settings: unknown, kept: ReadonlyMap<string, string>): unknown {
  if (!isGroup(settings)) return settings;
  let whole = settings;
  for (const name of SECRET_KEYS) {
    const value = kept.get(name);
    if (value !== undefined && at(whole, name.split(".")) === undefined)
      whole = withValue(whole, name.split("."), value);
  }
  const { operators } = whole;
  if (!Array.isArray(operators)) return whole;
  const people = operators.map((operator: unknown) => {
    const pinHash = lacksPin(operator) ? kept.get(pinNameOf(operator)) : undefined;
    return pinHash === undefined || !isGroup(operator) ? operator : { ...operator, pinHash };
  });
  return { ...whole, operators: people };
}

/** An operator whose PIN is kept elsewhere. */
function lacksPin(operator: unknown): operator is Group & { readonly name: string } {
  return isNamed(operator) && !("pin" in operator) && !("pinHash" in operator);
}

const isNamed = (operator: unknown): operator is Group & { readonly name: string } =>
  isGroup(operator) && typeof operator["name"] === "string";

/** The value at a path of keys, or undefined. */
export function at(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isGroup(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    settings,
  );
}

/** The same settings with another value at a path; the groups on the way are made. */
export function withValue(settings: Group, [key, ...rest]: readonly string[], value: unknown): Group {
  if (key === undefined) return settings;
  const inner = settings[key];
  return { ...settings, [key]: rest.length === 0 ? value : withValue(isGroup(inner) ? inner : {}, rest, value) };
}

function without(settings: Group, [key, ...rest]: readonly string[]): Group {
  if (key === undefined) return settings;
  const { [key]: inner, ...others } = settings;
  return rest.length === 0 || !isGroup(inner) ? others : { ...others, [key]: without(inner, rest) };
}
