import { describe, expect, it } from "vitest";
import { createKeyboardReader } from "./hidKeyboard.ts";
import type { KeyLayout } from "./hidKeyLayouts.ts";
import { createPosReader } from "./hidPos.ts";
import type { Reading, ReportReader } from "./reportReader.ts";
import { keyPress, posReports, typeKeys } from "./testing.ts";

const readAll = (reader: ReportReader, reports: readonly Uint8Array[]): readonly Reading[] =>
  reports.flatMap((report) => reader.read(report));
const typed = (text: string, layout: KeyLayout): readonly Reading[] =>
  readAll(createKeyboardReader(layout), typeKeys(text, layout));
const scan = (text: string): Reading => ({ kind: "scan", text });

describe("keyboard reports", () => {
  it("reads what the layout's keys stand for", () => {
    expect(typed("]C1(01)0950-AbZ/$%+ .:~", "us")).toEqual([scan("]C1(01)0950-AbZ/$%+ .:~")]);
    expect(typed("0123456789AZERTYqwm;,?.:/![]{}#@é", "fr")).toEqual([scan("0123456789AZERTYqwm;,?.:/![]{}#@é")]);
  });

  it("knows keys by their place: a US scanner read as French gives other letters", () => {
    expect(readAll(createKeyboardReader("fr"), typeKeys("qwz", "us"))).toEqual([scan("azw")]);
  });

  it("reads Ctrl + ] and Alt + 0 2 9 as the separator of GS1 codes", () => {
    expect(typed("10A\u001d21B", "us")).toEqual([scan("10A\u001d21B")]);
    const alt = 0x04;
    const held = [0x62, 0x5a, 0x61].flatMap((key) => [
      Uint8Array.of(alt, 0, key, 0, 0, 0, 0, 0),
      Uint8Array.of(alt, 0, 0, 0, 0, 0, 0, 0),
    ]);
    const reports = [...typeKeys("10A").slice(0, -2), ...held, new Uint8Array(8), ...typeKeys("21B")];
    expect(readAll(createKeyboardReader("us"), reports)).toEqual([scan("10A\u001d21B")]);
  });

  it("reads the keypad, two equal figures in a row, and keys that overlap", () => {
    const keypad = [0x59, 0x59, 0x62, 0x63].flatMap((key) => keyPress(key));
    expect(readAll(createKeyboardReader("us"), [...keypad, ...keyPress(0x58)])).toEqual([scan("110.")]);
    const overlapping = [[0x1e], [0x1e, 0x1f], [0x1f], [0x1f, 0x20], [], [0x28], []].map((keys) =>
      Uint8Array.of(0, 0, ...keys, 0, 0, 0, 0),
    );
    expect(readAll(createKeyboardReader("us"), overlapping)).toEqual([scan("123")]);
  });

  it("reads numbered reports", () => {
    const numbered = typeKeys("4011").map((report) => Uint8Array.of(1, ...report));
    expect(readAll(createKeyboardReader("us"), numbered)).toEqual([scan("4011")]);
  });

  it("cuts half a scan off at silence and at the loss of the device", () => {
    const reader = createKeyboardReader("us");
    readAll(reader, typeKeys("62910").slice(0, -2));
    expect(reader.silence()).toEqual({ kind: "partial", why: "cutOff", length: 5 });
    readAll(reader, typeKeys("62").slice(0, -2));
    expect(reader.lost()).toEqual({ kind: "partial", why: "unplugged", length: 2 });
    expect(readAll(reader, typeKeys("73513537"))).toEqual([scan("73513537")]);
  });
});

describe("HID-POS reports", () => {
  const data = (text: string): Uint8Array => Buffer.from(text, "latin1");

  it("reads a code and what kind of symbol it was", () => {
    expect(readAll(createPosReader(), posReports(data("6291041500213"), "E0"))).toMatchObject([
      { kind: "scan", text: "6291041500213", symbology: { aim: "E0", name: "ean", gs1: false } },
    ]);
  });

  it("puts a long code together over its reports, and tells one from the next", () => {
    const long = `010950600013435210${"A".repeat(20)}\u001d91${"B".repeat(80)}`;
    const reader = createPosReader();
    expect(readAll(reader, [...posReports(data(long), "d2"), ...posReports(data("4011"), "C0")])).toMatchObject([
      { text: long, symbology: { aim: "d2", gs1: true } },
      { text: "4011", symbology: { aim: "C0" } },
    ]);
  });

  it("reads reports without their number, and identifiers without their bracket", () => {
    const [report = new Uint8Array()] = posReports(data("4011"), "C0");
    expect(createPosReader().read(report.subarray(1))).toMatchObject([{ text: "4011" }]);
    const bare = Uint8Array.from(report);
    bare.set([0x43, 0x30, 0], 2);
    expect(createPosReader().read(bare)).toMatchObject([{ symbology: { aim: "C0" } }]);
    bare.set([0, 0, 0], 2);
    expect(createPosReader().read(bare)).toEqual([{ kind: "scan", text: "4011", symbology: undefined }]);
  });

  it("never joins half a code to the next", () => {
    const [first = new Uint8Array()] = posReports(data("C".repeat(60)), "Q1");
    const other = createPosReader();
    expect(readAll(other, [first, ...posReports(data("4011"), "C0")])).toMatchObject([
      { kind: "partial", why: "cutOff", length: 56 },
      { text: "4011" },
    ]);
    const silent = createPosReader();
    silent.read(first);
    expect(silent.silence()).toEqual({ kind: "partial", why: "cutOff", length: 56 });
    expect(readAll(silent, posReports(data("4011"), "Q1"))).toMatchObject([{ text: "4011" }]);
  });

  it("gives up a code with a report that contradicts itself, to its end", () => {
    const [first = new Uint8Array(), second = new Uint8Array(), third = new Uint8Array()] = posReports(
      data("C".repeat(130)),
      "Q1",
    );
    const broken = Uint8Array.from(second);
    broken[1] = 200;
    const reader = createPosReader();
    expect(readAll(reader, [first, broken, third, ...posReports(data("4011"), "Q1")])).toMatchObject([
      { kind: "partial", why: "garbled" },
      { kind: "scan", text: "4011" },
    ]);
  });
});
