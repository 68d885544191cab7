/** The counted drawer beside what it should hold: over or short is said and explained, then the drawer is closed. */
import { useState } from "react";
import { MAX_AMOUNT, minor } from "../../../main/core/money/money.ts";
import type { CashCountView, ShiftView } from "../../../preload/contract/shift.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { useApproved } from "../../parts/kit/Approved.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Field } from "../../parts/kit/Field.tsx";
import { Icon } from "../../parts/kit/Icon.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { lookAtDay, useDay } from "../../state/day/day.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";
import type { OfStep } from "./CountStep.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { useWhen } from "./when.ts";

interface Props extends OfStep {
  readonly shift: ShiftView;
  readonly count: CashCountView;
}

const MOST_DIGITS = String(MAX_AMOUNT).length;
const LONGEST_EXPLANATION = 200;
const LONGEST_BAG = 40;

export function ComparedDrawer({ of, shift, count }: Props) {
  const words = useWords();
  const { drawer: w } = words.day;
  const money = useMoney();
  const locale = useLocale();
  const { moment } = useWhen();
  const [explanation, setExplanation] = useState(count.explanation);
  const stays = useFigures(MOST_DIGITS, Math.min(shift.float, count.counted));
  const [bag, setBag] = useState("");
  const approved = useApproved();
  const { counted, difference, expected } = count;
  const toBank = minor(Math.max(0, counted - stays.value));

  /** The explanation belongs to the count, which is written down again with it. @returns why not, or null */
  const explained = async (): Promise<Trouble | null> => {
    const text = explanation.trim();
    if (text === count.explanation) return null;
    const again = count.pieces.length === 0 ? { sum: counted } : { pieces: [...count.pieces] };
    const answer = await send("shift.count", { counted: again, explanation: text }, true);
    if (!answer.ok) return answer.error;
    return answer.value.difference === difference ? null : { code: "countAgain", money: "safe" };
  };
  const close = async (left: number, number: string, after: () => void): Promise<void> => {
    if (left > counted || (left < counted && number === "")) {
      approved.setTrouble({ code: left > counted ? "leftOutOfRange" : "bagMissing", money: "safe" });
      return;
    }
    const wrong = await explained();
    if (wrong !== null) {
      approved.setTrouble(wrong);
      return;
    }
    const carry = async (approval: { readonly approver: string; readonly pin: string } | null) => {
      const answer = await send("shift.close", { left, bag: number, approval }, true);
      if (!answer.ok) return answer.error;
      await lookAtDay();
      useDay.setState({ chosen: null });
      after();
      return null;
    };
    if (left < counted) await approved.go("cashOut", w.approveBank(money(minor(counted - left)), number), carry);
    else approved.setTrouble(await carry(null));
  };
  const look = difference === 0 ? "ok" : "warn";
  return (
    <>
      <StepPanel
        step="count"
        className="compared"
        aside={
          <Button
            kind="quiet"
            icon="again"
            onPress={() => {
              useDay.setState({ chosen: "count", counting: true });
            }}
          >
            {w.countAgain}
          </Button>
        }
      >
        <div className="threeway">
          <div>
            <span className="note">{w.counted}</span>
            <b>
              <Amount value={counted} />
            </b>
          </div>
          <div>
            <span className="note">{w.expected}</span>
            <b>
              <Amount value={expected} />
            </b>
          </div>
          <div className={`difference ${look}`} role="status">
            <Icon name={difference === 0 ? "tick" : "warn"} className={look} />
            <b>
              {difference === 0
                ? w.agrees
                : difference > 0
                  ? w.over(money(difference))
                  : w.short(money(minor(-difference)))}
            </b>
          </div>
        </div>
        <p className="note">{w.countedBy(count.by, moment(count.at))}</p>
        {difference !== 0 && (
          <div>
            <Field label={w.explain} value={explanation} most={LONGEST_EXPLANATION} onValue={setExplanation} />
            <p className="note">{w.explainMore}</p>
          </div>
        )}
        <div className="split">
          <label className="field">
            <span>{w.stays}</span>
            <span className="input figure">
              <input
                inputMode="numeric"
                autoComplete="off"
                value={masked(stays.digits, 2, locale)}
                onFocus={(event) => {
                  event.target.select();
                }}
                onChange={(event) => {
                  stays.type(event.target.value);
                }}
              />
            </span>
          </label>
          <div className="field">
            <span className="label">{w.toBank}</span>
            <output className="sum" aria-label={w.toBank}>
              <Amount value={toBank} look="sign" />
            </output>
          </div>
          {toBank > 0 && <Field label={w.bag} value={bag} most={LONGEST_BAG} onValue={setBag} />}
        </div>
        <TroubleSays trouble={approved.trouble} />
        <div className="handover">
          <Button
            icon="person"
            onPress={() =>
              void close(counted, "", () => {
                void send("session.signOut", {});
              })
            }
          >
            {w.handOver}
          </Button>
          <p className="note">{w.handOverMore}</p>
        </div>
      </StepPanel>
      <DrawerFoot
        of={of}
        primary={{ label: w.close, icon: "lock", onPress: () => void close(stays.value, bag.trim(), () => undefined) }}
      />
      {approved.sheet}
    </>
  );
}
