/** The sheet of one step: its number and name, what it says of itself, and its body. */
import type { ReactNode } from "react";
import { CLOSING_STEPS, type ClosingStep } from "../../../main/core/day/closing.ts";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { useDay } from "../../state/day/day.ts";
import { useWords } from "../../state/words.ts";

interface Props {
  readonly step: ClosingStep;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function StepPanel({ step, aside, children, className = "" }: Props) {
  const { day: w } = useWords();
  const title = `${String(CLOSING_STEPS.indexOf(step) + 1)}. ${w.step[step]}`;
  return (
    <section className={`sheet panel wm ${className}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {/* What scrolls can be reached by the keyboard. */}
      <div className="in" tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

interface SaysProps {
  readonly icon: IconName;
  readonly look: "ok" | "warn" | "bad" | "spin" | "";
  readonly what: string;
  readonly more: string;
  readonly children?: ReactNode;
}

/** One sentence on how the step stands, one on what that means, and the key that helps. */
export function StepSays({ icon, look, what, more, children }: SaysProps) {
  return (
    <div className="stepsays">
      <Icon name={icon} className={`i-l ${look}`} />
      <div>
        <p className="head">{what}</p>
        <p>{more}</p>
        {children !== undefined && <div className="acts">{children}</div>}
      </div>
    </div>
  );
}

/** Who passed over this step, and why; nothing where nobody did. */
export function SkippedSays({ step }: { readonly step: ClosingStep }) {
  const { day: w } = useWords();
  const skip = useDay((day) => day.closing?.skips.find((each) => each.step === step));
  const state = useDay((day) => day.closing?.steps.find((each) => each.step === step)?.state);
  if (skip === undefined || state !== "skipped") return null;
  return (
    <div className="banner warn">
      <Icon name="warn" />
      <p>{w.skipped(skip.approverName, skip.reason)}</p>
    </div>
  );
}
