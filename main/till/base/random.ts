/** Chance, as the till is given it. */
import { randomBytes } from "node:crypto";

export interface Random {
  bytes(count: number): Uint8Array;
  /** 0 ≤ x < 1 */
  fraction(): number;
  /** A short id that nobody else has. */
  id(): string;
}

export const systemRandom: Random = {
  bytes: (count) => randomBytes(count),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
  id: () => randomBytes(9).toString("base64url"),
};
