/** Who answers for something that not everybody may do: the person at the till, or whoever gave a PIN on the spot. */
import { may, type Action } from "../core/permissions.ts";
import { ok, type Result } from "../core/result.ts";
import type { Problem } from "../../preload/contract/channel.ts";
import { refuse } from "./problem.ts";
import type { SessionDesk } from "./sessionDesk.ts";

export interface Approval {
  readonly approver: string;
  readonly pin: string;
}

/** @returns the id of who answers for it. `approval` null: whoever is signed in, if they may alone */
export async function answerable(
  session: Pick<SessionDesk, "operator" | "approve">,
  action: Action,
  approval: Approval | null,
): Promise<Result<string, Problem>> {
  const operator = session.operator();
  if (operator === null) return refuse("notSignedIn");
  if (approval === null) return may(operator.role, action) ? ok(operator.id) : refuse("approvalNeeded");
  const approved = await session.approve(approval.approver, approval.pin, action);
  return approved.ok ? ok(approved.value.id) : approved;
}
