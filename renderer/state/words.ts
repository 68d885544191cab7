/** The words, amounts and names of the till's language. */
import { formatAmount, type Locale } from "../../main/core/money/format.ts";
import type { Minor } from "../../main/core/money/money.ts";
import type { Names } from "../../main/core/sale/sale.ts";
import type { Messages } from "../words/messages.ts";
import type { PaymentWords } from "../words/payment/messages.ts";
import { walletWords } from "../words/words.ts";
import { useSpeech } from "./heard/spoken.ts";
import { useTill } from "./till.ts";

export function useLocale(): Locale {
  return useSpeech().locale;
}

export function useWords(): Messages {
  return useSpeech().words;
}

/** Amounts in minor units as text with the currency's sign: "$66.86". */
export function useMoney(): (amount: Minor) => string {
  const locale = useLocale();
  const currency = useTill(({ view }) => view?.session.currency ?? "CAD");
  return (amount) => formatAmount(amount, locale, { currency });
}

/** A product's name in the till's language, else English. */
export function nameIn(names: Names, locale: Locale): string {
  return names[locale] ?? names.en;
}

/** The name in the counter's other language, for the second row; "" when there is none. */
export function otherName(names: Names, locale: Locale): string {
  const other = locale === "zh" ? names.en : (names.zh ?? "");
  return other === nameIn(names, locale) ? "" : other;
}

/** A time of day at the shop: "14:07", with seconds "14:07:22". */
export function timeOfDay(at: number, zone: string, seconds = false): string {
  return new Intl.DateTimeFormat("en-CA", {
    hour: "2-digit",
    minute: "2-digit",
    ...(seconds ? { second: "2-digit" as const } : {}),
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}

/** The words of a payment by card or by wallet. */
export function usePaymentWords(kind: "card" | "wallet"): PaymentWords {
  const { payment } = useWords();
  return kind === "card" ? payment : walletWords(payment);
}
