/** Step 3: the batch of each card terminal: what the till reckons is in it, closed, or decided from the terminal's slip. */
import { useState } from "react";
import type { BatchTerminalView, BatchView } from "../../../preload/contract/batch.ts";
import { useApproved } from "../../parts/kit/Approved.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { chooseStep, isLeft, lookAtDay, useDay } from "../../state/day/day.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { BatchTerminal } from "./BatchTerminal.tsx";
import { DecideBatchSheet } from "./DecideBatchSheet.tsx";
import { SkipSheet } from "./SkipSheet.tsx";
import { StepFoot } from "./StepFoot.tsx";
import { SkippedSays, StepPanel, StepSays } from "./StepPanel.tsx";

type Over =
  { readonly kind: "skip" } | { readonly kind: "decide"; readonly terminal: string; readonly batch: BatchView };

export function BatchStep() {
  const words = useWords();
  const { batch: w } = words.day;
  const terminals = useDay((day) => day.terminals);
  const left = useDay(({ closing }) => closing?.steps.some((each) => each.step === "batch" && isLeft(each)) === true);
  const [over, setOver] = useState<Over | null>(null);
  const [closing, setClosing] = useState("");
  const approved = useApproved();
  const shut = () => {
    setOver(null);
  };
  const close = ({ gateway, terminal }: BatchTerminalView) =>
    approved.go("closeBatch", w.approve(terminal), (approval) => {
      // What comes of it is compared with the slip here, not passed by.
      chooseStep("batch");
      setClosing(terminal);
      void send("batch.close", { gateway, approval }, true).then(async (answer) => {
        setClosing("");
        if (!answer.ok) approved.setTrouble(answer.error);
        await lookAtDay();
      });
      return Promise.resolve(null);
    });
  const first = terminals.find(({ next }) => next === "close");
  const unknown = terminals.find(({ next }) => next === "batchUnknown");
  const decide = (terminal: BatchTerminalView) => {
    if (terminal.last !== null) setOver({ kind: "decide", terminal: terminal.terminal, batch: terminal.last });
  };
  const primary =
    unknown !== undefined
      ? {
          label: w.decide,
          onPress: () => {
            decide(unknown);
          },
        }
      : first !== undefined
        ? { label: w.close, disabled: closing !== "", onPress: () => void close(first) }
        : undefined;
  return (
    <>
      <StepPanel step="batch" className="batches">
        <SkippedSays step="batch" />
        {terminals.length === 0 && <StepSays icon="tick" look="ok" what={w.none} more={w.notInIt} />}
        {terminals.map((terminal) => (
          <BatchTerminal
            key={`${terminal.gateway} ${terminal.terminal}`}
            of={terminal}
            closing={closing === terminal.terminal}
            onClose={terminal === first ? undefined : () => void close(terminal)}
            onDecide={
              terminal === unknown
                ? undefined
                : () => {
                    decide(terminal);
                  }
            }
          />
        ))}
        <TroubleSays trouble={approved.trouble} />
      </StepPanel>
      <StepFoot
        step="batch"
        primary={primary}
        beside={
          left ? (
            <Button
              className="big"
              onPress={() => {
                setOver({ kind: "skip" });
              }}
            >
              {words.day.skip}
            </Button>
          ) : undefined
        }
      />
      {over?.kind === "skip" && <SkipSheet step="batch" onClose={shut} />}
      {over?.kind === "decide" && <DecideBatchSheet terminal={over.terminal} batch={over.batch} onClose={shut} />}
      {approved.sheet}
    </>
  );
}
