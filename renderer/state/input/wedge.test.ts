import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWedge, isScanNotPin, type Verdict } from "./wedge.ts";

/** Presses each key `gap` ms after the one before; the last verdict is the answer. */
function type(keys: readonly string[], gap: number, wedge = createWedge(() => 50), from = 1_000): Verdict {
  let verdict: Verdict = { kind: "pass" };
  keys.forEach((key, place) => {
    verdict = wedge({ key, modified: false, repeat: false, at: from + place * gap });
  });
  return verdict;
}

describe("a run of fast characters", () => {
  it.each(["Enter", "Tab"])("ended by %s is a scan", (end) => {
    expect(type([..."9521012424864", end], 5)).toEqual({ kind: "scan", code: "9521012424864" });
  });

  it("may come as slowly as the limit, and no slower", () => {
    expect(type([..."12345678", "Enter"], 50).kind).toBe("scan");
    expect(type([..."12345678", "Enter"], 51).kind).toBe("pass");
  });

  it("of three characters is a person", () => {
    expect(type([..."123", "Enter"], 5).kind).toBe("pass");
    expect(type([..."1234", "Enter"], 5).kind).toBe("scan");
  });

  it("ended late is a person's typing", () => {
    const wedge = createWedge(() => 50);
    type([..."12345678"], 5, wedge);
    expect(wedge({ key: "Enter", modified: false, repeat: false, at: 5_000 }).kind).toBe("pass");
  });

  it("starts anew after a pause, so that what was typed before is not part of it", () => {
    const wedge = createWedge(() => 50);
    type([..."milk"], 120, wedge);
    expect(type([..."12345678", "Enter"], 4, wedge, 9_000)).toEqual({ kind: "scan", code: "12345678" });
  });

  it("says which character was the first", () => {
    const wedge = createWedge(() => 50);
    const kinds = [..."1234"].map((key, place) => wedge({ key, modified: false, repeat: false, at: place }).kind);
    expect(kinds).toEqual(["first", "pass", "pass", "pass"]);
  });

  it("keeps shift and capitals", () => {
    expect(type(["Shift", "A", "Shift", "B", "c", "1", "Enter"], 3)).toEqual({ kind: "scan", code: "ABc1" });
  });

  it("hands control keys inside it to nobody, and keeps GS1's separator", () => {
    const wedge = createWedge(() => 50);
    type([..."0109"], 2, wedge);
    expect(wedge({ key: "F12", modified: false, repeat: false, at: 1_008 }).kind).toBe("swallow");
    expect(wedge({ key: "]", modified: true, repeat: false, at: 1_010 }).kind).toBe("swallow");
    expect(type([..."21x", "Enter"], 2, wedge, 1_012)).toEqual({ kind: "scan", code: "0109\u001d21x" });
  });

  it("is not made by a key held down", () => {
    const wedge = createWedge(() => 50);
    for (let at = 0; at < 400; at += 20) wedge({ key: "1", modified: false, repeat: at > 0, at });
    expect(wedge({ key: "Enter", modified: false, repeat: false, at: 410 }).kind).toBe("pass");
  });
});

it("finds every code of four or more characters, whatever was typed before", () => {
  const code = fc.string({ unit: fc.constantFrom(..."0123456789ABCxyz-/%"), minLength: 4, maxLength: 60 });
  fc.assert(
    fc.property(
      code,
      fc.array(fc.constantFrom(..."abc1"), { maxLength: 5 }),
      fc.integer({ min: 0, max: 50 }),
      (text, before, gap) => {
        const wedge = createWedge(() => 50);
        type(before, 200, wedge);
        expect(type([...text, "Enter"], gap, wedge, 10_000)).toEqual({ kind: "scan", code: text });
      },
    ),
  );
});

it("never takes a scan for a PIN, nor a PIN of four for a scan", () => {
  expect(["9521012424864", "96385074", "AB12"].map(isScanNotPin)).toEqual([true, true, true]);
  expect(["1111", "99999"].map(isScanNotPin)).toEqual([false, false]);
});

it("swallows what scanners add behind the end of a scan, and nothing that a person presses later", () => {
  const wedge = createWedge(() => 50);
  type([..."12345678", "Enter"], 5, wedge);
  const press = (key: string, modified: boolean, at: number) => wedge({ key, modified, repeat: false, at }).kind;
  const end = 1_000 + 5 * 8;
  expect(press("Enter", false, end + 5)).toBe("swallow");
  expect(press("j", true, end + 10)).toBe("swallow");
  expect(press("F12", false, end + 15)).toBe("pass");
  expect(press("Enter", false, end + 500)).toBe("pass");
});
