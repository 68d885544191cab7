/** Changes of the people who work here: stored with hashed PINs, journalled by name, and true at once. */
import type { Fact } from "../../core/facts.ts";
import { may, type Action } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import { changeStaff, type StaffChange, type StaffPerson } from "../../core/people/staffRules.ts";
import { isGuessablePin } from "../../settings/guessablePin.ts";
import { newOperatorId, type Operator } from "../../settings/operators.ts";
import { describeProblem } from "../../settings/problem.ts";
import { pinName } from "../../settings/secretKeys.ts";
import type { SettingsStore } from "../../settings/store.ts";
import { hashPin, SALT_BYTES } from "../../staff/pins.ts";
import type { Staff } from "../../staff/staff.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { answerable, type Approval } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface StaffDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `staff.${string}`>>;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `staff.${string}`>>;
  /** Everybody as they are now. */
  operators(): readonly Operator[];
}

const PATH = "operators";

export function createStaffDesk(deps: {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly staff: Staff;
  readonly store: SettingsStore;
  readonly random: Random;
  /** As the settings had them at the start. */
  readonly operators: readonly Operator[];
  changed(): void;
}): StaffDesk {
  const { books, session, staff, store } = deps;
  let operators = deps.operators;

  /** One change of people at a time, so that none is lost to another. */
  let working: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = working.then(work);
    working = done.catch(() => undefined);
    return done;
  };

  const change = async (
    asked: StaffChange,
    approval: Approval,
    newPin: string | null,
  ): Promise<Result<null, Problem>> => {
    if (session.operator() === null) return refuse("notSignedIn");
    if (store.overlaid(PATH)) return refuse("settingsFixed");
    if (newPin !== null && isGuessablePin(newPin)) return refuse("pinGuessable");
    const own = asked.kind === "pin" && asked.id === approval.approver;
    const action: Action = own ? "changeOwnPin" : "manageOperators";
    const who = await answerable(session, action, approval);
    if (!who.ok) return who;
    return inTurn(() => carryOut(asked, who.value, newPin));
  };

  const carryOut = async (
    asked: StaffChange,
    approver: string,
    newPin: string | null,
  ): Promise<Result<null, Problem>> => {
    const by = staff.member(approver);
    if (by === undefined) return refuse("notAllowed");
    const healthy = books.healthy();
    if (!healthy.ok) return sick(healthy.error);
    const after = changeStaff(operators, asked, by);
    if (!after.ok) return refuse(after.error);
    const hash = newPin === null ? null : await hashPin(newPin, deps.random.bytes(SALT_BYTES));
    const withPins = after.value.map((one) => withPin(one, operators, asked.id, hash));
    const next = await Promise.all(withPins.map((one) => atRest(one, deps.random)));
    const before = { operators, stored: store.value(PATH) };
    const written = await store.put(PATH, next.map(storedForm), pinsOf(next, before.operators));
    if (!written.ok) {
      const [first] = written.error;
      return refuse("settingsNotWritten", { detail: first === undefined ? "" : describeProblem(first) });
    }
    const told = books.commit([
      { fact: { kind: "operator.changed", body: { ...tellOf(asked, operators), approver } } },
    ]);
    if (!told.ok) {
      await store.put(PATH, before.stored, pinsOf(before.operators, []));
      return sick(told.error);
    }
    operators = next;
    staff.replace(next);
    session.staffChanged();
    deps.changed();
    return ok(null);
  };

  return {
    operators: () => operators,
    commands: {
      "staff.add": async ({ name, role, newPin, approval }) => {
        const id = newOperatorId(name, new Set(operators.map((one) => one.id)));
        const done = await change({ kind: "add", id, name, role }, approval, newPin);
        return done.ok ? ok({ operator: id }) : done;
      },
      "staff.rename": ({ operator: id, name, approval }) => change({ kind: "rename", id, name }, approval, null),
      "staff.setRole": ({ operator: id, role, approval }) => change({ kind: "role", id, role }, approval, null),
      "staff.setPin": ({ operator: id, newPin, approval }) => change({ kind: "pin", id }, approval, newPin),
      "staff.setActive": ({ operator: id, active, approval }) => change({ kind: "active", id, active }, approval, null),
    },
    queries: {
      "staff.list": () => {
        const asker = session.operator();
        if (asker === null) return refuse("notSignedIn");
        const sees = may(asker.role, "manageOperators");
        const people = operators.map(({ id, name, role, active, pin }) => ({
          id,
          name,
          role,
          active,
          // Whose PIN is easy to guess is nobody's business but theirs who can change it.
          guessablePin: sees && pin.kind === "plain" && isGuessablePin(pin.pin),
        }));
        return ok({ people, fixed: store.overlaid(PATH) });
      },
    },
  };
}

function withPin(one: StaffPerson, before: readonly Operator[], changed: string, hash: string | null): Operator {
  if (one.id === changed && hash !== null) return { ...one, pin: { kind: "hash", hash } };
  const known = before.find(({ id }) => id === one.id);
  if (known === undefined) throw new Error("somebody was added without a PIN");
  return { ...one, pin: known.pin };
}

/** As settings.json holds them: a PIN rests with the secrets, but one that a stranger tries first is none. */
const storedForm = ({ id, name, role, active, pin }: Operator): Readonly<Record<string, unknown>> => ({
  id,
  name,
  role,
  ...(active ? {} : { active }),
  ...(pin.kind === "plain" ? { pin: pin.pin } : {}),
});

/** Secrets by id; what rested under names is forgotten. */
const pinsOf = (people: readonly Operator[], before: readonly Operator[]): ReadonlyMap<string, string | null> =>
  new Map([
    ...before.map(({ name }) => [pinName(name), null] as const),
    ...people.flatMap(({ id, pin }) => (pin.kind === "hash" ? [[pinName(id), pin.hash] as const] : [])),
  ]);

/** A PIN that somebody wrote into the settings just before this start is hashed before it is stored again. */
async function atRest(one: Operator, random: Random): Promise<Operator> {
  if (one.pin.kind === "hash" || isGuessablePin(one.pin.pin)) return one;
  return { ...one, pin: { kind: "hash", hash: await hashPin(one.pin.pin, random.bytes(SALT_BYTES)) } };
}

type Told = Extract<Fact, { readonly kind: "operator.changed" }>["body"];

/** What the journal says of a change; of a PIN only that it was set. */
function tellOf(asked: StaffChange, people: readonly Operator[]): Omit<Told, "approver"> {
  const before = people.find(({ id }) => id === asked.id);
  const about = { who: asked.id, what: asked.kind } as const;
  switch (asked.kind) {
    case "add":
      return { ...about, before: "", after: `${asked.name.trim()} (${asked.role})` };
    case "rename":
      return { ...about, before: before?.name ?? "", after: asked.name.trim() };
    case "role":
      return { ...about, before: before?.role ?? "", after: asked.role };
    case "pin":
      return { ...about, before: "", after: "set" };
    case "active":
      return { ...about, before: before?.active === true ? "active" : "left", after: asked.active ? "active" : "left" };
  }
}
