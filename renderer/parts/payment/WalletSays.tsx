/** What a wallet payment asks of the customer: to be scanned, to scan, or to confirm. */
import type { ReactNode } from "react";
import { add, type Minor } from "../../../main/core/money/money.ts";
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { useNow } from "../../state/clock.ts";
import { useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { paymentSentence } from "../../words/paymentSentence.ts";
import { duration } from "../../words/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Icon } from "../kit/Icon.tsx";
import { QrCode } from "../kit/QrCode.tsx";

/** The wallets that every shop's contract has, by their own names. */
const WALLETS = [
  ["Alipay", "支付宝"],
  ["WeChat Pay", "微信支付"],
  ["UnionPay", "银联"],
] as const;

/** The till waits for the customer's code. */
export function WalletStepSays({ amount, tip }: { readonly amount: Minor; readonly tip: Minor }) {
  const { payment, tips } = useWords();
  const money = useMoney();
  return (
    <div className="say">
      <div className="hero">
        <Amount value={add(amount, tip)} look="large" />
      </div>
      <Status aloud>{payment.wallet.scan}</Status>
      {tip > 0 && <p className="lead">{tips.withTip(money(tip))}</p>}
      <p className="lead">{payment.wallet.scanMore}</p>
      <OnThePhone />
      <Wallets />
    </div>
  );
}

/** @param elapsed since when the customer was asked, in words */
export function WalletSays({ payment, elapsed }: { readonly payment: PaymentView; readonly elapsed: string }) {
  const words = useWords();
  const money = useMoney();
  const { wallet: w } = words.payment;
  const { asked: amount, wallet, screen, cancelAsked } = payment;
  // Nobody should still scan what is being cancelled.
  const qr = cancelAsked ? null : payment.qr;
  const shown = wallet?.how === "shown";
  const more = screen === "sending" ? w.sendingMore : w.waitingMore(elapsed);
  return (
    <div className={qr === null ? "say" : "qrs"}>
      <div className="say">
        <div className="hero">
          <Amount value={amount} look="large" />
        </div>
        {cancelAsked ? (
          <Cancelling cancelAt={payment.cancelAt} />
        ) : (
          <Status>{paymentSentence(payment, words, money).text}</Status>
        )}
        <p className="lead">{more}</p>
        {!cancelAsked && <OnThePhone />}
        {shown && !cancelAsked && <Wallets />}
      </div>
      {qr !== null && (
        <div className="qr">
          <QrCode data={qr} label={w.qrLabel} className="" />
        </div>
      )}
    </div>
  );
}

/** The gateway takes no cancel so soon: it goes out by itself when the time has come. */
function Cancelling({ cancelAt }: { readonly cancelAt: number | null }) {
  const words = useWords();
  const now = useNow();
  const { cancelQueued, cancelSent, cancelWaits } = words.payment.wallet;
  const left = cancelAt === null ? 0 : cancelAt - now;
  if (left <= 0) return <Status>{cancelSent}</Status>;
  return (
    <Status>
      {/* Seconds that count down are seen, not read out one by one. */}
      <span className="vh">{cancelWaits}</span>
      <span aria-hidden="true">{cancelQueued(duration(left, words))}</span>
    </Status>
  );
}

/** @param aloud whether it is said from here; how a payment stands `Spoken` says */
function Status({ aloud = false, children }: { readonly aloud?: boolean; readonly children: ReactNode }) {
  const { payment } = useWords();
  return (
    <div role="status" aria-label={payment.label} aria-live={aloud ? "polite" : "off"}>
      <h2 className="state-words">{children}</h2>
    </div>
  );
}

/** Whom the phone says it pays, so that customer and cashier can see that it is this shop. */
function OnThePhone() {
  const { lost } = useWords();
  const names = useView((view) => view.session.walletShop);
  // A name stays whole on its line.
  return names.length === 0 ? null : (
    <p className="note">
      {lost.shopName(
        names.map((name) => name.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, "\u2060")).join("\u00a0· "),
      )}
    </p>
  );
}

function Wallets() {
  return (
    <ul className="wallets">
      {WALLETS.map(([name, chinese]) => (
        <li key={name} className="row">
          <Icon name="tick" className="i-s" />
          <span className="strong">{name}</span>
          <span lang="zh">{chinese}</span>
        </li>
      ))}
    </ul>
  );
}
