/** The words of each payment state. `role=status` holds the sentence alone, so that ages counting on are not read out. */
import type { ReactNode } from "react";
import { neg, sub, type Minor } from "../../../main/core/money/money.ts";
import type { PaymentView } from "../../../preload/contract/payment.ts";
import type { SaleView } from "../../../preload/contract/sale.ts";
import { useNow } from "../../state/clock.ts";
import { useMoney, usePaymentWords, useWords } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import type { TerminalWords } from "../../words/terminal/messages.ts";
import { paymentSentence } from "../../words/paymentSentence.ts";
import { duration, gapIn, sentence } from "../../words/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { ProofKey } from "../paper/CustomerPapers.tsx";
import { Icon, type IconName } from "../kit/Icon.tsx";
import { LostKeys } from "./LostKeys.tsx";
import { Doubled } from "./Doubled.tsx";
import { ManagerSays } from "./ManagerSays.tsx";
import { TerminalArt } from "./TerminalArt.tsx";
import { WalletSays } from "./WalletSays.tsx";
import { Said } from "../kit/Said.tsx";

interface Props {
  readonly payment: PaymentView;
  readonly sale: SaleView;
}

export function PaymentSays({ payment, sale }: Props) {
  const words = useWords();
  const now = useNow();
  const money = useMoney();
  const w = usePaymentWords(payment.kind);
  const { terminal: t } = words;
  const { asked: amount, screen } = payment;
  const says = paymentSentence(payment, words, money).text;
  const elapsed = duration(now - (payment.unknownSince ?? payment.askedAt), words);

  switch (screen) {
    case "sending":
    case "waiting":
    case "processing": {
      if (payment.kind === "wallet") return <WalletSays payment={payment} elapsed={elapsed} />;
      const more = {
        sending: w.sendingMore,
        waiting: w.waitingMore(payment.terminal, elapsed),
        processing: w.processingMore,
      }[screen];
      const redKey = payment.cancelAsked && screen !== "processing";
      return (
        <div className="say split">
          {payment.queue === null && <TerminalArt amount={amount} />}
          <div className="hero">
            <Amount value={amount} look="large" />
          </div>
          <State tone={payment.queue === "offline" ? "warn" : ""}>{says}</State>
          <p className="lead">{payment.queue !== null ? takenBackMore(payment, t) : redKey ? w.redKeyMore : more}</p>
          {payment.asksTip && !redKey && payment.queue === null && <p className="note">{words.tips.onTerminal}</p>}
          {payment.tip > 0 && <p className="note">{words.tips.withTip(money(payment.tip))}</p>}
        </div>
      );
    }
    case "checking":
      return (
        <Plain
          icon="unsure"
          tone="warn"
          title={
            <>
              {w.checking}
              <br />
              {w.checkingAgain}
            </>
          }
        >
          <p className="lead">{w.checkingMore(elapsed)}</p>
          <ProofKey attempt={payment.attempt} />
          <LostKeys payment={payment} />
        </Plain>
      );
    case "manager":
      return <ManagerSays payment={payment} />;
    case "approved":
      return <Approved payment={payment} sale={sale} />;
    case "declined":
      return (
        <Plain icon="cross" tone="bad" title={says}>
          <NoMoney payment={payment} next={w.declinedMore} />
          <Details payment={payment} />
        </Plain>
      );
    case "cancelled":
      return (
        <Plain icon="cross" tone="bad" title={says}>
          {payment.returned === null && <NoMoney payment={payment} next={w.cancelledMore} />}
          <Returned payment={payment} />
          {payment.terminalWasOffline && <p className="lead">{t.wasOffline(payment.terminal)}</p>}
          {payment.decided && <ProofKey attempt={payment.attempt} />}
          <Details payment={payment} />
        </Plain>
      );
    case "notSent":
      return (
        <Plain icon="cross" tone="bad" title={says}>
          <NoMoney payment={payment} next={payment.hostText === "clockOff" ? t.clockOff : w.notSentMore} />
        </Plain>
      );
    case "setAside":
      return (
        <Plain icon="unsure" tone="warn" title={says}>
          <p className="lead">{w.setAsideMore}</p>
          <ProofKey attempt={payment.attempt} />
        </Plain>
      );
  }
}

