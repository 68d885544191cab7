/** How each part of a return goes back: sent, asked for, made; or not made, and then again or another way. */
import { useEffect, useState } from "react";
import { add, ZERO } from "../../../main/core/money/money.ts";
import type { ReturnPartView, ReturnView } from "../../../preload/contract/returns.ts";
import type { TransactionView } from "../../../preload/contract/transactions.ts";
import { useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { ask, send, type Trouble } from "../../state/till.ts";
import { reopen, useTransactions } from "../../state/past/transactions.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { useAlone } from "../kit/Approver.tsx";
import { ApproveSheet, type Approval } from "../sheets/ApproveSheet.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Sum } from "./RefundMeans.tsx";
import { goesBack, RefundPart } from "./RefundPart.tsx";

/** How soon it is looked at again, ms. */
const AGAIN_MS = 500;

export function RefundProgress({ id, of }: { readonly id: string; readonly of: TransactionView | null }) {
  const words = useWords();
  const money = useMoney();
  const locale = useLocale();
  const { returns: w } = words;
  const { known, look, trouble } = useReturn(id);
  const [says, setSays] = useState<Trouble | null>(null);
  const back = () => {
    useTransactions.setState({ refunding: false, making: null });
    void reopen();
  };
  const [withdrawing, setWithdrawing] = useState(false);
  const alone = useAlone("refundGoods");
  const withdraw = async (approval: Approval | null): Promise<Trouble | null> => {
    const answer = await send("return.withdraw", { return: id, reason: w.withdraw, approval }, true);
    setSays(answer.ok ? null : answer.error);
    if (!answer.ok) return answer.error;
    back();
    return null;
  };
  const print = async () => {
    const answer = await send("return.print", { return: id }, true);
    setSays(answer.ok ? null : answer.error);
  };
  useKeys({
    keys: { [KEYS.refund.refund]: back, [KEYS.refund.back]: back, [KEYS.transactions.print]: () => void print() },
  });
  if (known === null) return <main className="page refund" aria-busy="true" />;
  const untouched = known.parts.every(({ state }) => state === "waiting" || state === "notGiven");
  const given = known.parts.every((part) => part.state === "given");
  const total = add(...known.parts.map(goesBack));
  const tip = add(...known.parts.map((part) => part.tip));
  const rounding = add(...known.parts.map(({ cash }) => cash?.rounding ?? ZERO));
  return (
    <main className="page refund going">
      <section className="sheet panel wm" aria-label={w.number(known.number)}>
        <header>
          <h1>
            {w.number(known.number)}
            {known.sale !== null && ` · ${words.sale.number(known.saleNumber)}`}
          </h1>
        </header>
        <div className="scroll" tabIndex={0} role="group" aria-label={w.giveBackTo}>
          <p className="state" role="status">
            <Icon name={given ? "tick" : "now"} className={`i-l ${given ? "ok" : ""}`} />
            <b>{given ? w.given(money(total)) : w.notAll}</b>
          </p>
          <p className="note">
            {known.reason} · {w.by(known.operator, known.approver)}
            {known.own && ` · ${w.own}`}
          </p>
          {known.parts.map((part) => (
            <RefundPart key={part.part} of={known} part={part} attempt={attemptOf(of, part)} onDone={look} />
          ))}
          <TroubleSays trouble={says ?? trouble} />
        </div>
      </section>
      <aside className="sheet means wm" aria-label={w.toGiveBack}>
        <dl className="backsums">
          {known.pieces.map((piece) => (
            <div key={piece.line}>
              <dt>{piece.names === null ? "" : nameIn(piece.names, locale)}</dt>
              <dd>
                <Amount value={piece.amount} />
              </dd>
            </div>
          ))}
          {tip > 0 && <Sum label={w.tip} amount={tip} />}
          {rounding !== 0 && <Sum label={w.rounding} amount={rounding} />}
        </dl>
        <div>
          <div className="due">
            <b>{given ? w.part.given : w.toGiveBack}</b>
            <output>
              <Amount value={total} look="large" />
            </output>
          </div>
          <div className="due-end" />
        </div>
      </aside>
      <div className="foot">
        <Button icon="printer" className="big" keyName={KEYS.transactions.print} onPress={() => void print()}>
          {w.print}
        </Button>
        {untouched && !known.withdrawn && (
          <Button
            kind="danger"
            className="big"
            onPress={() => {
              if (alone) void withdraw(null);
              else setWithdrawing(true);
            }}
          >
            {w.withdraw}
          </Button>
        )}
        <div className="end">
          <Button kind="primary" className="big" keyName={KEYS.refund.refund} onPress={back}>
            {known.sale === null ? words.shell.back : w.back}
          </Button>
        </div>
      </div>
      {withdrawing && (
        <ApproveSheet
          action="refundGoods"
          says={w.withdrawAsk}
          onApprove={withdraw}
          onBack={() => {
            setWithdrawing(false);
          }}
          onClose={() => {
            setWithdrawing(false);
          }}
        />
      )}
    </main>
  );
}

/** The payment by card or wallet that this part gives back; null for the rest. */
function attemptOf(of: TransactionView | null, { tender }: ReturnPartView): string | null {
  const paid = of?.sale.tenders.find((each) => each.id === tender);
  return paid !== undefined && "attempt" in paid ? paid.attempt : null;
}

function useReturn(id: string): {
  readonly known: ReturnView | null;
  readonly trouble: Trouble | null;
  readonly look: () => void;
} {
  const [state, setState] = useState<{ readonly known: ReturnView | null; readonly trouble: Trouble | null }>({
    known: null,
    trouble: null,
  });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = await ask("return.view", { return: id });
      if (!gone)
        setState(({ known }) =>
          answer.ok ? { known: answer.value, trouble: null } : { known, trouble: answer.error },
        );
    };
    void look();
    const again = setInterval(() => void look(), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(again);
    };
  }, [id, times]);
  return {
    ...state,
    look: () => {
      setTimes((before) => before + 1);
    },
  };
}
