/** Whatever a printer says about itself, at whatever moment and in whatever pieces: no crash, nothing stuck, no lie. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ok } from "../../main/core/result.ts";
import { createJobs } from "../../native/printer/job.ts";
import type { Line } from "../../native/printer/line.ts";
import { createAnswers, readInOrder, readStatus } from "../../native/printer/status.ts";
import { createMachine } from "../../simulator/printer/index.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const TROUBLES = [null, "paperOut", "coverOpen", "offline"];

/** Bytes that look like answers more often than chance would have it. */
const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0x12, 0x16, 0x1a, 0x32, 0x72, 0x10, 0x14, 0x00, 0x0c, 0x11, 0x13),
);
const bytes = fc.array(byte, { maxLength: 40 }).map((all) => Uint8Array.from(all));

test("any bytes, cut anywhere, mean the same as in one piece", () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), (all, cuts) => {
      const whole = createAnswers()(all);
      const read = createAnswers();
      const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
      expect(places.slice(1).flatMap((end, index) => read(all.subarray(places[index], end)))).toEqual(whole);
      for (const answer of whole) {
        const status =
          answer.kind === "inOrder"
            ? readInOrder(answer.byte)
            : readStatus({ 1: answer.byte, 2: answer.byte, 4: answer.byte });
        expect(TROUBLES).toContain(status.trouble);
      }
    }),
    { numRuns: RUNS },
  );
});

test("any bytes at a simulated printer: it takes them, and forgets on order", () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.nat({ max: 30 }), (pieces, paper) => {
      const machine = createMachine({ paper });
      for (const piece of pieces) machine.receive(piece);
      expect(machine.rows().length).toBeLessThanOrEqual(paper + pieces.reduce((sum, piece) => sum + piece.length, 0));
    }),
    { numRuns: RUNS },
  );
});

const TIMING = { answerMs: 1, pollMs: 1, inOrderMs: 2, settleMs: 0 };
const moment = fc.record({
  after: fc.nat({ max: 3 }),
  bytes,
  gone: fc.constantFrom(null, null, null, "ended" as const, "lost" as const),
});

test("any answers to any job: an outcome, in time, and nothing sent after it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 5 }), fc.boolean(), async (script, hangsUp) => {
      const steps = [...script];
      let over = false;
      let sentAfter = 0;
      let hear: (bytes: Uint8Array) => void = () => undefined;
      let gone: (how: "ended" | "lost") => void = () => undefined;
      const line: Line = {
        async send() {
          if (over) sentAfter += 1;
          const step = steps.shift();
          if (step === undefined) return;
          await Promise.resolve();
          hear(step.bytes);
          if (step.gone !== null) gone(step.gone);
        },
        finish: () => {
          if (hangsUp) gone("ended");
        },
        close: () => undefined,
        abandon: () => undefined,
        onBytes: (listener) => {
          hear = listener;
        },
        onGone: (listener) => {
          gone = listener;
        },
      };
      const print = createJobs(() => Promise.resolve(ok(line)), { confirm: "close", status: "auto" }, TIMING);
      const outcome = await print(Uint8Array.of(1, 2, 3), { timeoutMs: 25 });
      over = true;
      expect(["printed", "notPrinted", "notKnown"]).toContain(outcome.kind);
      await new Promise((resolve) => setTimeout(resolve, 3));
      expect(sentAfter).toBe(0);
    }),
    { numRuns: Math.ceil(RUNS / 20) },
  );
});
