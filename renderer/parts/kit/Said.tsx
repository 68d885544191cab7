/** What happened, then what follows from it: two sentences, with the space between them that the language has. */
import { useWords } from "../../state/words.ts";
import { gapIn } from "../../words/words.ts";

interface Props {
  readonly what: string;
  /** "" when nothing follows. */
  readonly now: string;
}

export function Said({ what, now }: Props) {
  const words = useWords();
  return (
    <>
      <b className="strong">{what}</b>
      {now !== "" && gapIn(words) + now}
    </>
  );
}
