/** Real-time commands, which a printer finds among its bytes as they arrive and carries out before everything that waits. */

export type RealTime =
  | { readonly kind: "status"; readonly number: number }
  | { readonly kind: "forget" }
  | { readonly kind: "byte"; readonly byte: number };

const FORGET = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/** @returns a reader that keeps a command whose end has not arrived for the next bytes */
export function createRealTime(): (bytes: Uint8Array) => readonly RealTime[] {
  let kept: number[] = [];
  return (bytes) => {
    const found: RealTime[] = [];
    for (const byte of bytes) {
      kept.push(byte);
      while (kept.length > 0) {
        const [first, second, third] = kept;
        const status =
          first === 0x10 && (second === undefined || (second === 0x04 && (third ?? 1) >= 1 && (third ?? 1) <= 4));
        const forget = kept.every((value, index) => value === FORGET[index]);
        if (status && third !== undefined) {
          found.push({ kind: "status", number: third });
          kept = [];
        } else if (forget && kept.length === FORGET.length) {
          found.push({ kind: "forget" });
          kept = [];
        } else if (status || forget) break;
        else found.push({ kind: "byte", byte: kept.shift() ?? 0 });
      }
    }
    return found;
  };
}
