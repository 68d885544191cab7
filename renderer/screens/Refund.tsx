/** Goods come back: which and how many, why, and over which tenders their money goes back; then how each part of it goes. */
import { useState } from "react";
import { sub } from "../../main/core/money/money.ts";
import type { TransactionView } from "../../preload/contract/transactions.ts";
import { RefundLines } from "../parts/returns/RefundLines.tsx";
import { handed, RefundMeans } from "../parts/returns/RefundMeans.tsx";
import { reasonText } from "../parts/kit/Reasons.tsx";
import { type RefundReason, RefundReasons } from "../parts/returns/RefundReasons.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { ApproveSheet, type Approval } from "../parts/sheets/ApproveSheet.tsx";
import { TroubleSays } from "../parts/kit/TroubleSays.tsx";
import { useAlone } from "../parts/kit/Approver.tsx";
import { useFigures } from "../state/pay/figures.ts";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { scannedLines, useReturnScans } from "../state/past/returnScan.ts";
import { type Split, useQuote, type What } from "../state/past/returnPlan.ts";
import { play } from "../state/heard/sound.ts";
import { send, type Trouble, useView } from "../state/till.ts";
import { reopen, useTransactions } from "../state/past/transactions.ts";
import { useUi } from "../state/ui.ts";
import { nameIn, useLocale, useMoney, useWords } from "../state/words.ts";

export type RefundMode = "lines" | "whole" | "amount";

const MOST_FIGURES = 8;

