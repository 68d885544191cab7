/** Step 1: payments, refunds and tips whose end nobody knows yet, and the sale that is still open. */
import { Button } from "../../parts/kit/Button.tsx";
import { useDay } from "../../state/day/day.ts";
import { goTo } from "../../state/places.ts";
import { useView } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { sayDuties } from "../../words/duties/say.ts";
import { StepFoot } from "./StepFoot.tsx";
import { StepPanel, StepSays } from "./StepPanel.tsx";

export function ProvenStep() {
  const words = useWords();
  const { proven: w } = words.day;
  const tray = useView((view) => view.unproven);
  const left = useDay((day) => day.closing?.steps.find(({ step }) => step === "proven")?.left ?? 0);
  const onTheWay = useDay((day) => day.closing?.onTheWay ?? 0);
  const openSales = left - tray.length - onTheWay;
  const openTray = () => {
    openSheet({ kind: "tray" });
  };
  const toSale = () => {
    goTo("sale");
  };
  const primary =
    tray.length > 0
      ? { label: w.openTray, onPress: openTray }
      : openSales > 0
        ? { label: w.toSale, onPress: toSale }
        : undefined;
  return (
    <>
      <StepPanel step="proven">
        {left <= 0 && <StepSays icon="tick" look="ok" what={w.none} more={w.noneMore} />}
        {tray.length > 0 && <StepSays icon="warn" look="warn" what={sayDuties(tray, words)} more={w.leftMore} />}
        {onTheWay > 0 && <StepSays icon="arc" look="spin" what={w.onTheWay(onTheWay)} more={w.onTheWayMore} />}
        {openSales > 0 && (
          <StepSays icon="paper" look="" what={w.openSale} more={w.openSaleMore}>
            {tray.length > 0 && <Button onPress={toSale}>{w.toSale}</Button>}
          </StepSays>
        )}
      </StepPanel>
      <StepFoot step="proven" primary={primary} />
    </>
  );
}
