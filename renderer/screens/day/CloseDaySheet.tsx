/** The day is closed: what that writes down, and the PIN of somebody who answers for it. */
import { ApproveSheet } from "../../parts/sheets/ApproveSheet.tsx";
import { chooseStep, lookAtDay } from "../../state/day/day.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";

interface Props {
  /** Of the report that the screen showed. */
  readonly number: number;
  readonly onClose: () => void;
}

export function CloseDaySheet({ number, onClose }: Props) {
  const { report: w } = useWords().day;
  return (
    <ApproveSheet
      action="closeDay"
      title={w.close}
      says={w.closeAsk(number)}
      onApprove={async (approval) => {
        const answer = await send("closing.close", { seen: number, approval }, true);
        if (!answer.ok) return answer.error;
        // Its report is what is looked at now.
        chooseStep("report");
        await lookAtDay();
        onClose();
        return null;
      }}
      onBack={onClose}
      onClose={onClose}
    />
  );
}
