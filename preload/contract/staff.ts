/** The people of the till, and what may be changed about them. Each change takes the PIN of somebody who may. */
import * as v from "valibot";
import type { Role } from "./session.ts";
import { channel, id, pin, words } from "./channel.ts";

export interface StaffPersonView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** False for somebody who left. */
  readonly active: boolean;
  /** Their PIN is one that a stranger tries first: no live till takes it. */
  readonly guessablePin: boolean;
}

export interface StaffListView {
  readonly people: readonly StaffPersonView[];
  /** The file given at the start names the operators: what is stored would not count. */
  readonly fixed: boolean;
}

const approval = v.strictObject({ approver: id, pin });
const role = v.picklist(["cashier", "manager", "owner"]);
const name = words(40);

export const staffCommands = {
  "staff.add": channel<{ readonly operator: string }>()({ name, role, newPin: pin, approval }),
  "staff.rename": channel<null>()({ operator: id, name, approval }),
  "staff.setRole": channel<null>()({ operator: id, role, approval }),
  /** One's own takes one's own PIN. */
  "staff.setPin": channel<null>()({ operator: id, newPin: pin, approval }),
  "staff.setActive": channel<null>()({ operator: id, active: v.boolean(), approval }),
};

export const staffQueries = {
  "staff.list": channel<StaffListView>()({}),
};
