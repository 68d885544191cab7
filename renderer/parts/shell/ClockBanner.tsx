/** The till's clock is wrong, or jumped: what that means, and what to do. Ages and business days are counted with it. */
import type { ClockView } from "../../../preload/contract/health.ts";
import { useView } from "../../state/till.ts";
import { useUi } from "../../state/ui.ts";
import { timeOfDay, useWords } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import { duration, gapIn } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Said } from "../kit/Said.tsx";

const DAY_MS = 86_400_000;

export function ClockBanner() {
  const words = useWords();
  const clock = useView((view) => view.clock);
  const zone = useView((view) => view.session.timeZone);
  const dismissed = useUi((ui) => ui.dismissedJump);
  const { clock: w } = words.truth;
  if (clock === null) return null;
  const { off, jump } = clock;
  if (off !== null) return <Off off={off} />;
  if (jump === null || jump.to === dismissed) return null;
  return (
    <div className="banner warn" role="alert">
      <Icon name="warn" className="warn" />
      <p className="grow">
        <Said what={w.jumped(timeOfDay(jump.from, zone), timeOfDay(jump.to, zone))} now={w.jumpedMore} />
      </p>
      <Button
        onPress={() => {
          useUi.setState({ dismissedJump: jump.to });
        }}
      >
        {words.shell.dismiss}
      </Button>
    </div>
  );
}

function Off({ off }: { readonly off: NonNullable<ClockView["off"]> }) {
  const words = useWords();
  const { clock: w } = words.truth;
  const far = off.kind === "farOff";
  const by = howFar(Math.abs(off.byMs), words);
  return (
    <div className={`banner ${far ? "bad" : "warn"}`} role="alert">
      <Icon name={far ? "cross" : "warn"} className={far ? "bad" : "warn"} />
      <p>
        <b className="strong">{(off.byMs > 0 ? w.ahead(by) : w.behind(by)) + gapIn(words) + w.setIt}</b>
        {far && gapIn(words) + w.refused}
      </p>
    </div>
  );
}

/** In whole minutes, hours or days, so that the sentence is not read out anew with every answer. */
const howFar = (ms: number, words: Messages): string =>
  ms >= 2 * DAY_MS
    ? words.truth.clock.days(Math.round(ms / DAY_MS))
    : duration(Math.round(ms / 60_000) * 60_000, words, 1);
