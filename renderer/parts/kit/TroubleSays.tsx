/** What went wrong, on the sheet where it did. */
import type { Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Said } from "./Said.tsx";

export function TroubleSays({ trouble }: { readonly trouble: Trouble | null }) {
  const words = useWords();
  const problem = trouble === null ? null : words.problems[trouble.code](trouble.params ?? {});
  return (
    <div role="alert">
      {problem !== null && (
        <p className="bad">
          <Said {...problem} />
        </p>
      )}
    </div>
  );
}
