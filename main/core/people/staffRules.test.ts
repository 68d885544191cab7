import fc from "fast-check";
import { expect, it } from "vitest";
import { may, type Role } from "./permissions.ts";
import { changeStaff, type StaffChange, type StaffPerson } from "./staffRules.ts";

const kim: StaffPerson = { id: "kim", name: "Kim", role: "cashier", active: true };
const lee: StaffPerson = { id: "lee", name: "Lee", role: "manager", active: true };
const ann: StaffPerson = { id: "ann", name: "Ann", role: "owner", active: true };
const by = ({ id, role }: StaffPerson) => ({ id, role });

it("adds somebody, under a name that nobody has", () => {
  const max = { kind: "add", id: "max", name: " Max ", role: "cashier" } as const;
  expect(changeStaff([kim, lee], max, by(lee))).toEqual({
    ok: true,
    value: [kim, lee, { id: "max", name: "Max", role: "cashier", active: true }],
  });
  expect(changeStaff([kim, lee], { ...max, name: "KIM " }, by(lee))).toEqual({ ok: false, error: "nameTaken" });
  expect(changeStaff([kim, lee], { ...max, name: "  " }, by(lee))).toEqual({ ok: false, error: "nameMissing" });
});

it("renames, but not to somebody else's name; letter case of one's own may change", () => {
  expect(changeStaff([kim, lee], { kind: "rename", id: "kim", name: "lee" }, by(lee)).ok).toBe(false);
  expect(changeStaff([kim, lee], { kind: "rename", id: "kim", name: "KIM" }, by(lee)).ok).toBe(true);
  expect(changeStaff([lee], { kind: "rename", id: "kim", name: "Kim" }, by(lee))).toEqual({
    ok: false,
    error: "noSuchOperator",
  });
});

it("lets an owner alone appoint and change owners, as long as there is one", () => {
  const promote = { kind: "role", id: "lee", role: "owner" } as const;
  expect(changeStaff([kim, lee, ann], promote, by(lee))).toEqual({ ok: false, error: "ownersOnly" });
  expect(changeStaff([kim, lee, ann], { kind: "pin", id: "ann" }, by(lee))).toEqual({ ok: false, error: "ownersOnly" });
  expect(changeStaff([kim, lee, ann], promote, by(ann)).ok).toBe(true);
  expect(changeStaff([kim, lee], promote, by(lee)).ok).toBe(true);
});

it("never leaves a shop without somebody who may, nor lets anybody take away their own right", () => {
  expect(changeStaff([kim, lee], { kind: "active", id: "lee", active: false }, by(lee))).toEqual({
    ok: false,
    error: "notYourself",
  });
  expect(changeStaff([kim, lee], { kind: "role", id: "lee", role: "cashier" }, by(ann))).toEqual({
    ok: false,
    error: "lastManager",
  });
});

it("whatever is changed, somebody who may stays, names and ids stay apart, and nobody disappears", () => {
  const role = fc.constantFrom<Role>("cashier", "manager", "owner");
  const id = fc.constantFrom("kim", "lee", "ann", "max");
  const change: fc.Arbitrary<StaffChange> = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), id, name: fc.constantFrom("Kim", "Max", "Zoé"), role }),
    fc.record({ kind: fc.constant("rename" as const), id, name: fc.constantFrom("Kim", "Lee", "Max") }),
    fc.record({ kind: fc.constant("role" as const), id, role }),
    fc.record({ kind: fc.constant("active" as const), id, active: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(change, id), { maxLength: 30 }), (steps) => {
      let people: readonly StaffPerson[] = [kim, lee, ann];
      for (const [step, who] of steps) {
        const asker = people.find((one) => one.id === who && one.active);
        if (asker === undefined || !may(asker.role, "manageOperators")) continue;
        const after = changeStaff(people, step, asker);
        if (!after.ok) continue;
        expect(after.value.map((one) => one.id)).toEqual(expect.arrayContaining(people.map((one) => one.id)));
        people = after.value;
        expect(people.some((one) => one.active && may(one.role, "manageOperators"))).toBe(true);
        expect(new Set(people.map((one) => one.name.toLowerCase())).size).toBe(people.length);
      }
    }),
  );
});
