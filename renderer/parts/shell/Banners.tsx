/** What concerns the whole till, under the top bar: the link is lost, the journal is sick, papers did not print. */
import { useNow } from "../../state/clock.ts";
import { useTill, useView } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { ClockBanner } from "./ClockBanner.tsx";
import { Icon } from "../kit/Icon.tsx";
import { RestoredBanner } from "./RestoredBanner.tsx";
import { Said } from "../kit/Said.tsx";

/** What everybody is told, signed in or not: nothing can be done here now. */
export function Stops() {
  const words = useWords();
  const lostAt = useTill((till) => (till.link === "live" ? null : till.lostAt));
  const sick = useView((view) => view.health.some((each) => each.code === "journalSick"));
  return (
    <>
      {lostAt !== null && <LinkLost since={lostAt} />}
      {sick && (
        <div className="banner bad" role="alert">
          <Icon name="cross" className="bad" />
          <p>
            <Said what={words.shell.journalSick} now={words.shell.journalSickMore} />
          </p>
        </div>
      )}
    </>
  );
}

export function Banners() {
  const words = useWords();
  const unprinted = useView(
    (view) => view.printing.filter((job) => job.state === "notPrinted" || job.state === "notKnown").length,
  );
  return (
    <section className="banners" aria-label={words.health.label}>
      <Stops />
      <RestoredBanner />
      <ClockBanner />
      {unprinted > 0 && (
        <div className="banner warn">
          <Icon name="printer" className="warn" />
          <p className="grow strong">{words.printing.title(unprinted)}</p>
          <Button
            onPress={() => {
              openSheet({ kind: "printing" });
            }}
          >
            {words.printing.look}
          </Button>
        </div>
      )}
    </section>
  );
}

function LinkLost({ since }: { readonly since: number }) {
  const words = useWords();
  const offset = useTill((till) => till.offset);
  const lostFor = useNow() - offset - since;
  return (
    <div className="banner bad" role="alert">
      <Icon name="warn" className="bad" />
      <p>
        <b className="strong" aria-live="off">
          {words.shell.linkLost(duration(lostFor, words))}
        </b>{" "}
        {words.shell.linkLostMore}
      </p>
    </div>
  );
}
