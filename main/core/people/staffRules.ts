/** What may be changed about the people of a till, and by whom. A shop never locks itself out. Pure. */
import { may, type Person, type Role } from "./permissions.ts";
import { err, ok, type Result } from "../result.ts";

export interface StaffPerson extends Person {
  readonly name: string;
  /** False for somebody who left. */
  readonly active: boolean;
}

export type StaffChange =
  | { readonly kind: "add"; readonly id: string; readonly name: string; readonly role: Role }
  | { readonly kind: "rename"; readonly id: string; readonly name: string }
  | { readonly kind: "role"; readonly id: string; readonly role: Role }
  | { readonly kind: "pin"; readonly id: string }
  | { readonly kind: "active"; readonly id: string; readonly active: boolean };

/**
 * - `nameTaken` · `nameMissing` · `noSuchOperator`
 * - `ownersOnly`: only an owner appoints an owner or changes one, as long as there is one
 * - `lastManager`: nobody would be left who may change all this
 * - `notYourself`: who takes away their own right is somebody else's doing
 */
export type StaffRefusal =
  "nameTaken" | "nameMissing" | "noSuchOperator" | "ownersOnly" | "lastManager" | "notYourself" | "tooManyOperators";

const MOST_OPERATORS = 200;

/** @param by who answers for it. @returns everybody after the change */
export function changeStaff(
  people: readonly StaffPerson[],
  change: StaffChange,
  by: Person,
): Result<readonly StaffPerson[], StaffRefusal> {
  const before = people.find(({ id }) => id === change.id);
  if (change.kind === "add") {
    if (before !== undefined || isTaken(people, change.name, change.id)) return err("nameTaken");
    if (people.length >= MOST_OPERATORS) return err("tooManyOperators");
  } else if (before === undefined) return err("noSuchOperator");
  if ((change.kind === "add" || change.kind === "rename") && change.name.trim() === "") return err("nameMissing");
  if (change.kind === "rename" && isTaken(people, change.name, change.id)) return err("nameTaken");

  const after = people.flatMap((one) => (one.id === change.id ? [changed(one, change)] : [one]));
  const next = change.kind === "add" ? [...after, added(change)] : after;
  const touched = next.find(({ id }) => id === change.id);
  const aboutOwner = before?.role === "owner" || touched?.role === "owner";
  const ownPin = change.kind === "pin" && change.id === by.id;
  if (aboutOwner && by.role !== "owner" && people.some(isOwner) && !ownPin) return err("ownersOnly");
  if (before !== undefined && before.id === by.id && touched !== undefined && losesRight(before, touched))
    return err("notYourself");
  if (!next.some(mayManage)) return err("lastManager");
  return ok(next);
}

const isTaken = (people: readonly StaffPerson[], name: string, but: string): boolean =>
  people.some((one) => one.id !== but && one.name.trim().toLowerCase() === name.trim().toLowerCase());

const isOwner = ({ role, active }: StaffPerson): boolean => active && role === "owner";
const mayManage = ({ role, active }: StaffPerson): boolean => active && may(role, "manageOperators");
const losesRight = (before: StaffPerson, after: StaffPerson): boolean => mayManage(before) && !mayManage(after);

const added = ({ id, name, role }: Extract<StaffChange, { kind: "add" }>): StaffPerson => ({
  id,
  name: name.trim(),
  role,
  active: true,
});

function changed(one: StaffPerson, change: StaffChange): StaffPerson {
  switch (change.kind) {
    case "add":
    case "pin":
      return one;
    case "rename":
      return { ...one, name: change.name.trim() };
    case "role":
      return { ...one, role: change.role };
    case "active":
      return { ...one, active: change.active };
  }
}
