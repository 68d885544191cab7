/** The journal came out of a backup: what is not in it, and what to do before the day is closed. */
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Icon } from "../kit/Icon.tsx";

export function RestoredBanner() {
  const { backup: w } = useWords();
  const missing = useView((view) => view.health.find(({ code }) => code === "restored")?.detail ?? null);
  if (missing === null) return null;
  return (
    <div className="banner warn" role="alert">
      <Icon name="warn" className="warn" />
      <p className="grow">
        <b className="strong">{w.restored}</b> {Number(missing) > 0 ? w.missing(Number(missing)) : w.unknown} {w.now}
      </p>
    </div>
  );
}
