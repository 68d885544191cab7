/** AIM symbology identifiers: what kind of symbol was read, as `]` + letter + modifier. Source: ISO/IEC 15424. */

export interface Symbology {
  /** Letter and modifier, for example `d2`. */
  readonly aim: string;
  readonly name: SymbologyName;
  /** The data are GS1 element strings: the symbol began with FNC1. */
  readonly gs1: boolean;
}

const NAMES = {
  A: "code39",
  C: "code128",
  d: "dataMatrix",
  E: "ean",
  e: "gs1DataBar",
  F: "codabar",
  G: "code93",
  I: "itf",
  J: "dotCode",
  L: "pdf417",
  Q: "qr",
  z: "aztec",
} as const;

export type SymbologyName = (typeof NAMES)[keyof typeof NAMES] | "other";

/** GS1-128, GS1 DataMatrix, GS1 QR, GS1 DataBar and composites, GS1 DotCode (GS1 General Specifications, 5.1.3). */
const GS1 = /^(C1|d2|Q3|e[0-3]|J1)$/;
const IDENTIFIER = /^\]([A-Za-z])([0-9A-Za-z])/;

/** @param aim letter and modifier, without the bracket */
export function symbologyOf(aim: string): Symbology {
  const letter = aim.slice(0, 1);
  const name = Object.hasOwn(NAMES, letter) ? NAMES[letter as keyof typeof NAMES] : "other";
  return { aim, name, gs1: GS1.test(aim) };
}

/** Takes the identifier off the front of a scan, where there is one. */
export function splitAim(text: string): { readonly symbology?: Symbology; readonly text: string } {
  const found = IDENTIFIER.exec(text);
  return found === null ? { text } : { symbology: symbologyOf(found[0].slice(1)), text: text.slice(found[0].length) };
}
