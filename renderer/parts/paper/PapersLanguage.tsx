/** The language of the customer's papers: one of three, or automatic. */
import type { PaperLanguage } from "../../../main/core/paper/paper.ts";
import type { SaleView } from "../../../preload/contract/sale.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { LANGUAGE_NAMES } from "../../words/languageNames.ts";

const LANGUAGES: readonly PaperLanguage[] = ["en", "fr", "zh"];
const SHORT: Readonly<Record<PaperLanguage, string>> = { en: "EN", fr: "FR", zh: "中文" };

const choose = (sale: string, language: PaperLanguage | null): void => {
  void send("customer.language", { sale, language });
};

/** The one after that in which the papers are now. */
export function nextLanguage({ id, papersIn }: SaleView): void {
  choose(id, LANGUAGES[(LANGUAGES.indexOf(papersIn.language) + 1) % LANGUAGES.length] ?? null);
}

interface Props {
  readonly sale: SaleView;
  /** Where there is little room: the languages alone, that of the papers pressed. */
  readonly short?: boolean;
}

export function PapersLanguage({ sale, short = false }: Props) {
  const { customer: words } = useWords();
  const { language, by } = sale.papersIn;
  const isOn = (each: PaperLanguage): boolean => each === language && (short || by === "choice");
  return (
    <div className="seg papersin" role="group" aria-label={words.papers}>
      {!short && (
        <button
          type="button"
          aria-pressed={by !== "choice"}
          onClick={() => {
            choose(sale.id, null);
          }}
        >
          {words.automatic}
        </button>
      )}
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={LANGUAGE_NAMES[each].tag}
          aria-pressed={isOn(each)}
          title={LANGUAGE_NAMES[each].name}
          onClick={() => {
            choose(sale.id, each);
          }}
        >
          {short ? SHORT[each] : LANGUAGE_NAMES[each].name}
        </button>
      ))}
      {short && <kbd>{KEYS.paid.language}</kbd>}
    </div>
  );
}
