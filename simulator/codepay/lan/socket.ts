/** One WebSocket connection of a till: whole texts in, whole texts out, RFC 6455 kept in between. */

import type { Duplex } from "node:stream";
import { closeCodes, closeFrame, frameOf, opcodes, parseFrame } from "./frames.ts";
import type { Frame } from "./frames.ts";

export interface TextSocket {
  send(text: string): void;
  /** The same in frames of at most `size` bytes. */
  sendInParts(text: string, size: number): void;
  /** Cuts the connection without a word. */
  drop(): void;
}

const MOST_BYTES = 64 * 1024;

/** Takes over an upgraded connection; `onText` gets every text, `early` is what came with the handshake. */
export function createTextSocket(
  socket: Duplex,
  early: Buffer,
  onText: (text: string, socket: TextSocket) => void,
): TextSocket {
  let bytes: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let open = true;

  const end = (code: number): void => {
    if (!open) return;
    open = false;
    socket.end(closeFrame(code));
  };

  const message = (payload: Buffer): void => {
    try {
      onText(new TextDecoder("utf-8", { fatal: true }).decode(payload), self);
    } catch {
      end(closeCodes.badText);
    }
  };

  const take = ({ opcode, final, payload }: Frame): void => {
    if (opcode === opcodes.close) return end(payload.length >= 2 ? payload.readUInt16BE(0) : closeCodes.normal);
    if (opcode === opcodes.ping) return void socket.write(frameOf(opcodes.pong, payload));
    if (opcode === opcodes.pong) return;
    if (opcode === opcodes.binary) return end(closeCodes.unsupported);
    const continues = opcode === opcodes.more;
    if (continues !== parts.length > 0) return end(closeCodes.protocol);
    parts.push(payload);
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    if (size > MOST_BYTES) return end(closeCodes.tooLarge);
    if (!final) return;
    const whole = Buffer.concat(parts);
    parts = [];
    message(whole);
  };

  const read = (more: Buffer): void => {
    bytes = Buffer.concat([bytes, more]);
    while (open) {
      const parsed = parseFrame(bytes, MOST_BYTES);
      if (parsed.kind === "incomplete") return;
      if (parsed.kind === "broken") return end(parsed.code);
      bytes = bytes.subarray(parsed.length);
      take(parsed.frame);
    }
  };

  const write = (opcode: number, payload: Buffer, final: boolean): void => {
    if (open) socket.write(frameOf(opcode, payload, final));
  };

  const self: TextSocket = {
    send: (text) => write(opcodes.text, Buffer.from(text), true),
    sendInParts: (text, size) => {
      const whole = Buffer.from(text);
      for (let at = 0; at < whole.length; at += size) {
        const opcode = at === 0 ? opcodes.text : opcodes.more;
        write(opcode, whole.subarray(at, at + size), at + size >= whole.length);
      }
    },
    drop: () => {
      open = false;
      socket.destroy();
    },
  };

  socket.on("data", read);
  socket.on("error", () => socket.destroy());
  socket.on("end", () => socket.end());
  if (early.length > 0) read(early);
  return self;
}
