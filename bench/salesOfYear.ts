/**
 * A till without a page that rings sale after sale and says what memory it came to: `salesOfYear.ts DATA SETTINGS CATALOG
 * SALES`. Its answer, one line of JSON, is a `MemoryOfSales`.
 */
import { startTill } from "../main/till.ts";
import { barcodeOf } from "./goods.ts";
import { memory, type MemoryReport } from "./inTill.ts";

export interface MemoryOfSales {
  /** After a first hundred sales and after all of them, garbage collected. */
  readonly before: MemoryReport;
  readonly after: MemoryReport;
  readonly sales: number;
  readonly ms: number;
}

const [dataDir = "", settingsFile = "", catalogFile = "", count = "0"] = process.argv.slice(2);
const WARM = 100;
const LINES = 3;
const PAUSE_MS = 3_000;

const started = await startTill({ dataDir, settingsFile, catalogFile: catalogFile === "" ? null : catalogFile, version: "bench" });
if (!started.ok) throw new Error(started.error.message);
const { port } = started.value;
// What the event stream does with every change.
port.subscribe((change) => JSON.stringify({ type: "change", change }));

let commands = 0;
const must = async (name: string, args: object): Promise<void> => {
  const done = await port.command({ id: `bench-${String((commands += 1))}`, name, args });
  if (!done.ok) throw new Error(`${name} was refused: ${JSON.stringify(done.error)}`);
};

const sell = async (n: number): Promise<void> => {
  for (let line = 0; line < LINES; line += 1) await must("sale.scan", { code: barcodeOf((n * LINES + line) % 1_000) });
  const { sale } = port.view();
  if (sale === null) throw new Error("nothing was rung up");
  await must("cash.take", { sale: sale.id, given: sale.cash.toPay });
  await must("sale.next", {});
  // A printer is done before the next customer is.
  do await new Promise((resolve) => setImmediate(resolve));
  while (port.view().printing.length > 0);
};

await must("session.signIn", { operator: "cashier-1", pin: "1111" });
for (let n = 0; n < WARM; n += 1) await sell(n);
const before = memory(true);
const began = performance.now();
const sales = Number(count);
for (let n = 0; n < sales; n += 1) await sell(n);
const ms = performance.now() - began;
await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
const report: MemoryOfSales = { before, after: memory(true), sales, ms };
process.stdout.write(`${JSON.stringify(report)}\n`);
await started.value.close();
process.exit(0);
