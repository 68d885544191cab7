/** The row under the steps: the way back, the X report, and at the right the one key that goes on. */
import { type ReactNode, useState } from "react";
import type { ClosingStep } from "../../../main/core/day/closing.ts";
import { useAlone } from "../../parts/kit/Approver.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import type { IconName } from "../../parts/kit/Icon.tsx";
import { chooseStep, isLeft, leftBeforeReport, nextStep, stepBy, useDay } from "../../state/day/day.ts";
import { type KeyHandlers, useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { goTo } from "../../state/places.ts";
import { openReports } from "../../state/day/reports.ts";
import { useWords } from "../../state/words.ts";
import { XSheet } from "./XSheet.tsx";

export interface Primary {
  readonly label: string;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  /** What Enter does instead, where fields are filled in one after the other. */
  readonly onEnter?: () => void;
}

interface Props {
  readonly step: ClosingStep;
  /** The key that does this step; without one, the key that goes to the next. */
  readonly primary?: Primary | undefined;
  /** Plain keys before it. */
  readonly beside?: ReactNode;
  readonly onBack?: (() => void) | undefined;
  /** More keys of the step; figures typed with no field in focus. */
  readonly keys?: KeyHandlers["keys"];
  readonly digit?: KeyHandlers["digit"];
}

export function StepFoot({ step, primary, beside, onBack, keys = {}, digit }: Props) {
  const words = useWords();
  const { day: w } = words;
  const closing = useDay((day) => day.closing);
  const sees = useAlone("seeFigures");
  const [showsX, setShowsX] = useState(false);
  const steps = closing?.steps ?? [];
  const left = leftBeforeReport(steps);
  const onwards: Primary | undefined =
    closing !== null && nextStep(closing) !== step && steps.some(isLeft)
      ? {
          label: w.goOn,
          onPress: () => {
            chooseStep(null);
          },
        }
      : undefined;
  const main = primary ?? onwards;
  const back =
    onBack ??
    (() => {
      goTo("sale");
    });
  const openX = () => {
    setShowsX(true);
  };
  useKeys({
    digit,
    keys: {
      [KEYS.day.stepUp]: () => {
        stepBy(-1);
      },
      [KEYS.day.stepDown]: () => {
        stepBy(1);
      },
      ...keys,
      [KEYS.day.back]: back,
      [KEYS.day.x]: openX,
      [KEYS.day.reports]: sees ? openReports : undefined,
      [KEYS.day.primary]: main === undefined || main.disabled === true ? undefined : (main.onEnter ?? main.onPress),
    },
  });
  return (
    <div className="foot">
      <Button icon="back" className="big" keyName={KEYS.day.back} onPress={back}>
        {words.shell.back}
      </Button>
      <Button icon="paper" className="big" keyName={KEYS.day.x} onPress={openX}>
        {w.xReport}
      </Button>
      <div className="end">
        {beside === undefined && left > 0 && <p className="note why-off">{w.stepsLeft(left)}</p>}
        {beside}
        {main !== undefined && (
          <Button
            kind="primary"
            className="big"
            {...(main.icon === undefined ? {} : { icon: main.icon })}
            keyName={KEYS.day.primary}
            disabled={main.disabled === true}
            onPress={main.onPress}
          >
            {main.label}
          </Button>
        )}
      </div>
      {showsX && (
        <XSheet
          onClose={() => {
            setShowsX(false);
          }}
        />
      )}
    </div>
  );
}
