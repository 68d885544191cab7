/** The payment as one ink line: solid where it is proven, dashed amber where it is not. */
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { usePaymentWords } from "../../state/words.ts";
import type { PaymentWords } from "../../words/payment/messages.ts";
import { Icon, type IconName } from "../kit/Icon.tsx";

type Look = "done" | "now" | "warn" | "bad" | "ok" | "";
type Stop = readonly [look: Look, word: keyof PaymentWords["step"], icon?: IconName];

const SENT: Stop = ["done", "sent"];
const CARD: Stop = ["done", "card"];
/** While the outcome is unknown nobody knows either whether a card was shown. */
const UNSURE_CARD: Stop = ["warn", "card"];
const BANK: Stop = ["done", "bank"];
const RESULT: Stop = ["", "result"];

function stopsOf({ screen, reason }: PaymentView): readonly [Stop, Stop, Stop, Stop] {
  switch (screen) {
    case "sending":
      return [["now", "sent", "arc"], ["", "card"], ["", "bank"], RESULT];
    case "waiting":
      return [SENT, ["now", "card"], ["", "bank"], RESULT];
    case "processing":
      return [SENT, CARD, ["now", "bank", "arc"], RESULT];
    case "checking":
      return [SENT, UNSURE_CARD, ["warn", "bank"], RESULT];
    case "manager":
      return [SENT, UNSURE_CARD, ["warn", "bank"], ["warn", "manager", "shield"]];
    case "setAside":
      return [SENT, UNSURE_CARD, ["warn", "bank"], ["warn", "setAside"]];
    case "approved":
      return [SENT, CARD, BANK, ["ok", "approved"]];
    case "declined":
      if (reason === "timedOut" || reason === "badCard") return [SENT, ["bad", "declined"], ["", "bank"], RESULT];
      return [SENT, CARD, BANK, ["bad", "declined"]];
    case "cancelled":
      return [SENT, ["bad", "cancelled"], ["", "bank"], RESULT];
    case "notSent":
      return [["bad", "notSent"], ["", "card"], ["", "bank"], RESULT];
  }
}

const ICONS: Readonly<Record<Look, IconName>> = {
  done: "tick",
  now: "now",
  warn: "unsure",
  bad: "cross",
  ok: "tick",
  "": "ring",
};

export function Thread({ payment }: { readonly payment: PaymentView }) {
  const words = usePaymentWords(payment.kind);
  return (
    <ol className="thread" aria-label={words.steps}>
      {stopsOf(payment).map(([look, word, icon]) => (
        <li key={word} className={look}>
          <Icon name={icon ?? ICONS[look]} className={icon === "arc" ? "spin" : ""} />
          {words.step[word]}
        </li>
      ))}
    </ol>
  );
}
