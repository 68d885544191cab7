/** Who answers for something that not everybody may do: the person at the till, or whoever gave a PIN on the spot. */
import type { Action } from "../../core/people/permissions.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { refuse } from "../base/problem.ts";
import type { SessionDesk } from "./sessionDesk.ts";

export interface Approval {
  readonly approver: string;
  readonly pin: string;
}

/**
 * Journals who approved what (`approval.given`; `own` where it takes two people and there is only one).
 * @param approval null: whoever is signed in, if they may alone
 * @returns the id of who answers for it
 */
export async function answerable(
  session: Pick<SessionDesk, "operator" | "approve" | "alone">,
  action: Action,
  approval: Approval | null,
): Promise<Result<string, Problem>> {
  if (session.operator() === null) return refuse("notSignedIn");
  if (approval === null) return session.alone(action);
  const approved = await session.approve(approval.approver, approval.pin, action);
  return approved.ok ? ok(approved.value.id) : approved;
}
