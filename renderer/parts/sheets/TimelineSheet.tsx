/** What happened to one payment, read from the journal, and how old the last news is. */
import type { TimelineView } from "../../../preload/contract/timeline.ts";
import { useNow } from "../../state/clock.ts";
import { send } from "../../state/till.ts";
import { useTimeline } from "../../state/past/timeline.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { TimelineStep } from "../payment/TimelineStep.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

interface Props {
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly onClose: () => void;
}

export function TimelineSheet({ attempt, code, onClose }: Props) {
  const words = useWords();
  const { view, trouble } = useTimeline(attempt);
  const open = view !== null && view.watch !== null && view.endedAt === null;
  const again = () => void send("payment.checkAgain", { attempt });
  return (
    <Dialog
      title={words.truth.timeline.title(code)}
      wide
      className="timelinesheet"
      onClose={onClose}
      foot={
        open ? (
          <Button kind="primary" onPress={again}>
            {words.payment.checkAgain}
          </Button>
        ) : undefined
      }
    >
      {view !== null && (
        <>
          <Head view={view} />
          <ol className="timeline" tabIndex={0} aria-label={words.truth.timeline.steps}>
            {view.steps.map((step) => (
              <TimelineStep key={`${String(step.at)} ${step.what.kind} ${String(step.times)}`} step={step} />
            ))}
          </ol>
          <Watch view={view} />
        </>
      )}
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}

function Head({ view }: { readonly view: TimelineView }) {
  const words = useWords();
  const money = useMoney();
  const now = useNow();
  const w = words.truth.timeline;
  const age = duration((view.endedAt ?? now) - view.askedAt, words);
  return (
    <div>
      <p className="row">
        <b className="strong grow">
          {w.state[view.state]} · {money(view.amount)}
        </b>
        <span aria-live="off">{view.endedAt === null ? w.age(age) : w.took(age)}</span>
      </p>
      <p className="note">
        {view.terminal} · {words.sale.number(view.saleNumber)} · {w.reference}{" "}
        <span className="mono">{view.reference}</span>
      </p>
    </div>
  );
}

/** What the watch of this run knows beside the journal. */
function Watch({ view }: { readonly view: TimelineView }) {
  const words = useWords();
  const now = useNow();
  const w = words.truth.timeline;
  if (view.watch === null) return <p className="note">{w.notAsked}</p>;
  const { lookUps, lastHeardAt, unreachable } = view.watch;
  const heard = lastHeardAt === null ? words.payment.notHeard : words.payment.heard(duration(now - lastHeardAt, words));
  return (
    <p className="note" aria-live="off">
      {w.lookUps(lookUps)} · {heard}
      {unreachable && ` · ${w.unreachable}`}
    </p>
  );
}
