import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { frameOf, opcodes } from "./frames.ts";
import { startLanServer } from "./server.ts";
import type { LanServer } from "./server.ts";

let server: LanServer;
beforeEach(async () => {
  server = await startLanServer(0, (text, socket) => {
    if (text === "drop") socket.drop();
    else if (text === "parts") socket.sendInParts("äöü", 2);
    else socket.send(`heard ${text}`);
  });
});
afterEach(() => server.close());

const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const hello = (more = ""): string =>
  `GET / HTTP/1.1\r\nHost: terminal\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\n${more}\r\n`;
const VERSION = "Sec-WebSocket-Version: 13\r\n";

/** A client's frame: the server's with a mask. */
const masked = (opcode: number, payload: string | Buffer, final = true): Buffer => {
  const plain = frameOf(opcode, Buffer.from(payload), final);
  const head = plain.length - Buffer.from(payload).length;
  const mask = Buffer.from([1, 2, 3, 4]);
  const start = Buffer.from(plain.subarray(0, head));
  start[1] = (start[1] ?? 0) | 0x80;
  const body = Buffer.from(payload).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return Buffer.concat([start, mask, body]);
};

/** Everything the server sends, until it ends or `enough` is in it. */
const talk = (writes: readonly (string | Buffer)[], enough?: Buffer): Promise<Buffer> =>
  new Promise((resolve) => {
    const socket: Socket = connect(server.port, "127.0.0.1");
    let got = Buffer.alloc(0);
    for (const bytes of writes) socket.write(bytes);
    socket.on("error", () => undefined);
    socket.on("data", (bytes: Buffer) => {
      got = Buffer.concat([got, bytes]);
      if (enough && got.includes(enough)) socket.destroy();
    });
    socket.on("close", () => resolve(got));
  });
const framesAfter = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf("\r\n\r\n") + 4);
const text = (words: string): Buffer => frameOf(opcodes.text, Buffer.from(words));

describe("the handshake", () => {
  it("accepts with the documented key and the terminals' own reason phrase", async () => {
    const head = String(await talk([hello(VERSION), masked(opcodes.close, "")]));
    expect(head).toContain("HTTP/1.1 101 Web Socket Protocol Handshake\r\n");
    expect(head).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
  });

  it.each([
    ["another version", hello("Sec-WebSocket-Version: 8\r\n"), "400"],
    ["a page of a browser", hello(`${VERSION}Origin: https://shop.example\r\n`), "403"],
    ["a plain request", "GET / HTTP/1.1\r\nHost: terminal\r\nConnection: close\r\n\r\n", "426"],
  ])("refuses %s", async (_what, request, status) => {
    expect(String(await talk([request]))).toContain(`HTTP/1.1 ${status}`);
  });
});

describe("frames", () => {
  const after = async (writes: readonly Buffer[], enough?: Buffer): Promise<Buffer> =>
    framesAfter(await talk([hello(VERSION), ...writes], enough));

  it("carry texts, in one frame or in several with a ping between them", async () => {
    const pong = frameOf(opcodes.pong, Buffer.from("are you there"));
    const bytes = await after(
      [
        masked(opcodes.text, "one ", false),
        masked(opcodes.ping, "are you there"),
        masked(opcodes.more, "two", true),
        masked(opcodes.pong, "ignored"),
      ],
      text("heard one two"),
    );
    expect(bytes).toEqual(Buffer.concat([pong, text("heard one two")]));
  });

  it.each([130, 66_000 - 2000])("of %i bytes arrive whole", async (size) => {
    const words = "x".repeat(size);
    expect(await after([masked(opcodes.text, words)], text(`heard ${words}`))).toEqual(text(`heard ${words}`));
  });

  it("that arrive byte by byte are put together", async () => {
    const bytes = [...masked(opcodes.text, "slow")].map((byte) => Buffer.from([byte]));
    expect(await after(bytes, text("heard slow"))).toEqual(text("heard slow"));
  });

  it("split an answer between the bytes of a letter", async () => {
    const last = frameOf(opcodes.more, Buffer.from("ü"), true);
    const bytes = await after([masked(opcodes.text, "parts")], last);
    const parts = [
      frameOf(opcodes.text, Buffer.from("ä"), false),
      frameOf(opcodes.more, Buffer.from("ö"), false),
      last,
    ];
    expect(bytes).toEqual(Buffer.concat(parts));
  });

  it.each<[string, Buffer[], number]>([
    ["no mask", [frameOf(opcodes.text, Buffer.from("bare"))], 1002],
    ["a continuation of nothing", [masked(opcodes.more, "x")], 1002],
    ["a text inside a text", [masked(opcodes.text, "x", false), masked(opcodes.text, "y")], 1002],
    ["a ping in parts", [masked(opcodes.ping, "x", false)], 1002],
    ["bytes", [masked(opcodes.binary, "x")], 1003],
    ["no UTF-8", [masked(opcodes.text, Buffer.from([0xff]))], 1007],
    ["too much", [masked(opcodes.text, "x".repeat(70_000))], 1009],
    ["a farewell", [masked(opcodes.close, Buffer.from([0x03, 0xe8]))], 1000],
  ])("with %s end the connection with the right code", async (_what, writes, code) => {
    const bytes = await after(writes);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x88, 2]));
    expect(bytes.readUInt16BE(2)).toBe(code);
  });

  it("may end with no farewell at all", async () => {
    expect(await after([masked(opcodes.text, "drop")])).toEqual(Buffer.alloc(0));
  });
});
