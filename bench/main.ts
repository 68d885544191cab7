/** `npm run bench -- [--only name,name] [--quick]`: every target of docs/design.md that exists, measured on this machine. */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserServer } from "playwright";
import { startBrowser } from "../tests/e2e/browser.ts";
import type { Bench, World } from "./bench.ts";
import { type BenchCounter, openBenchCounter } from "./counter.ts";
import { isMet, lineOf } from "./figures.ts";
import { writeGoods } from "./goods.ts";
import { answer } from "./targets/answer.ts";
import { backup } from "./targets/backup.ts";
import { commit } from "./targets/commit.ts";
import { flood } from "./targets/flood.ts";
import { importing } from "./targets/import.ts";
import { match } from "./targets/match.ts";
import { memory } from "./targets/memory.ts";
import { network } from "./targets/network.ts";
import { reports } from "./targets/reports.ts";
import { rivals } from "./targets/rivals.ts";
import { scan } from "./targets/scan.ts";
import { search } from "./targets/search.ts";
import { size } from "./targets/size.ts";
import { start } from "./targets/start.ts";
import { transactions } from "./targets/transactions.ts";

const BENCHES: readonly Bench[] = [
  scan,
  search,
  flood,
  importing,
  start,
  answer,
  network,
  commit,
  memory,
  rivals,
  match,
  transactions,
  reports,
  backup,
  size,
];

const chosen = choose(process.argv.slice(2));
if (typeof chosen === "string") {
  console.error(chosen);
  process.exitCode = 2;
} else await measure(chosen.benches, chosen.quick);

async function measure(benches: readonly Bench[], quick: boolean): Promise<void> {
  const world = openWorld(quick);
  const processors = cpus();
  console.log(
    `${String(processors.length)} × ${processors[0]?.model ?? "unknown processor"} · Node ${process.version} · load ${load()}`,
  );
  let missed = 0;
  try {
    for (const bench of benches) {
      const before = load();
      const figures = await bench.run(world);
      console.log(`\n${bench.name}   (load ${before} → ${load()})`);
      for (const figure of figures) {
        console.log(lineOf(figure));
        if (!isMet(figure)) missed += 1;
      }
    }
  } finally {
    await world.close();
  }
  console.log(
    `\n${missed === 0 ? "Every target is met." : `${String(missed)} missed: with others at work on this machine, look at the load before looking at the code.`}`,
  );
  process.exitCode = missed === 0 ? 0 : 1;
}

/** Opened when first needed, closed together. */
function openWorld(quick: boolean): World & { close(): Promise<void> } {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-bench-"));
  const goodsFile = join(dir, "goods.csv");
  writeGoods(goodsFile);
  let browser: Promise<BrowserServer> | undefined;
  let counter: Promise<BenchCounter> | undefined;
  const openBrowser = (): Promise<BrowserServer> => (browser ??= startBrowser());
  return {
    quick,
    dir,
    goodsFile,
    browser: openBrowser,
    counter: () =>
      (counter ??= openBrowser().then((server) => openBenchCounter(server, { flags: ["--catalog", goodsFile] }))),
    async close() {
      await (await counter)?.close();
      await (await browser)?.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** How many processes wanted a processor in the last minute: above the number of processors, figures say more about others. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function choose(args: readonly string[]): { readonly benches: readonly Bench[]; readonly quick: boolean } | string {
  const quick = args.includes("--quick");
  const rest = args.filter((arg) => arg !== "--quick");
  if (rest.length === 0) return { benches: BENCHES, quick };
  const [flag, joined] = (rest[0] ?? "").split("=");
  const names = (joined ?? rest[1] ?? "").split(",");
  const known = BENCHES.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (flag !== "--only" || unknown !== undefined)
    return `Use --quick, or --only with names of these: ${known.join(", ")}.`;
  return { benches: BENCHES.filter(({ name }) => names.includes(name)), quick };
}
