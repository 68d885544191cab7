/** Whatever a HID device reports: nothing crashes or sticks, halves are never joined, and whole codes come back as sent. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createKeyboardReader } from "../../native/scanner/hidKeyboard.ts";
import { createPosReader } from "../../native/scanner/hidPos.ts";
import type { ReportReader } from "../../native/scanner/reportReader.ts";
import { posReports, typeKeys } from "../../native/scanner/testing.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
/** 100,000 rounds through all readers take a minute on a quiet machine. */
const PATIENCE_MS = 600_000;
const readers = (): readonly (readonly [ReportReader, (text: string) => readonly Uint8Array[]])[] => [
  [createPosReader(), (text) => posReports(Buffer.from(text, "latin1"))],
  [createKeyboardReader("us"), (text) => typeKeys(text, "us")],
  [createKeyboardReader("fr"), (text) => typeKeys(text, "fr")],
];

it(
  "gives back every code in order and drops what is cut off",
  () => {
    const codes = fc.array(fc.record({ code: fc.stringMatching(/^[0-9A-Za-z()\-+/]{1,120}$/), whole: fc.boolean() }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(codes, (list) => {
        for (const [reader, reportsOf] of readers()) {
          const read = list.flatMap(({ code, whole }) => {
            const reports = reportsOf(code);
            // Half a code: all but what ends it.
            const sent = whole ? reports : reports.slice(0, reports.length > 2 ? -2 : -1);
            const readings = sent.flatMap((report) => reader.read(report));
            const cut = whole ? null : reader.silence();
            return cut === null ? readings : [...readings, cut];
          });
          const scans = read.flatMap((reading) => (reading.kind === "scan" ? [reading.text] : []));
          expect(scans).toEqual(list.filter(({ whole }) => whole).map(({ code }) => code));
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);

it(
  "gets stuck on nothing: after any reports and a silence the next code is read",
  () => {
    const report = fc.oneof(
      fc.uint8Array({ maxLength: 70 }),
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc.uint8Array({ minLength: 64, maxLength: 64 }).map(numbered),
    );
    fc.assert(
      fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
        for (const [reader, reportsOf] of readers()) {
          for (const each of reports) reader.read(each);
          // Whatever keys seemed down are let go.
          reader.read(new Uint8Array(8));
          reader.silence();
          expect(reader.waiting()).toBe(false);
          expect(reportsOf("4011").flatMap((each) => reader.read(each))).toMatchObject([
            { kind: "scan", text: "4011" },
          ]);
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);

function numbered(report: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(report);
  copy[0] = 2;
  return copy;
}
