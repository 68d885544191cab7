/** Who is at the till: signing in and out, and the approval of somebody who may. Main enforces; the screen only shows. */
import { may, type Action, type Role } from "../core/permissions.ts";
import { ok, type Result } from "../core/result.ts";
import type { Staff } from "../staff/staff.ts";
import type { CommandHandlers } from "../../preload/contract.ts";
import type { Problem } from "../../preload/contract/channel.ts";
import type { Books } from "./books.ts";
import { refuse } from "./problem.ts";

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface SessionDesk {
  readonly commands: Pick<CommandHandlers, "session.signIn" | "session.signOut" | "session.setLocale">;
  operator(): Operator | null;
  locale(): "en" | "fr" | "zh";
  /** Checks the PIN of somebody who may do this; a refusal is journalled by name. */
  approve(operatorId: string, pin: string, action: Action): Promise<Result<Operator, Problem>>;
}

export function createSessionDesk(deps: {
  readonly books: Books;
  readonly staff: Staff;
  readonly locale: "en" | "fr" | "zh";
  /** ms */
  now(): number;
  changed(): void;
}): SessionDesk {
  const { books, staff } = deps;
  let operator: Operator | null = null;
  let locale = deps.locale;

  const check = async (operatorId: string, pin: string): Promise<Result<Operator, Problem>> => {
    const checked = await staff.check(operatorId, pin);
    switch (checked.kind) {
      case "ok":
        return ok(checked.operator);
      case "unknown":
        return refuse("wrongPin", { triesLeft: 0 });
      case "wrong":
      case "locked": {
        const locked = checked.kind === "locked";
        books.commit([{ fact: { kind: "operator.refused", body: { operator: operatorId, locked } } }]);
        return locked
          ? refuse("pinLocked", { seconds: Math.max(1, Math.ceil((checked.until - deps.now()) / 1000)) })
          : refuse("wrongPin", { triesLeft: checked.triesLeft });
      }
    }
  };

  return {
    operator: () => operator,
    locale: () => locale,
    async approve(operatorId, pin, action) {
      const checked = await check(operatorId, pin);
      if (!checked.ok) return checked;
      if (may(checked.value.role, action)) return checked;
      books.commit([{ fact: { kind: "approval.refused", body: { approver: operatorId, action } } }]);
      return refuse("notAllowed");
    },
    commands: {
      "session.signIn": async (args) => {
        const checked = await check(args.operator, args.pin);
        if (!checked.ok) return checked;
        books.setOperator(checked.value.id);
        // A disk that takes no facts stops payments, not people: the operator gets in, and the screen says what is wrong.
        books.commit([{ fact: { kind: "operator.signedIn", body: { operator: checked.value.id } } }]);
        operator = checked.value;
        deps.changed();
        return ok(null);
      },
      "session.signOut": () => {
        if (operator !== null)
          books.commit([{ fact: { kind: "operator.signedOut", body: { operator: operator.id } } }]);
        operator = null;
        books.setOperator(null);
        deps.changed();
        return ok(null);
      },
      "session.setLocale": (args) => {
        locale = args.locale;
        deps.changed();
        return ok(null);
      },
    },
  };
}
