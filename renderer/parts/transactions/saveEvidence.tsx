/**
 * One payment as one file for a dispute: a page that stands alone, with its papers, its steps in words and the journal's
 * records. Made here of what the till answers, and saved as a download.
 */
import type { PaperPicture } from "../../../main/core/paper/paper.ts";
import { plainText } from "../../../main/core/paper/paper.ts";
import { formatAmount, type Locale } from "../../../main/core/money/format.ts";
import type { EvidenceView } from "../../../preload/contract/transactions.ts";
import { ask, type Trouble, useTill } from "../../state/till.ts";
import { timeOfDay } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import { stepText } from "../payment/TimelineStep.tsx";

/** @returns why not, or null when it is saved */
export async function saveEvidence(attempt: string, words: Messages): Promise<Trouble | null> {
  const answer = await ask("transactions.evidence", { attempt });
  if (!answer.ok) return answer.error;
  const { payment, saleNumber } = answer.value;
  const file = new Blob([evidencePage(answer.value, words)], { type: "text/html" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `evidence-${String(saleNumber)}-${payment.ref}.html`;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

const STYLE =
  "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}pre{border:1px solid #999;padding:1em;overflow:auto}" +
  "td,th{text-align:left;vertical-align:top;padding:.2em .8em .2em 0}code{word-break:break-all;font-size:12px}";

/** The file as text; every word of it is escaped, since gateways wrote some of them. */
export function evidencePage(of: EvidenceView, words: Messages): string {
  const { transactions: w } = words;
  const { payment, store, timeZone } = of;
  const locale = words.locale.tag.slice(0, 2) as Locale;
  const currency = useTill.getState().view?.session.currency ?? "CAD";
  const money = (amount: number): string =>
    formatAmount(amount as EvidenceView["payment"]["amount"], locale, { currency });
  const moment = (at: number): string =>
    `${new Intl.DateTimeFormat("en-CA", { timeZone }).format(at)} ${timeOfDay(at, timeZone, true)}`;
  const title = w.evidenceTitle(of.saleNumber, payment.ref);
  const facts: readonly (readonly [string, string])[] = [
    [store.name, [...store.address, w.register(store.register)].join(", ")],
    [w.madeAt, `${moment(of.madeAt)} (${timeZone})`],
    [words.truth.timeline.reference, payment.reference],
    [payment.gatewayName, payment.gatewayRef],
    [w.paidWith, `${payment.label} ${payment.last4 === "" ? "" : `··${payment.last4}`}`.trim()],
    [w.state, w.attempt[payment.state]],
    [w.amount, money(payment.captured ?? payment.amount)],
  ];
  const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  return [
    `<!doctype html><html lang="${words.locale.tag}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head><body>`,
    of.training ? `<p><b>${safe(words.training.word)} ${safe(words.training.more)}</b></p>` : "",
    `<h1>${safe(title)}</h1>`,
    `<table>${facts.map(([name, value]) => `<tr><th>${safe(name)}</th><td>${safe(value)}</td></tr>`).join("")}</table>`,
    `<h2>${safe(w.payments)}</h2><table>`,
    ...of.steps.map((step) => row([safe(moment(step.at)), safe(stepText(step, words, money)), safe(step.who)])),
    "</table>",
    ...of.papers.map((picture) => `<pre>${safe(paperText(picture))}</pre>`),
    `<h2>${safe(w.records)}</h2><table>`,
    ...of.records.map(({ at, body, hash, kind, seq }) =>
      row([String(seq), safe(moment(at)), safe(kind), `<code>${safe(body)}</code><br><code>${safe(hash)}</code>`]),
    ),
    "</table></body></html>",
  ].join("\n");
}

const paperText = (picture: PaperPicture): string => plainText(picture);

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
