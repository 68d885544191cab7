/** Why a price, a discount or the taxes of a sale are other than usual. */
import { useState } from "react";
import { useWords } from "../../state/words.ts";
import type { ReasonName } from "../../words/goods/messages.ts";
import { Reasons, type ReasonsProps, type ReasonState, reasonText } from "./Reasons.tsx";

/** @param given the reason that stands already, "" for none */
export function useReason(names: readonly ReasonName[], given: string) {
  const { reasons } = useWords().goods;
  const [state, set] = useState<ReasonState<ReasonName>>(() => {
    const usual = names.find((name) => reasons[name] === given);
    return given === "" || usual !== undefined
      ? { chosen: usual ?? null, other: "" }
      : { chosen: "other", other: given };
  });
  return { state, set, text: reasonText(state, reasons) };
}

export const Reason = (props: Omit<ReasonsProps<ReasonName>, "usual">) => (
  <Reasons {...props} usual={useWords().goods.reasons} />
);
