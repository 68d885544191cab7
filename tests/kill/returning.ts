/** What the kill tests of returns do at the page, and what they read of the journal and the gateways' ledger. */
import { expect } from "vitest";
import type { Refund } from "../../main/core/refund/refund.ts";
import type { PartState, Return } from "../../main/core/refund/returns.ts";
import { sql } from "../../main/journal/sql.ts";
import type { CommandArgs } from "../../preload/contract.ts";
import type { ReturnView } from "../../preload/contract/returns.ts";
import { MANAGER } from "../support/cashier.ts";
import type { TillPage } from "../support/tillPage.ts";
import { readJournal } from "./evidence.ts";
import type { Rig } from "./rig.ts";

/** What the gateways gave back, minor units, oldest first. */
export const given = (rig: Rig): readonly number[] =>
  rig.gateway
    .ledger()
    .filter(({ kind }) => kind === "refund" || kind === "cancel")
    .map(({ amount }) => amount);

export const returnsOf = (rig: Rig): readonly Return[] =>
  readJournal(rig, (reader) =>
    reader
      .all<{ doc: string }>(sql`SELECT doc FROM returns ORDER BY number`)
      .map(({ doc }) => JSON.parse(doc) as Return),
  );

export const refundsOf = (rig: Rig): readonly Refund[] =>
  readJournal(rig, (reader) =>
    reader
      .all<{ doc: string }>(sql`SELECT doc FROM refunds ORDER BY rowid`)
      .map(({ doc }) => JSON.parse(doc) as Refund),
  );

/** What the drawer handed over for goods, minor units. */
export const cashGiven = (rig: Rig): number =>
  readJournal(
    rig,
    (reader) =>
      reader.get<{ sum: number }>(sql`SELECT coalesce(-sum(amount), 0) AS sum FROM drawer WHERE kind = 'returned'`)
        ?.sum ?? 0,
  );

const firstLine = async (page: TillPage, sale: string): Promise<CommandArgs<"return.make">["what"]> => {
  const { lines } = await page.query("return.quote", { sale });
  return { kind: "lines", lines: [{ line: lines[0]?.line ?? "", quantity: 1000 }] };
};

/** Presses Refund; `asked` ends with the answer, or with null when the till died before it. */
export async function makeReturn(
  page: TillPage,
  sale: string,
  which: "line" | "whole",
  exchange: string | null = null,
): Promise<{ readonly total: number; readonly asked: Promise<unknown> }> {
  const what = which === "whole" ? ({ kind: "whole" } as const) : await firstLine(page, sale);
  const { asked } = await page.query("return.quote", { sale, what, exchange });
  const total = asked?.total ?? expect.unreachable("nothing can come back");
  const made = page
    .command("return.make", { sale, what, seen: total, reason: "damaged", exchange, approval: MANAGER })
    .catch(() => null);
  return { total, asked: made };
}

export const returnIn = (page: TillPage, state: PartState): Promise<ReturnView> =>
  page.until(`the part ${state}`, ({ returns }) => returns.find(({ parts }) => parts[0]?.state === state));

/** The gateway has nothing of it and cannot prove that: the part keeps its place until a manager says so, then goes again. */
export async function decideAndGiveAgain(page: TillPage): Promise<void> {
  const { parts, return: id } = await page.until("looked up", ({ returns }) =>
    returns.find((one) => (one.parts[0]?.refunds[0]?.lookUps ?? 0) > 0),
  );
  const [part] = parts;
  if (part === undefined) throw new Error("the return has no part");
  const again = { return: id, part: part.part, as: "gateway", approval: null } as const;
  expect(await page.command("return.retryPart", again)).toMatchObject({ ok: false, error: { code: "refundRunning" } });
  const refund = part.refunds[0]?.refund ?? "";
  await page.mustDo("refund.decide", { refund, made: false, number: "", reason: "Not in the portal", ...MANAGER });
  await page.mustDo("return.retryPart", again);
}
