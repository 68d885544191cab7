/** The people of a settings file, each with an id that stays the same from start to start. */
import type { Role } from "../core/people/permissions.ts";

/** How an operator's PIN is known: plain for this run only, or hashed as it was stored. */
export type PinSource =
  { readonly kind: "plain"; readonly pin: string } | { readonly kind: "hash"; readonly hash: string };

export interface Operator {
  /** 1–40 characters of `a–z0–9-`; derived from the name until the till stores it. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** False for somebody who left: known by name in the journal, and let in no more. */
  readonly active: boolean;
  readonly pin: PinSource;
}

export interface OperatorEntry {
  readonly id?: string | undefined;
  readonly name: string;
  readonly role: Role;
  readonly active?: boolean | undefined;
  readonly pin?: string | undefined;
  readonly pinHash?: string | undefined;
}

/** Who signs in as long as a training till has no operators of its own; their PINs are shown at sign-in. */
const TRAINING_OPERATORS: readonly OperatorEntry[] = [
  { name: "Cashier 1", role: "cashier", pin: "1111" },
  { name: "Manager", role: "manager", pin: "9999" },
];

/** The operators with ids: `Cashier 1` is `cashier-1`; where two names give the same id the later one gets a number. */
export function operatorsOf(entries: readonly OperatorEntry[] = TRAINING_OPERATORS): readonly Operator[] {
  const taken = new Set(entries.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return entries.map(({ id: given, name, role, active = true, pin, pinHash }) => {
    const id = given ?? newOperatorId(name, taken);
    taken.add(id);
    return { id, name: name.trim(), role, active, pin: pinSource(pin, pinHash) };
  });
}

/** An id that nobody has yet. */
export const newOperatorId = (name: string, taken: ReadonlySet<string>): string => freeId(slug(name), taken);

function pinSource(pin: string | undefined, pinHash: string | undefined): PinSource {
  if (pinHash !== undefined) return { kind: "hash", hash: pinHash };
  if (pin !== undefined) return { kind: "plain", pin };
  throw new Error("an operator without a PIN passed the schema");
}

function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const text = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 32)
    .replace(/^-+|-+$/g, "");
  return text === "" ? "operator" : text;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${String(n)}`;
    if (!taken.has(id)) return id;
  }
}
