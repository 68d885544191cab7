/**
 * What a screen reader says by itself: a line that came, and how a payment stands. It stays while screens come and go, since
 * only what changes in a place that was there before is said for sure; a sheet has one of its own, because all around it is
 * hidden from those who cannot see.
 */
import { useEffect, useRef, useState } from "react";
import { useTill } from "../../state/till.ts";
import { useUi } from "../../state/ui.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { type PaymentSentence, paymentSentence } from "../../words/paymentSentence.ts";

export function Spoken() {
  const spoken = useUi((ui) => ui.spoken);
  const standing = useUi((ui) => ui.standing);
  usePaymentSpoken();
  return <Aloud spoken={spoken} standing={standing} />;
}

const SILENCE: Props = { spoken: "", standing: { text: "", urgent: false } };

/** Says only what comes while it is there. */
export function SpokenOver() {
  const [said, setSaid] = useState(SILENCE);
  useEffect(
    () =>
      useUi.subscribe((now, before) => {
        if (now.spoken !== before.spoken) setSaid((last) => ({ ...last, spoken: now.spoken }));
        if (now.standing !== before.standing) setSaid((last) => ({ ...last, standing: now.standing }));
      }),
    [],
  );
  return <Aloud {...said} />;
}

interface Props {
  readonly spoken: string;
  readonly standing: PaymentSentence;
}

const Aloud = ({ spoken, standing: { text, urgent } }: Props) => (
  <>
    <div className="vh spoken" aria-live="polite">
      {spoken}
    </div>
    <div className="vh spoken" aria-live="polite">
      {!urgent && text}
    </div>
    <div className="vh spoken" aria-live="assertive">
      {urgent && text}
    </div>
  </>
);

/** How the payment stands whose screen the till shows, each time it stands otherwise. */
function usePaymentSpoken(): void {
  const words = useWords();
  const money = useMoney();
  const payment = useTill(({ view }) => view?.payment ?? null);
  const sentence = payment === null ? SILENCE.standing : paymentSentence(payment, words, money);
  const { text, urgent } = sentence;
  const before = useRef(text);
  useEffect(() => {
    // How it stood when the page was opened is read where it stands.
    if (before.current === text) return;
    before.current = text;
    useUi.setState({ standing: { text, urgent } });
  }, [text, urgent]);
}
