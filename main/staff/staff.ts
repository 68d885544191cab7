/** The shop's people: who they are, and whether a PIN is theirs. */
import type { Role } from "../core/people/permissions.ts";
import { afterWrong, lockedUntil, type LockState, triesLeft, UNLOCKED } from "./locks.ts";
import { hashPin, SALT_BYTES, verifyPin } from "./pins.ts";

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A PIN held in memory for this run only, or the hash that was stored. */
export type PinSource =
  { readonly kind: "plain"; readonly pin: string } | { readonly kind: "hash"; readonly hash: string };

/** One person with the PIN that is theirs; left out, `active` is true. */
export type StaffEntry = StaffMember & { readonly pin: PinSource; readonly active?: boolean };

export interface StaffOptions {
  readonly operators: readonly StaffEntry[];
  /** The time, ms. */
  now(): number;
  /** That many bytes of chance. */
  randomBytes(length: number): Uint8Array;
  /** The locks before this start (`locksFromRefusals`). */
  readonly locks?: ReadonlyMap<string, LockState>;
}

export type PinCheck =
  | { readonly kind: "ok"; readonly operator: StaffMember }
  /** Looked at and wrong. `lockedUntil` (ms): this one started a wait; null: the next try may follow. */
  | { readonly kind: "wrong"; readonly triesLeft: number; readonly lockedUntil: number | null }
  /** Not looked at: no PIN is before `until`, ms. */
  | { readonly kind: "locked"; readonly until: number }
  /** Nobody has this id. */
  | { readonly kind: "unknown" };

export interface Staff {
  /** Everybody who may sign in, in the order of the settings; never with a PIN. */
  readonly members: readonly StaffMember[];
  /** Somebody by id, also when they have left: their name stands in the journal. */
  member(id: string): StaffMember | undefined;
  /** Others work here now, or under other names, roles and PINs. Wrong PINs of before still count. */
  replace(operators: readonly StaffEntry[]): void;
  /** Checks are taken one after another for each operator, so that guesses cannot run beside each other. */
  check(operatorId: string, pin: string): Promise<PinCheck>;
}

/** Staff with these operators; ids are unique. Nothing is hashed before the first check, so a start costs nothing. */
export function createStaff({ operators, now, randomBytes, locks }: StaffOptions): Staff {
  const personOf = (entry: StaffEntry): Person => createPerson(entry, now, randomBytes, locks?.get(entry.id));
  let people = new Map(operators.map((one) => [one.id, personOf(one)]));
  return {
    get members() {
      return [...people.values()].filter(({ active }) => active()).map(({ member }) => member());
    },
    member: (id) => people.get(id)?.member(),
    replace(next) {
      people = new Map(
        next.map((entry) => {
          const known = people.get(entry.id);
          known?.become(entry);
          return [entry.id, known ?? personOf(entry)];
        }),
      );
    },
    check(id, pin) {
      const person = people.get(id);
      return person?.active() === true ? person.check(pin) : Promise.resolve({ kind: "unknown" });
    },
  };
}

interface Person {
  member(): StaffMember;
  active(): boolean;
  become(entry: StaffEntry): void;
  check(pin: string): Promise<PinCheck>;
}

function createPerson(
  first: StaffEntry,
  now: StaffOptions["now"],
  randomBytes: StaffOptions["randomBytes"],
  lock: LockState = UNLOCKED,
): Person {
  let entry = first;
  let state = lock;
  let turn: Promise<unknown> = Promise.resolve();
  let hash: Promise<string> | null = null;
  const member = (): StaffMember => ({ id: entry.id, name: entry.name, role: entry.role });
  // A PIN of the run's own settings is hashed with a salt of this run when it is first needed, and compared like a
  // stored one: the time of a check tells nothing about where the PIN came from.
  const known = ({ pin }: StaffEntry): Promise<string> =>
    (hash ??= pin.kind === "hash" ? Promise.resolve(pin.hash) : hashPin(pin.pin, randomBytes(SALT_BYTES)));

  const checkNow = async (pin: string): Promise<PinCheck> => {
    const until = lockedUntil(state, now());
    if (until !== null) return { kind: "locked", until };
    if (await verifyPin(pin, await known(entry))) {
      state = UNLOCKED;
      return { kind: "ok", operator: member() };
    }
    const at = now();
    state = afterWrong(state, at);
    return { kind: "wrong", triesLeft: triesLeft(state), lockedUntil: lockedUntil(state, at) };
  };

  return {
    member,
    active: () => entry.active !== false,
    become(next) {
      entry = next;
      hash = null;
    },
    check: (pin) => {
      const mine = turn.then(() => checkNow(pin));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
