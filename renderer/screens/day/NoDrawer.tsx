/** No drawer is open: what the last one left, and the two ways to open the next. */
import { useState } from "react";
import type { Minor } from "../../../main/core/money/money.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { lookAtDay, useDay } from "../../state/day/day.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import type { OfStep } from "./CountStep.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";
import { StepPanel, StepSays } from "./StepPanel.tsx";

interface Props extends OfStep {
  /** Minor units. */
  readonly left: Minor;
}

const countFloat = (): void => {
  useDay.setState({ chosen: "count", counting: true });
};

export function NoDrawer({ of, left }: Props) {
  const { drawer: w } = useWords().day;
  const money = useMoney();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // In the evening the next step has the row's key; in the morning the float is what comes next.
  const morning = useDay(({ closing }) => closing?.toClose === false);
  const open = async () => {
    const answer = await send("shift.open", { float: { sum: left } }, true);
    setTrouble(answer.ok ? null : answer.error);
    if (answer.ok) useDay.setState({ chosen: "count" });
    await lookAtDay();
  };
  return (
    <>
      <StepPanel step="count">
        <StepSays icon="lock" look="" what={w.closed} more={w.left(money(left))}>
          <Button icon="drawer" onPress={() => void open()}>
            {w.openWith(money(left))}
          </Button>
          {!morning && (
            <Button icon="cash" onPress={countFloat}>
              {w.countFloat}
            </Button>
          )}
        </StepSays>
        <TroubleSays trouble={trouble} />
      </StepPanel>
      <DrawerFoot of={of} {...(morning ? { primary: { label: w.countFloat, onPress: countFloat } } : {})} />
    </>
  );
}
