/** The day: the evening's steps on the left, the chosen one on the right; the drawer by day, the reports of days before. */
import "../../styles/day.css";
import type { ReactNode } from "react";
import type { ClosingStep } from "../../../main/core/day/closing.ts";
import { nextStep, turnTo, useDay, useDayFollows } from "../../state/day/day.ts";
import { useLargeScreen } from "../../state/largeScreen.ts";
import { useWords } from "../../state/words.ts";
import { BackupStep } from "./BackupStep.tsx";
import { BatchStep } from "./BatchStep.tsx";
import { CountStep } from "./CountStep.tsx";
import { HeldStep } from "./HeldStep.tsx";
import { MatchFoot } from "./MatchFoot.tsx";
import { MatchPanel } from "./MatchPanel.tsx";
import { ProvenStep } from "./ProvenStep.tsx";
import { ReportStep } from "./ReportStep.tsx";
import { StepList } from "./StepList.tsx";

export function Day() {
  const words = useWords();
  useDayFollows();
  const closing = useDay((day) => day.closing);
  const drawer = useDay((day) => day.drawer);
  const chosen = useDay((day) => day.chosen);
  const large = useLargeScreen();
  if (closing === null || drawer === null)
    return <main className="page opening" aria-busy="true" aria-label={words.places.opening} />;
  const step = chosen ?? nextStep(closing);
  // On a large counter the match and the count stand side by side.
  const both = large && (step === "match" || step === "count");
  return (
    <main className={`page dayplace ${both ? "both" : ""}`}>
      <StepList closing={closing} step={step} />
      {(both || step === "match") && (
        <Beside key="match" step="match">
          <MatchPanel />
        </Beside>
      )}
      {(both || step === "count") && (
        <Beside key="count" step="count">
          <CountStep of={step} />
        </Beside>
      )}
      {step === "match" && <MatchFoot />}
      {step !== "match" && step !== "count" && <Step step={step} />}
    </main>
  );
}

/** Of two panels side by side, the one that somebody touches is the step that the keys under them are for. */
function Beside({ step, children }: { readonly step: "match" | "count"; readonly children: ReactNode }) {
  const turn = () => {
    turnTo(step);
  };
  return (
    <div className="beside" onFocusCapture={turn} onPointerDownCapture={turn}>
      {children}
    </div>
  );
}

function Step({ step }: { readonly step: Exclude<ClosingStep, "match" | "count"> }) {
  switch (step) {
    case "proven":
      return <ProvenStep />;
    case "held":
      return <HeldStep />;
    case "batch":
      return <BatchStep />;
    case "report":
      return <ReportStep />;
    case "backup":
      return <BackupStep />;
  }
}
