/** The row under the drawer; while the match beside it is the step, the match has its own. */
import type { ComponentProps } from "react";
import { StepFoot } from "./StepFoot.tsx";

type Props = Omit<ComponentProps<typeof StepFoot>, "step"> & { readonly of: "match" | "count" };

export function DrawerFoot({ of, ...foot }: Props) {
  return of === "match" ? null : <StepFoot step="count" {...foot} />;
}
