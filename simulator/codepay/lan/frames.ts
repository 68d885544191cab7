/** RFC 6455 frames, the few kinds this server speaks: text in one frame or many, ping, pong, close. */

export const opcodes = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Close codes of RFC 6455, section 7.4.1. */
export const closeCodes = { normal: 1000, protocol: 1002, unsupported: 1003, badText: 1007, tooLarge: 1009 } as const;

export type Parsed =
  | { readonly kind: "frame"; readonly frame: Frame; readonly length: number }
  | { readonly kind: "incomplete" }
  | { readonly kind: "broken"; readonly code: number };

const broken = (code: number): Parsed => ({ kind: "broken", code });

/** The first frame of a client's bytes; a client must mask, and no payload may be longer than `most` bytes. */
export function parseFrame(bytes: Buffer, most: number): Parsed {
  if (bytes.length < 2) return { kind: "incomplete" };
  const first = bytes.readUInt8(0);
  const second = bytes.readUInt8(1);
  const opcode = first & 0x0f;
  const final = (first & 0x80) !== 0;
  const short = second & 0x7f;
  const known = Object.values<number>(opcodes).includes(opcode);
  const badControl = opcode >= 8 && (!final || short > 125);
  if ((first & 0x70) !== 0 || (second & 0x80) === 0 || !known || badControl) return broken(closeCodes.protocol);
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const head = 2 + lengthBytes + 4;
  if (bytes.length < head) return { kind: "incomplete" };
  const size = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (size > most) return broken(closeCodes.tooLarge);
  if (bytes.length < head + size) return { kind: "incomplete" };
  const mask = bytes.subarray(head - 4, head);
  const payload = Buffer.from(bytes.subarray(head, head + size));
  for (let at = 0; at < size; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return { kind: "frame", frame: { final, opcode, payload }, length: head + size };
}

/** A whole, unmasked frame, as servers send them. */
export function frameOf(opcode: number, payload: Buffer, final = true): Buffer {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | opcode;
  if (size < 126) head[1] = size;
  else if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}

/** A close frame with its code. */
export function closeFrame(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frameOf(opcodes.close, payload);
}
