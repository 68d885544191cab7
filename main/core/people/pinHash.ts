/** The text form in which a hashed PIN is stored: `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`, salt and key in base64url. */

export interface PinHash {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

const FORM = /^scrypt\$(1[4-7])\$(8)\$([1-4])\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** Reads the stored form: 16 bytes of salt, 32 of key, a cost the till is willing to pay. Null for anything else. */
export function parsePinHash(text: string): PinHash | null {
  const [, logN, r, p, salt, key] = FORM.exec(text) ?? [];
  if (logN === undefined || r === undefined || p === undefined || salt === undefined || key === undefined) return null;
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, "base64url"),
    key: Buffer.from(key, "base64url"),
  };
}

/** Writes the stored form. */
export function formatPinHash(hash: PinHash): string {
  const cost = `${String(hash.logN)}$${String(hash.r)}$${String(hash.p)}`;
  return `scrypt$${cost}$${hash.salt.toString("base64url")}$${hash.key.toString("base64url")}`;
}

/** Whether the text is a stored PIN hash. */
export function isPinHash(text: string): boolean {
  return parsePinHash(text) !== null;
}
