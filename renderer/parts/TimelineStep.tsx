/** One step of a payment as a sentence: when, what, and who. What a gateway said in its own words is quoted apart. */
import type { TimelineStep as Step, TimelineWhat } from "../../main/core/timeline.ts";
import type { Minor } from "../../main/core/money.ts";
import { useView } from "../state/till.ts";
import { timeOfDay, useMoney, useWords } from "../state/words.ts";
import type { TruthWords } from "../words/truth/messages.ts";
import { Icon, type IconName } from "./Icon.tsx";

export function TimelineStep({ step }: { readonly step: Step }) {
  const { truth } = useWords();
  const money = useMoney();
  const zone = useView((view) => view.session.timeZone);
  const { says, quote } = sentence(step.what, truth.timeline, money);
  const tone = TONES[step.what.kind] ?? "";
  return (
    <li className={tone}>
      <time dateTime={new Date(step.at).toISOString()}>{timeOfDay(step.at, zone, true)}</time>
      <Icon name={ICONS[tone] ?? "ring"} className={`i-s ${tone}`} />
      <p>
        {says}
        {quote !== "" && (
          <>
            {" "}
            <q lang="en">{quote}</q>
          </>
        )}
        {step.times > 1 && (
          <span className="softly"> · {truth.timeline.repeated(step.times, timeOfDay(step.until, zone, true))}</span>
        )}
        {step.who !== "" && <span className="who"> · {step.who}</span>}
      </p>
    </li>
  );
}

type Tone = "ok" | "warn" | "bad" | "";
const TONES: Readonly<Partial<Record<TimelineWhat["kind"], Tone>>> = {
  approved: "ok",
  lateApproval: "warn",
  unknown: "warn",
  returned: "warn",
  setAside: "warn",
  ended: "bad",
};
const ICONS: Readonly<Partial<Record<Tone, IconName>>> = { ok: "tick", warn: "warn", bad: "cross" };

interface Sentence {
  readonly says: string;
  /** As received, in whatever language it came; "" when there is nothing to quote. */
  readonly quote: string;
}

const plain = (says: string): Sentence => ({ says, quote: "" });
const joined = (...parts: readonly string[]): Sentence => plain(parts.filter((part) => part !== "").join(" · "));

function sentence(what: TimelineWhat, w: TruthWords["timeline"], money: (amount: Minor) => string): Sentence {
  switch (what.kind) {
    case "asked":
      return plain(w.asked(money(what.amount), what.terminal));
    case "secondSale":
      return plain(w.secondSale(what.otherSale, what.otherRef));
    case "sent":
    case "cancelAsked":
    case "cancelSent":
    case "cancelConfirmed":
    case "terminalClear":
      return plain(w[what.kind]);
    case "pending":
      return plain(w.pending[what.phase]);
    case "identified":
      return plain(what.picked ? w.picked(what.gatewayRef) : w.identified(what.gatewayRef));
    case "heard": {
      const known = what.reading as keyof TruthWords["timeline"]["heard"];
      // The till's own short words for what it heard say no more than the sentence.
      const quote = what.reading === "captured" || what.reading === "pending" ? "" : what.text;
      return { says: Object.hasOwn(w.heard, known) ? w.heard[known] : w.heard.nothing, quote };
    }
    case "unknown": {
      const known = what.why as keyof TruthWords["timeline"]["unknownWhy"];
      return Object.hasOwn(w.unknownWhy, known)
        ? plain(`${w.unknown} · ${w.unknownWhy[known]}`)
        : { says: w.unknown, quote: what.why };
    }
    case "approved":
      return joined(w.approved(money(what.captured)), what.differs ? w.differs : "", what.card);
    case "lateApproval":
      return joined(w.lateApproval(money(what.captured)), what.card);
    case "ended":
      return { says: w.ended[what.cause], quote: what.text };
    case "cancelAnswered":
      return { says: w.cancelAnswered[what.said], quote: what.text };
    case "returned":
      return plain(w.returned(money(what.captured)));
    case "cardDetails":
      return joined(w.cardDetails, what.card);
    case "decided":
      return joined(w.decided[what.paid ? "paid" : "notPaid"], what.reason, what.slip === "" ? "" : w.slip(what.slip));
    case "setAside":
      return joined(w.setAside, what.reason);
    case "settled":
      return joined(w.settled[what.how], what.reference === "" ? "" : w.number(what.reference), what.reason);
    case "other":
      return plain(w.other(what.name));
  }
}
