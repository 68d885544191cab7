import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { openJournal } from "./open.ts";
import { kinds, options } from "./testing/counted.ts";
import { freshFolder, openSample } from "./testing/samples.ts";
import { verifyJournal } from "./verify.ts";

const script = fileURLToPath(new URL("testing/writeForever.ts", import.meta.url));

type Writer = { readonly child: ChildProcessByStdio<null, Readable, null>; readonly lines: AsyncIterator<string> };

function startWriter(dir: string): Writer {
  const child = spawn(process.execPath, [script, dir], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

/** Kills the writer once it has acknowledged `count` commits; answers the last number it ever printed. */
async function killAfter({ child, lines }: Writer, count: number): Promise<number> {
  let last = 0;
  for (let n = 0; n < count; n += 1) last = Number((await lines.next()).value);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) last = Number(line.value);
  await gone;
  return last;
}

describe("two tills on one folder", () => {
  it("lets only the first one in, and says who that is", async () => {
    const dir = freshFolder();
    openSample(dir);
    const second = startWriter(dir);
    expect((await second.lines.next()).value).toBe("locked");
  });

  it("frees the folder when the first one is killed", async () => {
    const dir = freshFolder();
    const first = startWriter(dir);
    await first.lines.next();
    const refused = openJournal(dir, options);
    expect(refused).toMatchObject({ ok: false, error: { kind: "locked", holder: { pid: first.child.pid } } });
    await killAfter(first, 1);
    expect(openSample(dir).canTakePayments().ok).toBe(true);
  });

  it("verifies beside a till that is writing", async () => {
    const dir = freshFolder();
    const writer = startWriter(dir);
    await writer.lines.next();
    for (let n = 0; n < 5; n += 1)
      expect(verifyJournal(dir, [kinds])).toMatchObject({ ok: true, projections: "equal" });
    await killAfter(writer, 1);
  });
});

describe("a till killed while it writes", () => {
  it("keeps everything it acknowledged, whole transactions only, on a sound chain", async () => {
    const dir = freshFolder();
    for (let round = 0; round < 8; round += 1) {
      const acknowledged = await killAfter(startWriter(dir), 1 + ((round * 37) % 50));
      const report = verifyJournal(dir, [kinds]);
      expect(report).toMatchObject({ ok: true, projections: "equal" });
      expect(report.records).toBeGreaterThanOrEqual(acknowledged);
      expect(report.byKind["one"]).toBe(report.byKind["two"]);
    }
  });
});
