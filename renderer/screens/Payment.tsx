/** One payment by card or wallet, in whatever state it is: a band, a sentence, what to do, and the line of its steps. */
import type { PaymentScreen, PaymentView } from "../../preload/contract/payment.ts";
import type { SaleView } from "../../preload/contract/sale.ts";
import { Button } from "../parts/kit/Button.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { PaymentFoot } from "../parts/payment/PaymentFoot.tsx";
import { PaymentSays } from "../parts/payment/PaymentSays.tsx";
import { SaleSlip } from "../parts/paper/SaleSlip.tsx";
import { Thread } from "../parts/payment/Thread.tsx";
import { useNow } from "../state/clock.ts";
import { openSheet } from "../state/ui.ts";
import { usePaymentWords, useWords } from "../state/words.ts";
import { duration } from "../words/words.ts";

type Tone = "run" | "ok" | "warn" | "bad";

const TONES: Readonly<Record<PaymentScreen, Tone>> = {
  sending: "run",
  waiting: "run",
  processing: "run",
  checking: "warn",
  manager: "warn",
  approved: "ok",
  declined: "bad",
  cancelled: "bad",
  notSent: "bad",
  setAside: "warn",
};

function toneOf({ screen, differs, late, returned }: PaymentView): Tone {
  return screen === "approved" && (differs || late || returned !== null) ? "warn" : TONES[screen];
}

export function Payment({ payment, sale }: { readonly payment: PaymentView; readonly sale: SaleView }) {
  const words = usePaymentWords(payment.kind);
  const { truth } = useWords();
  const { attempt, kind, terminal, gateway, ref } = payment;
  return (
    <main className="page pay">
      <h1 className="vh">{words.title}</h1>
      <section className={`sheet stage wm ${toneOf(payment)}`}>
        <div className="meta">
          <Icon name={kind === "wallet" ? "wallet" : "terminal"} />
          <span>{[words.title, terminal, gateway].filter((each, i, all) => all.indexOf(each) === i).join(" · ")}</span>
          <Button
            kind="quiet"
            icon="steps"
            className="steps"
            hidden={truth.timeline.open}
            onPress={() => {
              openSheet({ kind: "timeline", attempt, code: ref });
            }}
          >
            <span className="ref">{ref}</span>
          </Button>
          <span className="age">
            <Age payment={payment} />
          </span>
        </div>
        <PaymentSays payment={payment} sale={sale} />
        <Thread payment={payment} />
      </section>
      <SaleSlip sale={sale} />
      <PaymentFoot payment={payment} sale={sale} />
    </main>
  );
}

/** How old what is shown is; from three seconds on it always says so. */
function Age({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const now = useNow();
  const { screen, askedAt, endedAt, lastHeardAt } = payment;
  switch (screen) {
    case "approved":
    case "declined":
    case "cancelled":
    case "notSent":
      return words.payment.took(duration((endedAt ?? now) - askedAt, words));
    case "manager":
      return words.payment.openFor(duration(now - askedAt, words));
    case "sending":
    case "waiting":
    case "processing":
    case "checking":
    case "setAside":
      return lastHeardAt === null ? words.payment.notHeard : words.payment.heard(duration(now - lastHeardAt, words));
  }
}
