/** A journal as a shop has it after many payments, each by three facts. */
import type { Fact } from "../main/core/facts.ts";
import { minor } from "../main/core/money/money.ts";
import type { Journal } from "../main/journal/journal.ts";

const A_COMMIT = 250;
const AT = 1_795_200_000_000;

/** What every fact of it carries. */
export const STAMP = { at: AT, register: "1", operator: "c", shift: "s", businessDay: "2026-11-21" } as const;

export const amountOf = (i: number): number => 300 + ((i * 37) % 9_000);
export const isCard = (i: number): boolean => i % 2 === 0;

/** The facts of one payment that went through. */
function payment(i: number): readonly Fact[] {
  const id = `a${String(i)}`;
  const amount = minor(amountOf(i));
  const gateway = isCard(i) ? "codepay" : "citcon";
  const capture = {
    captured: amount,
    tip: minor(0),
    cashback: minor(0),
    surcharge: minor(0),
    differs: false,
    gatewayRef: `G${String(i)}`,
  };
  return [
    {
      kind: "attempt.intended",
      body: {
        id,
        reference: `1D261121T${String(i).padStart(9, "0")}S`,
        gateway,
        terminal: gateway,
        sale: `s${String(i)}`,
        tender: `t${String(i)}`,
        amount,
        tip: minor(0),
        currency: "CAD",
        ...(isCard(i) ? {} : { wallet: { how: "scanned" as const, brand: "wechat" as const, codeLast4: "1234" } }),
      },
    },
    { kind: "attempt.sent", body: {} },
    { kind: "attempt.approved", body: { ...capture, by: "take", hostText: "00", card: null } },
  ];
}

/** Appends that many payments that went through, half by card. */
export function appendPayments(journal: Journal, count: number): void {
  for (let from = 0; from < count; from += A_COMMIT) {
    const facts = Array.from({ length: Math.min(A_COMMIT, count - from) }, (_, i) => from + i).flatMap((i) =>
      payment(i).map(({ kind, body }) => ({ ...STAMP, kind, body, sale: `s${String(i)}`, attempt: `a${String(i)}` })),
    );
    const kept = journal.append(facts);
    if (!kept.ok) throw new Error(kept.error.message);
  }
}
