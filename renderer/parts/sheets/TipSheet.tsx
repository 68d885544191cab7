/** A tip on a card's payment that was taken: put on by its gateway, asked once, and shown as it stands until it is proved. */
import { useEffect, useRef, useState } from "react";
import { formatPercent } from "../../../main/core/money/format.ts";
import { minor } from "../../../main/core/money/money.ts";
import { isPossibleTip, type TipChoice } from "../../../main/core/tip/tip.ts";
import type { TippedPaymentView } from "../../../preload/contract/tips.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { ask, send, type Trouble } from "../../state/till.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { ApproverChoice, PinField, useAlone } from "../kit/Approver.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Field } from "../kit/Field.tsx";
import { FigureField } from "../kit/FigureField.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Keypad } from "../kit/Keypad.tsx";
import { useApprover } from "../kit/PinDialog.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

const MOST_DIGITS = 6;
/** How soon it is asked again while a tip is on its way, ms. */
const AGAIN_MS = 500;

interface Props {
  readonly sale: string;
  readonly onClose: () => void;
}

const isOpen = ({ change }: TippedPaymentView): boolean => change?.state === "sending" || change?.state === "checking";

/** The payments as the till has them, asked again as long as one is on its way. */
function usePayments(sale: string): {
  readonly payments: readonly TippedPaymentView[] | null;
  readonly trouble: Trouble | null;
  readonly again: () => void;
} {
  const [payments, setPayments] = useState<readonly TippedPaymentView[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [turn, setTurn] = useState(0);
  const open = payments?.some(isOpen) === true;
  useEffect(() => {
    let gone = false;
    void ask("tip.payments", { sale }).then((answer) => {
      if (gone) return;
      setTrouble(answer.ok ? null : answer.error);
      if (answer.ok) setPayments(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [sale, turn]);
  useEffect(() => {
    if (!open) return undefined;
    const timer = setInterval(() => {
      setTurn((before) => before + 1);
    }, AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [open]);
  return {
    payments,
    trouble,
    again: () => {
      setTurn((before) => before + 1);
    },
  };
}

export function TipSheet({ sale, onClose }: Props) {
  const { tips: w, decide: d, shell } = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { payments, trouble: unread, again } = usePayments(sale);
  const [chosen, setChosen] = useState<string | null>(null);
  const [percent, setPercent] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [printed, setPrinted] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const keyed = useFigures(MOST_DIGITS);
  const field = useRef<HTMLInputElement>(null);
  const approver = useApprover("changeTip");
  const alone = useAlone("changeTip");
  const payment = payments?.find(({ attempt }) => attempt === chosen) ?? payments?.[0];
  const running = payment !== undefined && isOpen(payment);
  const done = asked !== null && payment?.change?.id === asked && payment.change.state === "made";
  const preset = payment?.presets.find((each) => each.percent === percent);
  const tip = keyed.digits !== "" ? minor(keyed.value) : (preset?.amount ?? minor(0));
  const asksWho =
    payment !== undefined && !done && ((payment.needsApproval && !alone) || payment.change?.state === "checking");

  const put = async () => {
    if (payment === undefined || running) return;
    if (tip === 0 || !isPossibleTip(payment.amount, tip)) {
      setTrouble({ code: "tipOutOfRange", money: "safe" });
      return;
    }
    const choice: TipChoice =
      preset !== undefined && keyed.digits === ""
        ? { kind: "percent", percent: preset.percent }
        : { kind: "amount", amount: tip };
    const approval = asksWho ? { approver: approver.approver, pin: approver.pin } : null;
    approver.setPin("");
    const answer = await send("tip.put", { attempt: payment.attempt, tip: choice, approval }, true);
    setTrouble(answer.ok ? null : answer.error);
    if (answer.ok) {
      setAsked(answer.value.change);
      setPercent(null);
      keyed.type("");
    }
    again();
  };
  const check = async () => {
    if (payment?.change === undefined || payment.change === null) return;
    await send("tip.checkAgain", { change: payment.change.id }, true);
    again();
  };
  const close = async () => {
    if (payment?.change === undefined || payment.change === null) return;
    const by = { approver: approver.approver, pin: approver.pin, reason: reason.trim() };
    approver.setPin("");
    const answer = await send("tip.close", { change: payment.change.id, ...by }, true);
    setTrouble(answer.ok ? null : answer.error);
    again();
  };
  /** What was printed with the payment has no tip on it: both copies anew, marked as such. */
  const print = async () => {
    if (payment === undefined) return;
    for (const paper of ["slipCardholder", "slipMerchant"] as const) {
      const answer = await send("transactions.print", { sale, paper, attempt: payment.attempt }, true);
      setTrouble(answer.ok ? null : answer.error);
      if (!answer.ok) return;
    }
    setPrinted(true);
  };
  const takes = payment !== undefined && !running && !done;
  return (
    <Dialog
      title={payment !== undefined && payment.tip > 0 && !done ? w.change : w.addTitle}
      wide
      onClose={onClose}
      keys={{
        [KEYS.sheet.confirm]: () => {
          if (done) onClose();
          else void (running ? check() : put());
        },
      }}
      foot={
        done ? (
          <>
            <Button icon="printer" className="big" disabled={printed} onPress={() => void print()}>
              {printed ? w.slipsQueued : w.printSlips}
            </Button>
            <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={onClose}>
              {shell.close}
            </Button>
          </>
        ) : takes ? (
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            aside={<Amount value={tip} look="sign" />}
            onPress={() => void put()}
          >
            {w.put}
          </Button>
        ) : (
          running && (
            <>
              {payment.change?.state === "checking" && (
                <Button icon="shield" className="big" onPress={() => void close()}>
                  {w.close}
                </Button>
              )}
              <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={() => void check()}>
                {w.checkAgain}
              </Button>
            </>
          )
        )
      }
    >
      <div className={takes ? "decidebox" : "decidebox single"}>
        <div className="ask">
          {payments !== null && payment === undefined && <p className="lead">{w.notHere}</p>}
          {payments !== null && payments.length > 1 && (
            <div className="seg" role="group" aria-label={w.which}>
              {payments.map((each) => (
                <button
                  key={each.attempt}
                  type="button"
                  aria-pressed={each === payment}
                  onClick={() => {
                    setChosen(each.attempt);
                    setTrouble(null);
                  }}
                >
                  {each.label} ··{each.last4} · {money(each.amount)}
                </button>
              ))}
            </div>
          )}
          {payment !== undefined && <Standing payment={payment} />}
          {takes && (
            <>
              <p>{payment.tip > 0 ? w.stands(money(payment.tip)) : w.asPaid(money(payment.amount))}</p>
              <div className="seg" role="group" aria-label={w.choices}>
                {payment.presets.map((each) => (
                  <button
                    key={each.percent}
                    type="button"
                    aria-pressed={keyed.digits === "" && percent === each.percent}
                    onClick={() => {
                      setPercent(each.percent);
                      keyed.type("");
                      setTrouble(null);
                    }}
                  >
                    {formatPercent(each.percent, locale)} · {money(each.amount)}
                  </button>
                ))}
              </div>
              <FigureField field={field} label={w.other} shown={masked(keyed.digits, 2, locale)} onType={keyed.type} />
            </>
          )}
          {payment?.change?.state === "checking" && (
            <>
              <p className="note">{w.closeMore}</p>
              <Field label={d.reason} value={reason} most={200} onValue={setReason} />
            </>
          )}
          {asksWho && (
            <>
              <ApproverChoice
                label={d.approver}
                among={approver.among}
                chosen={approver.approver}
                onChoose={approver.choose}
              />
              <PinField pin={approver.pin} onPin={approver.setPin} />
            </>
          )}
          <TroubleSays trouble={trouble ?? unread} />
        </div>
        {takes && <Keypad onDigit={keyed.press} onDelete={keyed.deleteLast} />}
      </div>
    </Dialog>
  );
}

const LOOKS = {
  sending: { icon: "steps", tone: "" },
  checking: { icon: "unsure", tone: "warn" },
  made: { icon: "tick", tone: "ok" },
  notMade: { icon: "cross", tone: "bad" },
  closed: { icon: "shield", tone: "" },
} as const;

/** What became of the tip that was asked for last. */
function Standing({ payment: { change } }: { readonly payment: TippedPaymentView }) {
  const { tips: w } = useWords();
  const money = useMoney();
  if (change === null) return null;
  const { icon, tone } = LOOKS[change.state];
  return (
    <div role="status" className="tipstate">
      <p className="row">
        <Icon name={icon} className={tone} />
        <b className="strong">{w.state[change.state](money(change.tip))}</b>
      </p>
      <p className="note">
        {w.stateMore[change.state]}
        {change.state === "notMade" && change.text !== "" && (
          <>
            {" "}
            <q lang="en">{change.text}</q>
          </>
        )}
      </p>
    </div>
  );
}
