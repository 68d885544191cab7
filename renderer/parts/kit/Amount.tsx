/** An amount as the till's language writes it; large ones carry a small raised sign. */
import { formatAmount } from "../../../main/core/money/format.ts";
import { CURRENCIES, type Minor } from "../../../main/core/money/money.ts";
import { useTill } from "../../state/till.ts";
import { useLocale } from "../../state/words.ts";

interface Props {
  /** Minor units. */
  readonly value: Minor;
  readonly look?: "bare" | "sign" | "large";
}

export function Amount({ value, look = "bare" }: Props) {
  const locale = useLocale();
  const currency = useTill(({ view }) => view?.session.currency ?? "CAD");
  if (look !== "large" || value < 0) {
    return <span className="amt">{formatAmount(value, locale, { currency, symbol: look !== "bare" })}</span>;
  }
  const number = formatAmount(value, locale, { symbol: false });
  const { symbol } = CURRENCIES[currency];
  return locale === "fr" ? (
    <span className="amt">
      {number}
      <span className="cur">{`\u00a0${symbol}`}</span>
    </span>
  ) : (
    <span className="amt">
      <span className="cur">{symbol}</span>
      {number}
    </span>
  );
}
