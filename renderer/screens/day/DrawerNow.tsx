/** The open drawer by day: its float, what went in and out beside sales, and the keys for more of that. */
import { useState } from "react";
import { minor } from "../../../main/core/money/money.ts";
import type { CashMoveKind } from "../../../main/core/day/shift.ts";
import type { ShiftView } from "../../../preload/contract/shift.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon } from "../../parts/kit/Icon.tsx";
import { useDay } from "../../state/day/day.ts";
import { useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { CashMoveSheet } from "./CashMoveSheet.tsx";
import type { OfStep } from "./CountStep.tsx";
import { DrawerFoot } from "./DrawerFoot.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { useWhen } from "./when.ts";

interface Props extends OfStep {
  readonly shift: ShiftView;
}

const KINDS: readonly CashMoveKind[] = ["in", "out", "payOut", "tips", "toBank"];

export function DrawerNow({ of, shift }: Props) {
  const { drawer: w } = useWords().day;
  const { moment } = useWhen();
  const money = useMoney();
  const [moving, setMoving] = useState<CashMoveKind | null>(null);
  const { count, float, moves, openedAt, openedBy, tips } = shift;
  const asksTips = useView(
    ({ session }) => session.tips.after || (session.tips.byCard ?? session.tips.byWallet) !== null,
  );
  const tipped = asksTips || tips.taken !== 0 || tips.paidOut !== 0;
  const since = moment(openedAt);
  return (
    <>
      <StepPanel step="count" className="drawernow">
        {count?.stale === true && (
          <div className="banner warn">
            <Icon name="warn" />
            <p>{w.stale}</p>
          </div>
        )}
        <p className="note">{openedBy === "" ? w.openedItself(since) : w.openSince(since, openedBy)}</p>
        <dl className="ledger">
          <div>
            <dt>{w.float}</dt>
            <dd>
              <Amount value={float} look="sign" />
            </dd>
          </div>
        </dl>
        {tipped && (
          <p className="note">{w.tipsLeft(money(tips.taken), money(minor(Math.max(0, tips.taken - tips.paidOut))))}</p>
        )}
        <h3>{w.moves}</h3>
        {moves.length === 0 && <p className="note">{w.noMoves}</p>}
        {moves.length > 0 && (
          <ul className="ledger">
            {moves.map(({ amount, approver, at, by, id, kind, reason, reference }) => (
              <li key={id}>
                <span>
                  {w.move[kind]}
                  <small>
                    {[moment(at), reason, reference, by === approver ? by : `${by}, ${approver}`]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </small>
                </span>
                <span className="amt">
                  {kind === "in" ? "+" : "−"}
                  <Amount value={amount} look="sign" />
                </span>
              </li>
            ))}
          </ul>
        )}
        <div className="moves" role="group" aria-label={w.moves}>
          {KINDS.filter((kind) => kind !== "tips" || tipped).map((kind) => (
            <Button
              key={kind}
              icon={kind === "in" ? "plus" : "minus"}
              onPress={() => {
                setMoving(kind);
              }}
            >
              {w.move[kind]}
            </Button>
          ))}
        </div>
      </StepPanel>
      <DrawerFoot
        of={of}
        primary={{
          label: w.count,
          onPress: () => {
            useDay.setState({ chosen: "count", counting: true });
          },
        }}
      />
      {moving !== null && (
        <CashMoveSheet
          kind={moving}
          tips={tips}
          onClose={() => {
            setMoving(null);
          }}
        />
      )}
    </>
  );
}
