/**
 * Opening a sale's page among a million: what a real till wrote of one sale by card with a return, copied row by row under
 * other names, and asked through the till's own channel. The facts themselves stay those of the one sale.
 */
import { join } from "node:path";
import { startSimulator } from "../../simulator/index.ts";
import { openShop, type Shop } from "../../tests/support/shop.ts";
import { waitFor } from "../../tests/support/waitFor.ts";
import { Connection } from "../../main/journal/sqlite.ts";
import { startTill } from "../../main/till.ts";
import type { RunningTill } from "../../main/till/start/options.ts";
import type { CommandArgs, CommandName, QueryArgs, QueryName } from "../../preload/contract.ts";
import type { World } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";
import { percentile } from "../stats.ts";

const LIMIT_MS = 100;
const ASKED = 300;

export async function salePage({ quick }: Pick<World, "quick">): Promise<readonly Figure[]> {
  const count = quick ? 50_000 : 1_000_000;
  const gateway = await startSimulator({ faultsByAmount: false, handlingMs: 0 });
  gateway.control.auto({ after: 0, do: "tap" });
  const shop = openShop({ gatewayUrl: gateway.url, cardGateway: "codepay" });
  let till = await open(shop);
  try {
    const sale = await sellAndGiveBack(till);
    await till.close();
    copies(join(shop.journalDir, "journal.db"), sale, count);
    till = await open(shop);
    const took: number[] = [];
    for (let time = 0; time < ASKED; time += 1) {
      const id = `${sale}-${String(1 + ((time * 7919) % count))}`;
      const began = performance.now();
      await asked(till, "transactions.open", { sale: id });
      await asked(till, "return.quote", { sale: id });
      took.push(performance.now() - began);
    }
    const composed = Array.from({ length: ASKED }, () => {
      const began = performance.now();
      till.port.view();
      return performance.now() - began;
    });
    return [
      {
        what: `open a sale's page among ${count.toLocaleString("en")}, p99`,
        value: percentile(took, 0.99),
        unit: "ms",
        limit: atMost(LIMIT_MS),
        more: `first ${(took[0] ?? 0).toFixed(1)}, p50 ${percentile(took, 0.5).toFixed(2)}; with what may come back of it`,
      },
      {
        what: "the till's whole picture beside them, p99",
        value: percentile(composed, 0.99),
        unit: "ms",
        more: `first ${(composed[0] ?? 0).toFixed(1)}, p50 ${percentile(composed, 0.5).toFixed(2)}`,
      },
    ];
  } finally {
    await till.close();
    await gateway.close();
    shop.remove();
  }
}

async function open(shop: Shop): Promise<RunningTill> {
  const { dataDir, settingsFile } = shop;
  const started = await startTill({ dataDir, settingsFile, catalogFile: null, version: "bench" });
  if (!started.ok) throw new Error(started.error.message);
  await told(started.value, "session.signIn", { operator: "manager", pin: "9999" });
  return started.value;
}

let commands = 0;
async function told<N extends CommandName>(till: RunningTill, name: N, args: CommandArgs<N>): Promise<void> {
  commands += 1;
  const done = await till.port.command({ id: `bench-${String(commands)}`, name, args });
  if (!done.ok) throw new Error(`${name} was refused: ${done.error.code}`);
}

async function asked<N extends QueryName>(till: RunningTill, name: N, args: QueryArgs<N>): Promise<unknown> {
  const answer = await till.port.query({ name, args });
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`);
  return answer.value;
}

/** @returns the sale, paid by card and given back whole */
async function sellAndGiveBack(till: RunningTill): Promise<string> {
  await told(till, "sale.add", { sku: "BAKE-BAGUETTE" });
  await told(till, "sale.add", { sku: "CHOPSTICKS-10" });
  const sale = till.port.view().sale?.id ?? "";
  await told(till, "payment.card", { sale });
  const { total } = await waitFor("the payment", () => {
    const view = till.port.view().sale;
    return view?.state === "completed" ? view : undefined;
  });
  const approval = { approver: "manager", pin: "9999" };
  await told(till, "return.make", { sale, what: { kind: "whole" }, seen: total, reason: "damaged", approval });
  await waitFor("the return", () => till.port.view().returns.find(({ settled }) => settled));
  await told(till, "sale.next", {});
  return sale;
}

/** What each table has of the sale, `count` times; every id and reference in it gets the copy's number. */
function copies(file: string, sale: string, count: number): void {
  const db = new Connection(file);
  db.exec("PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL");
  const names = db
    .all<{ name: string }>({
      text: `SELECT id AS name FROM attempts UNION SELECT reference FROM attempts UNION SELECT id FROM refunds
        UNION SELECT reference FROM refunds UNION SELECT id FROM returns UNION SELECT id FROM sales`,
      params: [],
    })
    .map(({ name }) => name);
  const renamed = (column: string): string =>
    names.reduce((text, name) => `replace(${text}, '${name}', '${name}-' || i)`, column);
  const copied: Readonly<Record<string, readonly string[]>> = {
    sales: ["id", "number + i", "state", "started_at", "completed_at", "business_day", "doc"],
    attempts: [
      ...["id", "reference", "sale", "terminal", "state", "amount", "ended_at - i * 40000", "otherwise", "missing"],
      ...["given_up", "doc"],
    ],
    refunds: ["id", "reference", "attempt", "sale", "state", "amount", "ended_at - i * 40000", "late", "doc"],
    returns: ["id", "number + i", "sale", "decided_at - i * 40000", "unsettled", "doc"],
    transactions: [
      ...["pos + i * 9", "sale", "number + i", "at - i * 40000", "business_day", "operator", "state", "total"],
      ...["returned", "tenders", "refunds", "paid_with"],
    ],
    transaction_returns: ["id", "sale", "seq + i * 9", "total"],
  };
  const named = new Set(["id", "reference", "sale", "attempt", "doc"]);
  for (const [table, columns] of Object.entries(copied)) {
    const values = columns.map((column) => (named.has(column) ? renamed(column) : column)).join(", ");
    const into = columns.map((column) => column.split(" ")[0]).join(", ");
    db.exec(`INSERT INTO ${table} (${into}) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(count)})
      SELECT ${values} FROM n CROSS JOIN (SELECT * FROM ${table} WHERE ${table === "sales" ? "id" : "sale"} = '${sale}')`);
  }
  db.close();
}
