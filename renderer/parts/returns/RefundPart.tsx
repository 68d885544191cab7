/** One part of a return: over which tender, how it stands and for how long, and what there is to do where it is not given. */
import { useState } from "react";
import type { CommandArgs } from "../../../preload/contract.ts";
import { add, type Minor, ZERO } from "../../../main/core/money/money.ts";
import type { PartState } from "../../../main/core/refund/returns.ts";
import type { ReturnPartView, ReturnView } from "../../../preload/contract/returns.ts";
import { useNow } from "../../state/clock.ts";
import { send, type Trouble } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { useAlone } from "../kit/Approver.tsx";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { Icon, type IconName } from "../kit/Icon.tsx";
import { ApproveSheet, type Approval } from "../sheets/ApproveSheet.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { meansName } from "./RefundMeans.tsx";

interface Props {
  readonly of: ReturnView;
  readonly part: ReturnPartView;
  /** The payment that it gives back; null for cash and other tenders. */
  readonly attempt: string | null;
  readonly onDone: () => void;
}

const LOOKS: Readonly<Record<PartState, { readonly icon: IconName; readonly tone: string }>> = {
  waiting: { icon: "ring", tone: "" },
  running: { icon: "now", tone: "" },
  checking: { icon: "unsure", tone: "warn" },
  given: { icon: "tick", tone: "ok" },
  notGiven: { icon: "cross", tone: "bad" },
};

type How = CommandArgs<"return.retryPart">["as"] | "seen";

/** What the customer gets by this part, minor units: a tip goes back beside the goods, and cash is rounded. */
export const goesBack = ({ amount, cash, tip }: Pick<ReturnPartView, "amount" | "cash" | "tip">): Minor =>
  cash === null ? add(amount, tip) : cash.given;

/** What somebody has to be allowed to do. */
const ACTIONS = { hand: "refundGoods", cash: "refundToCash", other: "refundToCash", seen: "decideRefund" } as const;

export function RefundPart({ attempt, of, onDone, part }: Props) {
  const words = useWords();
  const money = useMoney();
  const now = useNow();
  const { refunds: r, returns: w } = words;
  const [number, setNumber] = useState("");
  const [approving, setApproving] = useState<keyof typeof ACTIONS | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const alone = {
    hand: useAlone(ACTIONS.hand),
    cash: useAlone(ACTIONS.cash),
    other: useAlone(ACTIONS.other),
    seen: useAlone(ACTIONS.seen),
  };
  const last = part.refunds.at(-1);
  const { icon, tone } = LOOKS[part.state];
  const open = part.state === "running" || part.state === "checking";
  const undone = part.state === "waiting" || part.state === "notGiven";
  const carried = part.kind === "card" || part.kind === "wallet";
  /** Parts at one gateway follow one another. */
  const busy = of.parts.some(({ state }) => state === "running" || state === "checking");
  const byHand = part.way === "byHand";
  const twice = of.withdrawn ? w.givenAfterAll : w.twice;

  const give = async (as: How, approval: Approval | null): Promise<Trouble | null> => {
    const scope = { return: of.return, part: part.part, approval };
    const answer =
      as === "seen"
        ? await send("return.seenTwice", { ...scope, reason: twice }, true)
        : await send(
            "return.retryPart",
            {
              ...scope,
              as,
              seen: add(part.amount, part.tip),
              name: as === "other" ? part.label : null,
              number: number.trim() === "" ? null : number.trim(),
            },
            true,
          );
    setTrouble(answer.ok ? null : answer.error);
    if (!answer.ok) return answer.error;
    setApproving(null);
    onDone();
    return null;
  };
  const press = (as: How) => {
    // What its gateway is asked for again was approved with the return.
    if (as === "gateway" || alone[as]) void give(as, null);
    else setApproving(as);
  };
  return (
    <article className="refundpart">
      <p className="row">
        <Icon name={icon} className={tone} />
        <b className="grow">
          {meansName(part, words)} · {w.part[part.state]}
          {open && last !== undefined && ` ${w.seconds(duration(now - last.askedAt, words))}`}
        </b>
        <b>{money(goesBack(part))}</b>
      </p>
      {part.why !== null && (
        <p className="note">
          {undone && w.why[part.why]} {part.sees !== null && w.sees[part.sees]}
        </p>
      )}
      {part.state === "running" && part.kind === "card" && <p>{w.atTerminal}</p>}
      {open && last !== undefined && <p className="note">{last.presumed ? r.presumed : r.asking(last.lookUps)}</p>}
      {last !== undefined && last.advice !== null && part.state !== "given" && <p>{r.advice[last.advice]}</p>}
      {last !== undefined && last.hostText !== "" && <p className="note">{r.says(last.hostText)}</p>}
      {part.short > 0 && <p className="warn">{w.wasNeverTaken(money(part.short))}</p>}
      {part.reference !== "" && <p className="note">{r.number(part.reference)}</p>}
      {part.twice && (
        <p className="row">
          <span className="bad grow">{twice}</span>
          <Button
            onPress={() => {
              press("seen");
            }}
          >
            {w.seen}
          </Button>
        </p>
      )}
      {part.state === "checking" && last !== undefined && (
        <p className="row acts">
          <Button onPress={() => void send("refund.checkAgain", { refund: last.refund })}>
            {words.payment.checkAgain}
          </Button>
          {attempt !== null && (last.managerAt ?? 0) <= now && (
            <Button
              onPress={() => {
                openSheet({ kind: "giveBack", attempt, code: last.ref });
              }}
            >
              {r.decide}
            </Button>
          )}
        </p>
      )}
      {undone && goesBack(part) === ZERO && (
        <p className="row acts">
          <Button
            onPress={() => {
              press("cash");
            }}
          >
            {w.seen}
          </Button>
        </p>
      )}
      {undone && goesBack(part) !== ZERO && (
        <div className="acts">
          {((carried && byHand) || part.kind === "other") && (
            <Field label={w.handNumber} value={number} most={40} onValue={setNumber} />
          )}
          <p className="row">
            {carried && !byHand && !busy && (
              <Button
                onPress={() => {
                  press("gateway");
                }}
              >
                {w.retry}
              </Button>
            )}
            {carried && byHand && (
              <Button
                disabled={number.trim() === ""}
                onPress={() => {
                  press("hand");
                }}
              >
                {w.hand}
              </Button>
            )}
            {part.kind === "other" && (
              <Button
                onPress={() => {
                  press("other");
                }}
              >
                {meansName(part, words)}
              </Button>
            )}
            <Button
              onPress={() => {
                press("cash");
              }}
            >
              {w.cash}
            </Button>
          </p>
        </div>
      )}
      <TroubleSays trouble={trouble} />
      {approving !== null && (
        <ApproveSheet
          action={ACTIONS[approving]}
          says={
            approving === "seen"
              ? twice
              : approving === "cash"
                ? w.cashAsk(money(goesBack(part)))
                : w.approves(money(part.amount), of.saleNumber, of.reason)
          }
          onApprove={(approval) => give(approving, approval)}
          onBack={() => {
            setApproving(null);
          }}
          onClose={() => {
            setApproving(null);
          }}
        />
      )}
    </article>
  );
}
