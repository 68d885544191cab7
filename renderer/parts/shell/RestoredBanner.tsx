/** The journal came out of a backup: what is not in it, and what to do before the day is closed. */
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { gapIn } from "../../words/words.ts";
import { Icon } from "../kit/Icon.tsx";
import { Said } from "../kit/Said.tsx";

export function RestoredBanner() {
  const words = useWords();
  const { backup: w } = words;
  const missing = useView((view) => view.health.find(({ code }) => code === "restored")?.detail ?? null);
  if (missing === null) return null;
  return (
    <div className="banner warn" role="alert">
      <Icon name="warn" className="warn" />
      <p className="grow">
        <Said
          what={w.restored}
          now={(Number(missing) > 0 ? w.missing(Number(missing)) : w.unknown) + gapIn(words) + w.now}
        />
      </p>
    </div>
  );
}
