/**
 * Looks at the till from inside its own process (`node --import`): how long its loop was held up, what memory it uses,
 * and imports a catalogue beside it. Answers on loopback, at the port it writes to the file TENDERLINE_BENCH_DOOR names.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";

/** Where the loop stood still longest, ms of wall clock. What is neither its own work nor waiting for a processor it waited for the disk. */
export interface LoopReport {
  readonly worst: number;
  readonly ownWork: number;
  /** ms in which it could have run and others had the processors; null where the system does not tell. */
  readonly queued: number | null;
  /** The longest wait for the disk, ms, be it in another turn than the worst; null where the system does not tell. */
  readonly disk: number | null;
  /** How often it stood still for more than 30 ms. */
  readonly over: number;
}

export interface MemoryReport {
  /** Bytes. */
  readonly rss: number;
  readonly heapUsed: number;
}

export interface ImportTime {
  readonly ms: number;
  readonly imported: number;
}

const SCHEDULER = `/proc/self/task/${String(process.pid)}/schedstat`;
const SCHEDULER_TELLS = existsSync(SCHEDULER);

const door = process.env["TENDERLINE_BENCH_DOOR"];
// The till's helpers inherit what it was started with; they speak to it over a channel of their own.
if (isMainThread && !process.connected && door !== undefined) open(door);

function open(file: string): void {
  const loop = watchLoop();
  const server = createServer((socket) => {
    socket.setEncoding("utf8");
    socket.on("error", () => socket.destroy());
    socket.once("data", (asked) => {
      void answer(JSON.parse(String(asked)) as Asked).then((report) => socket.end(JSON.stringify(report)));
    });
  });
  server.unref();
  server.listen(0, "127.0.0.1", () => {
    writeFileSync(file, String((server.address() as AddressInfo).port));
  });

  async function answer(asked: Asked): Promise<unknown> {
    switch (asked.kind) {
      case "loop":
        return loop();
      case "memory":
        return memory(asked.collect);
      case "import":
        return importGoods(asked);
    }
  }
}

export type Asked =
  | { readonly kind: "loop" }
  | { readonly kind: "memory"; readonly collect: boolean }
  | { readonly kind: "import"; readonly file: string; readonly catalog: string };

/** Turns every 2 ms and remembers the worst turn since it was last asked. */
export function watchLoop(): () => LoopReport {
  const EVERY_MS = 2;
  const none: LoopReport = { worst: 0, ownWork: 0, queued: 0, disk: SCHEDULER_TELLS ? 0 : null, over: 0 };
  let at = performance.now();
  let work = process.threadCpuUsage();
  let queued = queuedMs();
  let worst = none;
  const turn = (): void => {
    const now = performance.now();
    const used = process.threadCpuUsage();
    const waited = queuedMs();
    const gap = now - at - EVERY_MS;
    const over = worst.over + (gap > 30 ? 1 : 0);
    const own = (used.user + used.system - work.user - work.system) / 1000;
    const inQueue = waited === null || queued === null ? null : Math.min(waited - queued, gap);
    const disk = inQueue === null ? null : Math.max(worst.disk ?? 0, gap - Math.min(own, gap) - inQueue);
    worst =
      gap > worst.worst
        ? { worst: gap, ownWork: Math.min(own, gap), queued: inQueue, disk, over }
        : { ...worst, disk, over };
    at = now;
    work = used;
    queued = waited;
  };
  setInterval(turn, EVERY_MS).unref();
  return () => {
    const report = worst;
    worst = none;
    return report;
  };
}

/** How long this process's first thread has waited for a processor so far, ms: kernel.org, Documentation/scheduler/sched-stats. */
function queuedMs(): number | null {
  if (!SCHEDULER_TELLS) return null;
  return Number(readFileSync(SCHEDULER, "utf8").split(" ")[1]) / 1e6;
}

export function memory(collect: boolean): MemoryReport {
  if (collect) {
    setFlagsFromString("--expose-gc");
    (runInNewContext("gc") as () => void)();
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}

async function importGoods({ file, catalog }: Extract<Asked, { kind: "import" }>): Promise<ImportTime> {
  const { importCatalog } = await import("../main/catalog/importCatalog.ts");
  const began = performance.now();
  const { imported } = await importCatalog(file, catalog, "CAD", ["GST", "PST"]);
  return { ms: performance.now() - began, imported };
}
