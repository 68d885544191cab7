/** Whatever a serial line sends, in whatever lumps: nothing crashes, nothing is joined, no whole scan is lost. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createFramer, type Frame, MAX_FRAME } from "../../native/scanner/framing.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);

const code = fc.stringMatching(/^[0-9A-Za-z()\]-]{1,40}$/);
const mark = fc.constantFrom("\r", "\n", "\r\n", "\u0003", "\u0003\r\n");
const whole = fc.record({ kind: fc.constant("whole" as const), code, head: fc.constantFrom("", "\u0002"), mark });
/** Cut off by silence or by the cable; only after the scanner has shown its marks is it known to be half. */
const half = fc.record({
  kind: fc.constant("half" as const),
  code,
  by: fc.constantFrom("silence" as const, "cable" as const),
});

it("gives back every whole scan in order, and every half one as half", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: whole }, half), { maxLength: 12 }),
      fc.integer({ min: 1, max: 64 }),
      (scans, lump) => {
        const framer = createFramer("mark");
        const frames: Frame[] = [];
        const send = (text: string): void => {
          const bytes = Buffer.from(text, "latin1");
          for (let at = 0; at < bytes.length; at += lump) frames.push(...framer.feed(bytes.subarray(at, at + lump)));
        };
        const expected = scans.map((scan) => {
          if (scan.kind === "whole") {
            send(scan.head + scan.code + scan.mark);
            return { kind: "scan", text: scan.code };
          }
          send(scan.code);
          const cut = scan.by === "silence" ? framer.silence() : framer.lost();
          if (cut !== null) frames.push(cut);
          return { kind: "partial", why: scan.by === "silence" ? "cutOff" : "unplugged", length: scan.code.length };
        });
        expect(frames).toEqual(expected);
      },
    ),
    { numRuns: RUNS },
  );
});

it("gets stuck on nothing: after any noise and a silence the next scan is read", () => {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.nat(3 * MAX_FRAME).map((length) => new Uint8Array(length).fill(0x39)),
  );
  fc.assert(
    fc.property(
      fc.array(noise, { maxLength: 4 }),
      fc.constantFrom("auto" as const, "mark" as const, "silence" as const),
      (lumps, end) => {
        const framer = createFramer(end);
        for (const lump of lumps) {
          for (const frame of framer.feed(lump)) {
            if (frame.kind === "scan") expect(frame.text).not.toMatch(/[\r\n\u0002\u0003]/);
            if (frame.kind === "scan") expect(frame.text.length).toBeLessThanOrEqual(MAX_FRAME);
          }
        }
        framer.silence();
        expect(framer.waiting()).toBe(false);
        expect(framer.feed(Buffer.from("4011\r"))).toEqual([{ kind: "scan", text: "4011" }]);
      },
    ),
    { numRuns: RUNS },
  );
});
