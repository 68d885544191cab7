/** An amount as the till's language writes it; large ones carry a small raised sign. */
import { formatAmount } from "../../../main/core/money/format.ts";
import { CURRENCIES, type Minor } from "../../../main/core/money/money.ts";
import { useTill } from "../../state/till.ts";
import { useLocale } from "../../state/words.ts";

/** "9,999.99" is wide: it is set smaller beside a drawing. What is longer is so wherever it is the largest thing. */
const WIDE = 8;

interface Props {
  /** Minor units. */
  readonly value: Minor;
  readonly look?: "bare" | "sign" | "large";
}

export function Amount({ value, look: asked = "bare" }: Props) {
  const locale = useLocale();
  const currency = useTill(({ view }) => view?.session.currency ?? "CAD");
  if (asked !== "large" || value < 0) {
    return <span className="amt">{formatAmount(value, locale, { currency, symbol: asked !== "bare" })}</span>;
  }
  const number = formatAmount(value, locale, { symbol: false });
  const look = number.length > WIDE ? "amt long" : number.length === WIDE ? "amt wide" : "amt";
  const { symbol } = CURRENCIES[currency];
  return locale === "fr" ? (
    <span className={look}>
      {number}
      <span className="cur">{`\u00a0${symbol}`}</span>
    </span>
  ) : (
    <span className={look}>
      <span className="cur">{symbol}</span>
      {number}
    </span>
  );
}