function takenBackMore({ queue, terminal }: PaymentView, t: TerminalWords): string {
  return queue === "offline" ? t.offlineMore(terminal) : t.closingMore;
}

/** "No money was taken" is said of proven things; a person's decision is named as one. */
function NoMoney({ payment, next }: { readonly payment: PaymentView; readonly next: string }) {
  const words = useWords();
  const w = usePaymentWords(payment.kind);
  return (
    <p className="lead">
      <Said what={payment.decided ? sentence(w.decidedNotPaid, words) : w.noMoney} now={next} />
    </p>
  );
}

/** A cancel gives back what a wallet may already show as paid. */
function Returned({ payment }: { readonly payment: PaymentView }) {
  const { lost } = useWords();
  const money = useMoney();
  const w = usePaymentWords(payment.kind);
  if (payment.returned !== null)
    return (
      <p className="lead">
        <Said what={lost.wasReturned(money(payment.returned))} now={w.cancelledMore} />
      </p>
    );
  return payment.kind === "wallet" && payment.reason === "cancelledByTill" ? (
    <p className="lead">{lost.mayBeReturned}</p>
  ) : null;
}

/** Read where it stands; said aloud by `Spoken`, which is there under a sheet and a lock too. */
function State({ children, tone = "" }: { readonly children: ReactNode; readonly tone?: string }) {
  const words = useWords();
  return (
    <div role="status" aria-label={words.payment.label} aria-live="off">
      <h2 className={`state-words ${tone}`}>{children}</h2>
    </div>
  );
}

interface PlainProps {
  readonly icon: IconName;
  readonly tone: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

function Plain({ icon, tone, title, children }: PlainProps) {
  return (
    <div className="say">
      <Icon name={icon} className={`mark ${tone}`} />
      <State tone={tone}>{title}</State>
      {children}
    </div>
  );
}

function Approved({ payment, sale }: Props) {
  const words = useWords();
  const money = useMoney();
  const captured = payment.captured ?? payment.asked;
  const returned = payment.returned !== null;
  const doubtful = payment.differs || payment.late || returned;
  return (
    <div className="say">
      <Icon name={doubtful ? "warn" : "tick"} className={`mark ${doubtful ? "warn" : "ok"}`} />
      <div className="hero">
        <Amount value={captured} look="large" />
      </div>
      <State tone={doubtful ? "warn" : "ok"}>{paymentSentence(payment, words, money).text}</State>
      <p className="lead">{approvedMore(payment, sale, words, money)}</p>
      {payment.tip > 0 && <p className="note">{words.tips.withTip(money(payment.tip))}</p>}
      <Doubled payment={payment} />
    </div>
  );
}

function approvedMore(payment: PaymentView, sale: SaleView, words: Messages, money: (amount: Minor) => string): string {
  const { payment: w, lost, tips } = words;
  if (payment.returned !== null) return lost.returnedMore;
  const over = sub(payment.captured ?? payment.asked, payment.asked);
  if (payment.differs && over > 0) return w.differsMore(money(over));
  // The goods are paid: what lacks is of the tip alone.
  if (payment.differs && sale.due <= 0 && over < 0 && payment.captured !== null && payment.captured >= payment.amount)
    return tips.differs(money(payment.tip));
  if (payment.differs) return w.differsLess(money(sale.due > 0 ? sale.due : neg(over)));
  if (payment.late) return w.lateMore;
  if (sale.due > 0) return w.approvedRest(money(sale.due));
  return payment.decided ? sentence(w.decidedPaid, words) + gapIn(words) + w.approvedMore : w.approvedMore;
}

function Details({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const w = usePaymentWords(payment.kind);
  const copy = () => {
    const { ref, reference, gateway, terminal, hostText, why } = payment;
    void navigator.clipboard.writeText(
      [ref, reference, gateway, terminal, hostText, why].filter((part) => part !== "").join("\n"),
    );
  };
  return (
    <p className="note row">
      {payment.hostText !== "" && (
        <span className="quoted">
          {w.bankSays} <q lang="en">{payment.hostText}</q>
        </span>
      )}
      <Button kind="quiet" icon="copy" className="copy" onPress={copy}>
        {words.shell.copyDetails}
      </Button>
    </p>
  );
}
