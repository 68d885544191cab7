/** What a file does, or did, to the goods. */
import type { ImportCounts } from "../../../../main/core/goods/goodsFacts.ts";
import { formatCount } from "../../../../main/core/money/format.ts";
import { useLocale, useWords } from "../../../state/words.ts";

const FIGURES = ["added", "changed", "same", "removed", "leftOut"] as const;

export function ImportFigures({ of }: { readonly of: ImportCounts }) {
  const { importing: i } = useWords().catalog;
  const locale = useLocale();
  return (
    <dl className="importfigures">
      {FIGURES.map((name) => (
        <div key={name} className={of[name] > 0 && (name === "removed" || name === "leftOut") ? "loud" : ""}>
          <dt>{i.figures[name]}</dt>
          <dd>{formatCount(of[name], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
