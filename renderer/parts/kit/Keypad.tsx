/** Figures to touch: 1 at the top left, as on every card terminal. */
import { useWords } from "../../state/words.ts";
import { Icon } from "./Icon.tsx";

interface Props {
  readonly onDigit: (digits: string) => void;
  readonly onDelete: () => void;
  /** The key at the bottom left; left out, it types 00. */
  readonly corner?: { readonly text: string; readonly name?: string; readonly onPress: () => void };
}

const doubleZero = (onDigit: Props["onDigit"]): NonNullable<Props["corner"]> => ({
  text: "00",
  onPress: () => {
    onDigit("00");
  },
});

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function Keypad({ onDigit, onDelete, corner = doubleZero(onDigit) }: Props) {
  const { keypad } = useWords();
  const digit = (figure: string) => (
    <button
      key={figure}
      type="button"
      onClick={() => {
        onDigit(figure);
      }}
    >
      {figure}
    </button>
  );
  return (
    <div className="pad" role="group" aria-label={keypad.label}>
      {DIGITS.map(digit)}
      <button type="button" className="soft" aria-label={corner.name} onClick={corner.onPress}>
        {corner.text}
      </button>
      {digit("0")}
      <button type="button" className="soft" aria-label={keypad.deleteLast} onClick={onDelete}>
        <Icon name="erase" className="i-l" />
      </button>
    </div>
  );
}
