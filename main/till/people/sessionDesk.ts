/** Who is at the till: signing in and out, and the approval of somebody who may. Main enforces; the screen only shows. */
import { answersFor, asksPinAlways, type Action, type Role } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Staff } from "../../staff/staff.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { Books, Entry } from "../books.ts";
import { refuse } from "../base/problem.ts";

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface SessionDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `session.${string}`>>;
  operator(): Operator | null;
  locale(): "en" | "fr" | "zh";
  /** Checks the PIN of somebody who may answer for this; approval and refusal are journalled by both names. */
  approve(operatorId: string, pin: string, action: Action): Promise<Result<Operator, Problem>>;
  /** Whoever is signed in answers for it alone. @returns their id; `approvalNeeded` when it takes a PIN */
  alone(action: Action): Result<string, Problem>;
  /** Names, roles or who works here have changed: whoever has left is signed out. */
  staffChanged(): void;
  /** Somebody did something at the till: touched, typed or scanned. */
  touched(): void;
  /** Locks a till that nobody has touched for too long; looked at every second or so. */
  tick(): void;
}

const MINUTE = 60_000;

export function createSessionDesk(deps: {
  readonly books: Books;
  readonly staff: Staff;
  readonly locale: "en" | "fr" | "zh";
  /** Minutes without a touch before a PIN is asked for again; 0 = never. */
  lockAfterMinutes(): number;
  /** ms */
  now(): number;
  changed(): void;
}): SessionDesk {
  const { books, staff } = deps;
  let operator: Operator | null = null;
  let locale = deps.locale;
  let touchedAt = deps.now();

  /** The sale and every payment stay as they are: the next PIN, anybody's, goes on with them. */
  const leave = (fact: Entry["fact"]): void => {
    books.commit([{ fact }]);
    operator = null;
    books.setOperator(null);
    deps.changed();
  };

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

  const given = (approver: string, action: Action, own: boolean): void => {
    books.commit([{ fact: { kind: "approval.given", body: { approver, action, own } } }]);
  };

  return {
    operator: () => operator,
    locale: () => locale,
    async approve(operatorId, pin, action) {
      const asker = operator;
      if (asker === null) return refuse("notSignedIn");
      const checked = await check(operatorId, pin);
      if (!checked.ok) return checked;
      // While the PIN was looked at, somebody else may have come to the till: it was not theirs to be approved.
      if (operator?.id !== asker.id) return refuse("notSignedIn");
      const approver = checked.value;
      const answer = answersFor(action, asker, approver, staff.members);
      if (answer.kind === "yes") {
        given(approver.id, action, answer.own);
        return checked;
      }
      books.commit([{ fact: { kind: "approval.refused", body: { approver: approver.id, action } } }]);
      return refuse(answer.kind === "another" ? "anotherNeeded" : "notAllowed");
    },
    alone(action) {
      if (operator === null) return refuse("notSignedIn");
      const answer = answersFor(action, operator, operator, staff.members);
      if (answer.kind !== "yes" || asksPinAlways(action)) return refuse("approvalNeeded");
      if (answer.own) given(operator.id, action, true);
      return ok(operator.id);
    },
    staffChanged() {
      if (operator === null) return;
      const now = staff.members.find(({ id }) => id === operator?.id);
      if (now === undefined) leave({ kind: "operator.signedOut", body: { operator: operator.id } });
      else operator = now;
    },
    touched() {
      touchedAt = deps.now();
    },
    tick() {
      const minutes = deps.lockAfterMinutes();
      // A clock that was set back does not keep the till open.
      touchedAt = Math.min(touchedAt, deps.now());
      const idleMs = deps.now() - touchedAt;
      if (operator === null || minutes === 0 || idleMs < minutes * MINUTE) return;
      leave({ kind: "operator.locked", body: { operator: operator.id, idleMs } });
    },
    commands: {
      "session.signIn": async (args) => {
        const checked = await check(args.operator, args.pin);
        if (!checked.ok) return checked;
        // Another person takes over: the one before is signed out, and the sale stays as it is.
        if (operator !== null && operator.id !== checked.value.id)
          books.commit([{ fact: { kind: "operator.signedOut", body: { operator: operator.id } } }]);
        books.setOperator(checked.value.id);
        // A disk that takes no facts stops payments, not people: the operator gets in, and the screen says what is wrong.
        books.commit([{ fact: { kind: "operator.signedIn", body: { operator: checked.value.id } } }]);
        operator = checked.value;
        touchedAt = deps.now();
        deps.changed();
        return ok(null);
      },
      "session.signOut": () => {
        if (operator !== null) leave({ kind: "operator.signedOut", body: { operator: operator.id } });
        return ok(null);
      },
      "session.touch": () => {
        touchedAt = deps.now();
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
