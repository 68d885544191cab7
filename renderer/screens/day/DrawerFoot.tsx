/** The row under the drawer; on a large counter, while the match beside it is the step, the match's own. */
import type { ComponentProps } from "react";
import { MatchFoot } from "./MatchFoot.tsx";
import { StepFoot } from "./StepFoot.tsx";

type Props = Omit<ComponentProps<typeof StepFoot>, "step"> & { readonly of: "match" | "count" };

export function DrawerFoot({ of, ...foot }: Props) {
  return of === "match" ? <MatchFoot /> : <StepFoot step="count" {...foot} />;
}
