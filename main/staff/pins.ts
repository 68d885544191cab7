/** PINs as scrypt hashes (RFC 7914). A short PIN has few values, so the cost of each guess and the lock are what protect it. */
import { scrypt, timingSafeEqual } from "node:crypto";
import { formatPinHash, parsePinHash } from "../core/people/pinHash.ts";

const LOG_N = 15;
const R = 8;
const P = 1;
const KEY_BYTES = 32;

/** Bytes of salt that `hashPin` needs. */
export const SALT_BYTES = 16;

/**
 * The stored form of a PIN. The salt is 16 bytes of chance. Takes some tens of milliseconds off the main loop.
 * Throws RangeError on a salt of another length.
 */
export async function hashPin(pin: string, salt: Uint8Array): Promise<string> {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${String(SALT_BYTES)} bytes`);
  const bytes = Buffer.from(salt);
  const key = await derive(pin, bytes, LOG_N, R, P);
  return formatPinHash({ logN: LOG_N, r: R, p: P, salt: bytes, key });
}

/** Whether a PIN has this hash; false for a text that is no hash. Compares in constant time. */
export async function verifyPin(pin: string, hash: string): Promise<boolean> {
  const parsed = parsePinHash(hash);
  if (parsed === null) return false;
  const key = await derive(pin, parsed.salt, parsed.logN, parsed.r, parsed.p);
  return timingSafeEqual(key, parsed.key);
}

function derive(pin: string, salt: Buffer, logN: number, r: number, p: number): Promise<Buffer> {
  const N = 2 ** logN;
  // scrypt needs 128 × N × r bytes; Node's own limit is just below that.
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
