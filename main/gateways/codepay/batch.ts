/**
 * Closing the terminal's batch (seed 003, Batch close; gateways.md B.6, B.7). The documented answer is empty, and no call
 * looks a batch up: `code` 0 says that it was taken, anything else proves nothing.
 */
import type { BatchReading, SaidSums } from "../../core/day/batch.ts";
import { toMinor } from "./amount.ts";
import type { CodepayBatch } from "./answer.ts";
import { words } from "./card.ts";
import { saidBy } from "./giveBack.ts";
import type { Counter } from "./orders.ts";
import type { Call } from "./wire.ts";

/** Sent once. The caller has committed its intent before (INV-1). Never rejects. */
export async function closeBatch(
  call: Call,
  { terminalSn }: Pick<Counter, "terminalSn">,
  onSent: () => void,
): Promise<BatchReading> {
  const heard = await call("batch.close", { terminal_sn: terminalSn }, { onSent });
  switch (heard.kind) {
    case "notSent":
      return { kind: "notSent", text: heard.why };
    case "lost":
      return { kind: "unknown", text: heard.why };
    case "nothing":
      return { kind: "unknown", text: `${heard.why} ${heard.text}`.trim() };
    case "answer": {
      const text = saidBy(heard.answer);
      return heard.answer.code === "0"
        ? { kind: "closed", theirs: sumsOf(heard.answer.batch), text }
        : { kind: "unknown", text };
    }
  }
}

/** Count and total, where the answer brings them. */
function sumsOf(batch: CodepayBatch | null): SaidSums | null {
  const count = /^\d{1,6}$/.test(batch?.count ?? "") ? Number(batch?.count) : null;
  const total = toMinor(words(batch?.total_amount ?? null));
  return count === null && total === null ? null : { count, total };
}
