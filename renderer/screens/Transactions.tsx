/** What was sold, and what became of it. */
import { useKeys } from "../state/keyboard.ts";
import { useWords } from "../state/words.ts";

export function Transactions() {
  const words = useWords();
  useKeys({ keys: {} });
  return (
    <main className="page">
      <h1 className="vh">{words.places.transactions}</h1>
    </main>
  );
}
