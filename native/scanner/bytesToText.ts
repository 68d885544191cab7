/** What the bytes of a scanner say: UTF-8 where they are, else Latin-1, the two that scanners are set to. */

const strict = new TextDecoder("utf-8", { fatal: true });

/** Never fails: every byte is a Latin-1 character. */
export function bytesToText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
