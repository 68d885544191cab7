/**
 * `node simulator/printer/cli.ts [--port N] [--paper ROWS] [--silent] [--never-hangs-up]`: a receipt printer whose paper
 * is the screen. While it runs, it takes `paper ROWS`, `open`, `shut`, `stick` and `free`, each on a line.
 */
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { startPrinter } from "./index.ts";

const USE = "Use --port N, --paper ROWS, --silent and --never-hangs-up.";
const WATCH_MS = 100;

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      paper: { type: "string", default: "1000" },
      silent: { type: "boolean", default: false },
      "never-hangs-up": { type: "boolean", default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.port) || !/^\d{1,6}$/.test(values.paper)) throw new Error("A number is not a number.");
  const printer = await startPrinter({
    port: Number(values.port),
    paper: Number(values.paper),
    answersStatus: !values.silent,
    answersInOrder: !values.silent,
    hangsUpAfterMs: values["never-hangs-up"] ? "never" : 0,
  });
  console.log(`Printer: 127.0.0.1:${String(printer.port)}`);
  let shown = 0;
  const watch = setInterval(() => {
    for (const row of printer.rows().slice(shown)) console.log(row);
    shown = printer.rows().length;
  }, WATCH_MS);
  const hands = createInterface({ input: process.stdin });
  hands.on("line", (line) => {
    const [word = "", rows = "0"] = line.trim().split(/\s+/);
    if (word === "paper") printer.loadPaper(Number.parseInt(rows, 10) || 0);
    else if (word === "open" || word === "shut") printer.openCover(word === "open");
    else if (word === "stick" || word === "free") printer.stick(word === "stick");
  });
  const stop = (): void => {
    clearInterval(watch);
    hands.close();
    void printer.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)} ${USE}`);
  process.exitCode = 2;
}
