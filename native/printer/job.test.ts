import { afterEach, expect, test } from "vitest";
import type { PrinterOptions, SimulatedPrinter } from "../../simulator/printer/index.ts";
import { CUT_ROW, startPrinter } from "../../simulator/printer/index.ts";
import type { PaperDocument } from "../../main/core/paper/paper.ts";
import { drawerKick, escpos } from "./escpos.ts";
import type { JobTiming } from "./job.ts";
import type { Printer } from "./port.ts";
import { tcpPrinter } from "./tcp.ts";

/** What a printer is asked comes in its own time, however busy the machine is; only what never comes is waited for briefly. */
const PATIENT: JobTiming = { answerMs: 10_000, pollMs: 30, inOrderMs: 10_000, settleMs: 20 };
const LONG = 30_000;
const started: SimulatedPrinter[] = [];
afterEach(() => Promise.all(started.splice(0).map((printer) => printer.close())));

const receipt: PaperDocument = {
  kind: "sale",
  number: "1",
  language: "en",
  blocks: [
    ...Array.from({ length: 20 }, (_, index) => ({ kind: "text", text: `row ${String(index)}` }) as const),
    { kind: "cut" },
  ],
};
const job = escpos(receipt);
const WHOLE = [...Array.from({ length: 20 }, (_, index) => `row ${String(index)}`), CUT_ROW];

async function counter(
  options: PrinterOptions = {},
  timing: Partial<JobTiming> = {},
): Promise<{ world: SimulatedPrinter; printer: Printer }> {
  const world = await startPrinter(options);
  started.push(world);
  const at = { host: "127.0.0.1", port: world.port, status: "auto" } as const;
  const printer = tcpPrinter(at, undefined, {
    ...PATIENT,
    ...(options.answersStatus === false ? { answerMs: 150 } : {}),
    ...(options.answersInOrder === false ? { inOrderMs: 120 } : {}),
    ...timing,
  });
  return { world, printer };
}

test("a printer that tells its status: printed when it has dealt with the job, though it never hangs up", async () => {
  const { world, printer } = await counter({ hangsUpAfterMs: "never" });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(world.rows()).toEqual(WHOLE);
});

test("out of paper before the job: not printed, why, and not a byte of it; prints when there is paper again", async () => {
  const { world, printer } = await counter();
  world.loadPaper(0);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "paperOut" });
  expect(world.waiting()).toBe(0);
  world.loadPaper(100);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(world.rows()).toEqual(WHOLE);
});

test("an open cover: not printed, why", async () => {
  const { world, printer } = await counter();
  world.openCover(true);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "coverOpen" });
});

test("out of paper in the middle: not known, and the rest never comes out of the next roll", async () => {
  const { world, printer } = await counter({ paper: 8 });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notKnown", why: "paperOut" });
  expect(world.rows()).toEqual(WHOLE.slice(0, 8));
  await expect.poll(() => world.waiting()).toBe(0);
  world.loadPaper(100);
  expect(world.rows()).toEqual(WHOLE.slice(0, 8));
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(world.rows()).toEqual([...WHOLE.slice(0, 8), ...WHOLE]);
});

test("a cover opened in the middle: not known, and the rest is forgotten", async () => {
  const { world, printer } = await counter();
  const outcome = printer.print(new Uint8Array([...job, ...job]), { timeoutMs: LONG });
  world.openWhenPrinted(5);
  expect(await outcome).toEqual({ kind: "notKnown", why: "coverOpen" });
  await expect.poll(() => world.waiting()).toBe(0);
  world.openCover(false);
  expect(world.rows()).toEqual(WHOLE.slice(0, 5));
});

test("paper near its end is told with the printed paper", async () => {
  const { printer } = await counter({ paper: 25 });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed", paperLow: true });
});

test("a printer that answers nothing prints as ever, and is not asked for ever", async () => {
  const { world, printer } = await counter({ answersStatus: false, answersInOrder: false });
  for (let turn = 0; turn < 5; turn += 1)
    expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(world.rows()).toEqual(Array.from({ length: 5 }, () => WHOLE).flat());
});

test("a printer that answers but does not know the question behind the job: printed when it hangs up", async () => {
  const { world, printer } = await counter({ answersInOrder: false });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  expect(world.rows()).toEqual(WHOLE);
});

test("one that answered before and is silent now is off: not printed, and nothing is left for later", async () => {
  const { world, printer } = await counter({}, { answerMs: 1_500 });
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  world.stick(true);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "notPrinted", why: "offline" });
  world.stick(false);
  expect(world.rows()).toEqual(WHOLE);
});

test("a printer that hangs up late has printed; one that never does is not known", async () => {
  const quiet = { answersStatus: false, answersInOrder: false };
  const late = await counter({ ...quiet, hangsUpAfterMs: 400 });
  expect(await late.printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
  const never = await counter({ ...quiet, hangsUpAfterMs: "never" });
  expect(await never.printer.print(job, { timeoutMs: 2_000 })).toEqual({ kind: "notKnown", why: "noAnswer" });
});

test("the drawer opens also without paper, and holds up no paper behind it", async () => {
  const { world, printer } = await counter({ hangsUpAfterMs: "never" });
  expect(await printer.print(drawerKick(), { timeoutMs: LONG, needsPaper: false })).toEqual({ kind: "printed" });
  await expect.poll(() => world.drawerKicks()).toBe(1);
  expect(await printer.print(job, { timeoutMs: LONG })).toEqual({ kind: "printed" });
});
