import { describe, expect, it } from "vitest";
import { createFramer, type Frame, type FrameEnd, MAX_FRAME } from "./framing.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");
const feed = (text: string, end: FrameEnd = "auto"): readonly Frame[] => createFramer(end).feed(bytes(text));
const scan = (text: string): Frame => ({ kind: "scan", text });

describe("end marks", () => {
  it("cuts at CR, LF, CRLF, ETX, and begins anew at STX", () => {
    expect(feed("A1\rB2\nC3\r\nD4\u0003\u0002E5\u0003\r\n\u0002F6\r")).toEqual(
      ["A1", "B2", "C3", "D4", "E5", "F6"].map(scan),
    );
  });

  it("gives the same scans however the bytes are handed over", () => {
    const line = "\u0002036000291452\u0003\r\n6291041500213\r\nBAG-01\n";
    for (const size of [1, 2, 3, 7, 64]) {
      const framer = createFramer();
      const frames: Frame[] = [];
      for (let at = 0; at < line.length; at += size) frames.push(...framer.feed(bytes(line.slice(at, at + size))));
      expect(frames).toEqual([scan("036000291452"), scan("6291041500213"), scan("BAG-01")]);
    }
  });

  it("keeps the separators of GS1 codes", () => {
    expect(feed("10A\u001d21B\r")).toEqual([scan("10A\u001d21B")]);
  });
});

describe("silence", () => {
  it("ends scans of a scanner that sends no marks", () => {
    const framer = createFramer();
    expect(framer.feed(bytes("036000291452"))).toEqual([]);
    expect(framer.silence()).toEqual(scan("036000291452"));
    expect(framer.silence()).toBeNull();
  });

  it("cuts off half a scan of one that does, and never joins it to the next", () => {
    const framer = createFramer();
    framer.feed(bytes("036000291452\r"));
    framer.feed(bytes("62910"));
    expect(framer.silence()).toEqual({ kind: "partial", why: "cutOff", length: 5 });
    expect(framer.feed(bytes("73513537\r"))).toEqual([scan("73513537")]);
  });

  it("cuts off what began with STX or where marks are set", () => {
    const began = createFramer();
    began.feed(bytes("\u000262910"));
    expect(began.silence()).toMatchObject({ kind: "partial" });
    const marked = createFramer("mark");
    marked.feed(bytes("62910"));
    expect(marked.silence()).toMatchObject({ kind: "partial" });
  });

  it("goes on ending scans where silence is set, although marks were seen", () => {
    const framer = createFramer("silence");
    framer.feed(bytes("A1\rB2"));
    expect(framer.silence()).toEqual(scan("B2"));
  });
});

describe("half scans", () => {
  it("reports one that another STX cuts off, and one that the cable cuts off", () => {
    expect(feed("\u000262910\u000273513537\u0003")).toEqual([
      { kind: "partial", why: "cutOff", length: 5 },
      scan("73513537"),
    ]);
    const framer = createFramer();
    framer.feed(bytes("629"));
    expect(framer.lost()).toEqual({ kind: "partial", why: "unplugged", length: 3 });
    expect(framer.lost()).toBeNull();
  });

  it("reports too much once, throws its rest away, and reads the next", () => {
    expect(feed(`${"9".repeat(MAX_FRAME * 3)}\r73513537\r`)).toEqual([
      { kind: "partial", why: "tooLong", length: MAX_FRAME + 1 },
      scan("73513537"),
    ]);
  });
});

it("reads UTF-8, and Latin-1 where it is none", () => {
  expect(createFramer().feed(Buffer.from("Œufs 茶\r"))).toEqual([scan("Œufs 茶")]);
  expect(createFramer().feed(Uint8Array.of(0x43, 0xe9, 0x0d))).toEqual([scan("Cé")]);
});
