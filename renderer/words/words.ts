/** What is said from a catalogue: durations, and the words of a payment by wallet. */
import type { Messages } from "./messages.ts";
import type { PaymentWords } from "./payment/messages.ts";

/**
 * `ms` in whole seconds, minutes or hours, never negative: "8 s", "1 min 52 s", "12 min", "2 h 05 min".
 * From `secondsBelow` minutes on, seconds are left out.
 */
export function duration(ms: number, { time }: Messages, secondsBelow = 10): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (seconds < 60) return time.seconds(seconds);
  if (minutes < secondsBelow) return time.minutesSeconds(minutes, seconds % 60);
  if (minutes < 60) return time.minutes(minutes);
  return time.hours(Math.floor(minutes / 60), minutes % 60);
}

/** The same in whole minutes from one minute on, where there is little room: "8 s", "2 min", "3 h 10 min". */
export function shortDuration(ms: number, words: Messages): string {
  return duration(ms, words, 1);
}

/** How long something has been wrong, once there is a second to tell of: nothing is wrong "for 0 s". */
export function lasted(ms: number, words: Messages): string | null {
  return ms < 1000 ? null : shortDuration(ms, words);
}

/** What stands between two sentences: a Chinese full stop brings its own space. */
export const gapIn = ({ locale }: Messages): string => (locale.tag === "zh-CN" ? "" : " ");

/** A clause as a sentence of its own. */
export const sentence = (clause: string, { locale }: Messages): string =>
  clause + (locale.tag === "zh-CN" ? "。" : ".");

/** The words of a payment, as they are when a wallet pays. */
export function walletWords(words: PaymentWords): PaymentWords {
  const { wallet: w } = words;
  const { title, sending, sendingMore, waiting, checkingAgain, checkingMore } = w;
  const { declinedMore, notSentMore, setAsideMore, tender } = w;
  const said = { title, sending, sendingMore, waiting, checkingAgain, checkingMore };
  const after = { declinedMore, notSentMore, setAsideMore, tender, bankSays: w.says };
  return { ...words, ...said, ...after, step: { ...words.step, ...w.step } };
}
