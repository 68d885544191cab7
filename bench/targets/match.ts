/**
 * A day of 5,000 payments matched with two gateways once their records are gathered: read from the journal, compared one
 * by one, and the result committed. The gateways answer at once, so that what is measured is the till.
 */
import { mkdirSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { join } from "node:path";
import { minor } from "../../main/core/money/money.ts";
import type { Reading } from "../../main/core/attempt/reading.ts";
import type { Gateway, ListedPayment } from "../../main/gateways/port.ts";
import { openJournal } from "../../main/journal/open.ts";
import { projectors } from "../../main/journal/projections/index.ts";
import { createMatchBook } from "../../main/till/day/matchBook.ts";
import { runMatch } from "../../main/till/day/matchRun.ts";
import { systemClock } from "../../main/till/base/systemClock.ts";
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";
import { amountOf, appendPayments, isCard, STAMP } from "../payments.ts";

const LIMIT_MS = 2_000;
const BLOCK_LIMIT_MS = 30;
/** Gateways that say what the journal says, but for the last payment of each. */
function gateways(count: number): readonly Gateway[] {
  const byReference = new Map<string, number>();
  const payments: ListedPayment[] = [];
  for (let i = 0; i < count; i += 1) {
    byReference.set(`1D261121T${String(i).padStart(9, "0")}S`, i);
    if (!isCard(i) && i < count - 2)
      payments.push({
        type: "payment",
        gatewayRef: `G${String(i)}`,
        total: amountOf(i),
        tip: 0,
        method: "WXP",
        at: "",
      });
  }
  payments.reverse();
  const lookUp: Gateway["lookUp"] = ({ reference }) => {
    const i = byReference.get(reference) ?? -1;
    const captured = minor(amountOf(i) + (i >= count - 2 ? 1 : 0));
    const capture = { captured, tip: minor(0), cashback: minor(0), surcharge: minor(0), differs: false };
    const reading: Reading = {
      kind: "captured",
      capture: { ...capture, gatewayRef: `G${String(i)}` },
      hostText: "",
      card: null,
    };
    return Promise.resolve(reading);
  };
  const fast = { listAlone: true, perSecond: 1_000_000, atOnce: 8, datedInUtc: false, cannot: [] } as const;
  const plain = {
    terminal: "",
    lookUpBy: "reference",
    cancel: { kind: "redKey" },
    giveBack: { kind: "byHand" },
    lookUp,
    onNotice: () => undefined,
    close: () => undefined,
  } as const;
  return [
    { ...plain, id: "codepay", name: "CodePay", records: { ...fast, list: null, askFor: "all" } },
    {
      ...plain,
      id: "citcon",
      name: "Citcon",
      records: { ...fast, list: () => Promise.resolve({ kind: "listed", payments }), askFor: "notListed" },
    },
  ];
}

export const match: Bench = {
  name: "match",
  async run({ dir, quick }) {
    const count = quick ? 1_000 : 5_000;
    const home = join(dir, "match");
    mkdirSync(home);
    const opened = openJournal(home, { projectors, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.message);
    const journal = opened.value;
    appendPayments(journal, count);
    const { reader } = journal;
    const blocked = monitorEventLoopDelay({ resolution: 1 });
    blocked.enable();
    const began = performance.now();
    const found = await runMatch(
      {
        reader,
        book: createMatchBook({ reader, timeZone: "America/Vancouver", cutOff: "04:00" }),
        gateways: gateways(count),
        payments: { askNow: () => Promise.resolve(true) },
        clock: systemClock,
        askRefund: () => null,
        checkRefund: () => undefined,
      },
      { after: 0, known: 0, all: false, kept: new Map(), stopped: () => false, progress: () => undefined },
    );
    if (found === null) throw new Error("the match was stopped");
    const { counts, differences } = found;
    const body = { id: "m1", ...found };
    const kept = journal.append([{ ...STAMP, kind: "match.done", body, sale: null, attempt: null }]);
    const took = performance.now() - began;
    blocked.disable();
    journal.close();
    if (!kept.ok) throw new Error(kept.error.message);
    if (counts.matched !== count - 2 || differences.length !== 2)
      throw new Error(`not matched as planted: ${JSON.stringify(counts)}`);
    return [
      {
        what: `match ${count.toLocaleString("en")} payments once gathered`,
        value: took,
        unit: "ms",
        limit: atMost(LIMIT_MS),
        more: `${String(counts.matched)} agree, 2 planted differences found`,
      },
      { what: "the main loop meanwhile, longest", value: blocked.max / 1e6, unit: "ms", limit: atMost(BLOCK_LIMIT_MS) },
    ];
  },
};
