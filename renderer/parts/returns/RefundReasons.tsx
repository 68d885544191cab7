/** Why goods come back. */
import { useWords } from "../../state/words.ts";
import { Reasons, type ReasonState } from "../kit/Reasons.tsx";

const NAMES = ["damaged", "wrong", "mind"] as const;

export type RefundReason = ReasonState<(typeof NAMES)[number]>;

interface Props {
  readonly reason: RefundReason;
  readonly onChange: (reason: RefundReason) => void;
}

export const RefundReasons = ({ onChange, reason }: Props) => (
  <Reasons className="reasons" names={NAMES} usual={useWords().returns.reasons} state={reason} onChange={onChange} />
);
