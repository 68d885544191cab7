/** Cuts a stream of ESC/POS bytes into commands, as far as they have arrived. Knows as much as a small receipt printer. */

export type Command =
  | { readonly kind: "text"; readonly byte: number }
  | { readonly kind: "row" }
  | { readonly kind: "reset" }
  | { readonly kind: "feed"; readonly rows: number }
  | { readonly kind: "page"; readonly number: number }
  | { readonly kind: "picture"; readonly width: number; readonly height: number }
  | { readonly kind: "keepCode"; readonly data: string }
  | { readonly kind: "printCode" }
  | { readonly kind: "cut" }
  | { readonly kind: "drawer" }
  | { readonly kind: "tellPaper" }
  /** Changes only how letters look, or is unknown. */
  | { readonly kind: "other" };

export interface Cut {
  readonly command: Command;
  /** How many bytes it takes. */
  readonly length: number;
}

const OTHER: Command = { kind: "other" };
const ESC_LENGTHS: Readonly<Record<string, number>> = { "@": 2, "2": 2, p: 5, $: 4, "\\": 4, i: 2, m: 2 };
const GS_LENGTHS: Readonly<Record<string, number>> = { L: 4, W: 4, P: 4, $: 4, "\\": 4, ":": 2 };

/** @returns the first command of `bytes`, or undefined while its end has not arrived */
export function firstCommand(bytes: Uint8Array): Cut | undefined {
  const first = bytes[0];
  if (first === undefined) return undefined;
  const cut = first === 0x1b ? escape(bytes) : first === 0x1d ? group(bytes) : single(first);
  return cut === undefined || cut.length > bytes.length ? undefined : cut;
}

function single(byte: number): Cut {
  if (byte === 0x0a) return { command: { kind: "row" }, length: 1 };
  if (byte === 0x1c) return { command: OTHER, length: 2 };
  return { command: byte >= 0x20 && byte !== 0x7f ? { kind: "text", byte } : OTHER, length: 1 };
}

function escape(bytes: Uint8Array): Cut | undefined {
  if (bytes.length < 2) return undefined;
  const letter = String.fromCharCode(bytes[1] ?? 0);
  const parameter = bytes[2] ?? 0;
  if (letter === "@") return { command: { kind: "reset" }, length: 2 };
  if (letter === "t") return { command: { kind: "page", number: parameter }, length: 3 };
  if (letter === "d") return { command: { kind: "feed", rows: parameter }, length: 3 };
  if (letter === "p") return { command: { kind: "drawer" }, length: 5 };
  return { command: OTHER, length: ESC_LENGTHS[letter] ?? 3 };
}

function group(bytes: Uint8Array): Cut | undefined {
  if (bytes.length < 3) return undefined;
  const letter = String.fromCharCode(bytes[1] ?? 0);
  const word = (at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  switch (letter) {
    case "V":
      return { command: { kind: "cut" }, length: (bytes[2] ?? 0) >= 65 ? 4 : 3 };
    case "r":
      return { command: { kind: "tellPaper" }, length: 3 };
    case "v":
      if (bytes.length < 8) return undefined;
      return { command: { kind: "picture", width: word(4) * 8, height: word(6) }, length: 8 + word(4) * word(6) };
    case "(":
      if (bytes.length < 5) return undefined;
      return { command: code(bytes.subarray(5, 5 + word(3))), length: 5 + word(3) };
    default:
      return { command: OTHER, length: GS_LENGTHS[letter] ?? 3 };
  }
}

function code(body: Uint8Array): Command {
  if (body[0] === 49 && body[1] === 80) return { kind: "keepCode", data: new TextDecoder().decode(body.subarray(3)) };
  return body[0] === 49 && body[1] === 81 ? { kind: "printCode" } : OTHER;
}
