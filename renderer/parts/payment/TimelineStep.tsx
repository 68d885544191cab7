/** One step of a payment as a sentence: when, what, and who. What a gateway said in its own words is quoted apart. */
import type { TimelineStep as Step, TimelineWhat } from "../../../main/core/attempt/timeline.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import { useTill, useView } from "../../state/till.ts";
import { timeOfDay, useMoney, useWords } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import type { TruthWords } from "../../words/truth/messages.ts";
import { Icon, type IconName } from "../kit/Icon.tsx";

export function TimelineStep({ step }: { readonly step: Step }) {
  const { truth } = useWords();
  const money = useMoney();
  const zone = useView((view) => view.session.timeZone);
  const { says, quote = "", code = "" } = sentence(step.what, truth.timeline, money);
  const now = useTill((till) => till.view?.now ?? step.at);
  const tone = TONES[step.what.kind] ?? "";
  return (
    <li className={tone}>
      <time dateTime={new Date(step.at).toISOString()}>
        {now - step.at > LONG_AGO_MS && <span className="day">{dayOf(step.at, zone)} </span>}
        {timeOfDay(step.at, zone, true)}
      </time>
      <Icon name={ICONS[tone] ?? "ring"} className={`i-s ${tone}`} />
      <p>
        {says}
        {quote !== "" && (
          <>
            {" "}
            <q lang="en">{quote}</q>
          </>
        )}
        {code !== "" && (
          <span className="code" lang="en">
            {" "}
            {code}
          </span>
        )}
        {step.times > 1 && (
          <span className="softly"> · {truth.timeline.repeated(step.times, timeOfDay(step.until, zone, true))}</span>
        )}
        {step.who !== "" && <span className="by"> · {step.who}</span>}
      </p>
    </li>
  );
}

/** A step as one line of text, for a file. */
export function stepText(step: Step, { truth }: Messages, money: (amount: Minor) => string): string {
  const { says, quote = "", code = "" } = sentence(step.what, truth.timeline, money);
  return [says, quote === "" ? "" : `“${quote}”`, code, step.times > 1 ? `× ${String(step.times)}` : ""]
    .filter((part) => part !== "")
    .join(" · ");
}

/** From here on the time of day alone would mislead, ms. */
const LONG_AGO_MS = 12 * 3_600_000;

/** "11-20": the day at the shop. */
const dayOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { month: "2-digit", day: "2-digit", timeZone }).format(at);

type Tone = "ok" | "warn" | "bad" | "";
const TONES: Readonly<Partial<Record<TimelineWhat["kind"], Tone>>> = {
  approved: "ok",
  lateApproval: "warn",
  unknown: "warn",
  returned: "warn",
  contradicted: "warn",
  setAside: "warn",
  ended: "bad",
};
const ICONS: Readonly<Partial<Record<Tone, IconName>>> = { ok: "tick", warn: "warn", bad: "cross" };

interface Sentence {
  readonly says: string;
  /** A gateway's own words, in whatever language they came. */
  readonly quote?: string;
  /** A code of the network or the till, for whoever is called. */
  readonly code?: string;
}

const plain = (says: string): Sentence => ({ says });
const joined = (...parts: readonly string[]): Sentence => plain(parts.filter((part) => part !== "").join(" · "));

/** What the network says when a connection ends before its answer. */
const BROKEN = /^(E[A-Z]+|cut|lost|failed)$/;

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
    case "heard":
      return heard(what.reading, what.text, w.heard);
    case "unknown": {
      const known = (BROKEN.test(what.why) ? "lost" : what.why) as keyof TruthWords["timeline"]["unknownWhy"];
      return Object.hasOwn(w.unknownWhy, known)
        ? plain(`${w.unknown} · ${w.unknownWhy[known]}`)
        : { says: w.unknown, code: what.why };
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
    case "contradicted":
      return { says: w.contradicted, quote: what.text };
    case "shortfall":
      return joined(w.shortfall, what.reason);
    case "refund": {
      const { says } = joined(
        w.refund[what.step],
        what.amount === null ? "" : money(what.amount),
        what.way === null ? "" : w.way[what.way],
        what.reason,
        what.number === "" ? "" : w.number(what.number),
      );
      return what.step === "unknown" ? { says, code: what.text } : { says, quote: what.text };
    }
    case "tip": {
      const { says } = joined(w.tip[what.step], what.amount === null ? "" : money(what.amount), what.reason);
      return what.step === "unknown" ? { says, code: what.text } : { says, quote: what.text };
    }
    case "other":
      return plain(w.other(what.name));
  }
}

function heard(reading: string, text: string, words: TruthWords["timeline"]["heard"]): Sentence {
  switch (reading) {
    // What the till calls these two says no more than the sentence.
    case "captured":
    case "pending":
      return plain(words[reading]);
    case "notCaptured":
    case "notFound":
    case "refused":
      return { says: words[reading], quote: text };
    default:
      return { says: words.nothing, code: text };
  }
}