export function Refund({ of }: { readonly of: TransactionView }) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { returns: w } = words;
  const [mode, setMode] = useState<RefundMode>("lines");
  const [picks, setPicks] = useState<Readonly<Record<string, number>>>({});
  const amount = useFigures(MOST_FIGURES);
  const [split, setSplit] = useState<Split | null>(null);
  const [reason, setReason] = useState<RefundReason>({ chosen: null, other: "" });
  const bought = useView(({ sale }) =>
    sale?.state === "open" && sale.due > 0 && sale.id !== of.row.sale ? sale : null,
  );
  const [exchanging, setExchanging] = useState(false);
  const exchange = exchanging ? (bought?.id ?? null) : null;
  const [approving, setApproving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const what = whatOf(mode, picks, amount.value);
  const { fresh, quote, trouble: unquoted } = useQuote(of.row.sale, what, split, exchange);
  const asked = what === null ? null : (quote?.asked ?? null);
  const alone = useAlone(asked?.needs ?? "refundGoods");
  const why = reasonText(reason, w.reasons);
  const ready = asked !== null && fresh && asked.total > 0 && why !== "";

  /** Another choice of goods is split anew. */
  const change = (edit: () => void) => {
    setSplit(null);
    setTrouble(null);
    edit();
  };
  const back = () => {
    useTransactions.setState({ refunding: false });
  };
  const make = async (approval: Approval | null): Promise<Trouble | null> => {
    if (asked === null || what === null) return null;
    const answer = await send(
      "return.make",
      { sale: of.row.sale, what, split, seen: sub(asked.total, asked.short), reason: why, exchange, approval },
      true,
    );
    if (!answer.ok) {
      setTrouble(answer.error);
      return answer.error;
    }
    useTransactions.setState({ making: answer.value.return });
    void reopen();
    return null;
  };
  const refund = () => {
    // Enter ends the keying of a share; it is not yet a yes to all of them.
    if (leaveShare() || !ready) return;
    if (alone) void make(null);
    else setApproving(true);
  };
  const pick = (line: string, quantity: number) => {
    change(() => {
      setMode("lines");
      setPicks((before) => ({ ...(mode === "lines" ? before : {}), [line]: quantity }));
    });
  };
  /** Goods of the sale that are scanned come back, a piece a scan; not while somebody approves what was chosen. */
  useReturnScans(of.row.sale, (skus) => {
    const before = mode === "lines" ? picks : {};
    const next = scannedLines(approving ? [] : skus, quote?.lines ?? [], before);
    if (next.last !== null) useUi.setState({ spoken: `${nameIn(next.last.names, locale)} · ${words.scan.picked}` });
    if (next.picks !== before)
      change(() => {
        setMode("lines");
        setPicks(next.picks);
      });
    play(next.last === null ? "bad" : "added");
  });
  useKeys({
    digit:
      mode === "amount"
        ? (figure) => {
            change(() => {
              amount.press(figure);
            });
          }
        : undefined,
    keys: {
      Backspace:
        mode === "amount"
          ? () => {
              change(() => {
                amount.deleteLast();
              });
            }
          : undefined,
      [KEYS.refund.whole]: () => {
        change(() => {
          setMode(mode === "whole" ? "lines" : "whole");
        });
      },
      [KEYS.refund.above]: () => {
        focusPick(-1);
      },
      [KEYS.refund.below]: () => {
        focusPick(1);
      },
      [KEYS.refund.more]: () => {
        pressBeside("more");
      },
      [KEYS.refund.less]: () => {
        pressBeside("less");
      },
      [KEYS.refund.refund]: refund,
      [KEYS.refund.back]: back,
    },
  });
  const left = asked === null ? "" : w.leftAfter(money(asked.leftAfter));
  const hint = what === null ? w.nothingPicked : why === "" ? w.reasonFirst : left;
  return (
    <main className="page refund">
      <section className="sheet panel wm" aria-label={w.lines}>
        <header>
          <h1>{w.title(of.row.number)}</h1>
          <div className="seg" role="group" aria-label={w.lines}>
            {(["whole", "amount"] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={mode === each}
                onClick={() => {
                  change(() => {
                    setMode(mode === each ? "lines" : each);
                  });
                }}
              >
                {each === "whole" ? w.whole : w.byAmount}
                {each === "whole" && <kbd>{KEYS.refund.whole}</kbd>}
              </button>
            ))}
          </div>
        </header>
        <RefundLines quote={quote} mode={mode} amount={amount} picks={picks} onPick={pick} />
        <RefundReasons reason={reason} onChange={setReason} />
      </section>
      <aside className="sheet means wm" aria-label={w.giveBackTo}>
        <RefundMeans quote={quote} asked={asked} split={split} onSplit={exchanging ? null : setSplit} />
        {bought !== null && (
          <button
            type="button"
            className="btn cashinstead"
            aria-pressed={exchanging}
            onClick={() => {
              change(() => {
                setExchanging(!exchanging);
              });
            }}
          >
            {w.exchange} <span className="note">{w.exchangeMore(bought.number, money(bought.due))}</span>
          </button>
        )}
      </aside>
      <div className="foot">
        <Button icon="back" className="big" keyName={KEYS.refund.back} onPress={back}>
          {words.shell.back}
        </Button>
        <div className="note hint" role="status">
          {quote?.problem === undefined || quote.problem === null || what === null
            ? hint
            : words.problems[quote.problem]({}).what}
          <TroubleSays trouble={trouble ?? unquoted} />
        </div>
        <div className="end">
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.refund.refund}
            disabled={!ready}
            aside={asked === null ? undefined : <span className="amt">{money(handed(asked))}</span>}
            onPress={refund}
          >
            {exchange === null ? words.transactions.refund : w.exchange}
          </Button>
        </div>
      </div>
      {approving && asked !== null && (
        <ApproveSheet
          action={asked.needs}
          says={w.approves(money(handed(asked)), of.row.number, why)}
          onApprove={make}
          onBack={() => {
            setApproving(false);
          }}
          onClose={() => {
            setApproving(false);
          }}
        />
      )}
    </main>
  );
}

/** @returns whether a share of the split was being keyed */
function leaveShare(): boolean {
  const at = document.activeElement;
  if (!(at instanceof HTMLInputElement) || at.closest(".share") === null) return false;
  at.blur();
  return true;
}

/** The line above or below the one in focus; the space bar picks it. */
function focusPick(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(".pick .check")];
  const at = all.findIndex((each) => each === document.activeElement);
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

/** One more or one less of the line in focus. */
function pressBeside(which: "more" | "less"): void {
  document.activeElement?.closest(".pick")?.querySelector<HTMLButtonElement>(`[data-step="${which}"]`)?.click();
}

function whatOf(mode: RefundMode, picks: Readonly<Record<string, number>>, amount: number): What | null {
  if (mode === "whole") return { kind: "whole" };
  if (mode === "amount") return amount === 0 ? null : { kind: "amount", amount };
  const lines = Object.entries(picks).flatMap(([line, quantity]) => (quantity === 0 ? [] : [{ line, quantity }]));
  return lines.length === 0 ? null : { kind: "lines", lines };
}
