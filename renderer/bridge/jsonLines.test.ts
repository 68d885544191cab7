import { expect, it } from "vitest";
import { jsonLines } from "./jsonLines.ts";

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function all(body: ReadableStream<Uint8Array>): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for await (const value of jsonLines(body)) values.push(value);
  return values;
}

it("reads values cut anywhere, also inside a character", async () => {
  const bytes = new TextEncoder().encode('{"name":"法棍"}\n\n{"type":"ping"}\n');
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(await all(streamOf([bytes.slice(0, cut), bytes.slice(cut)]))).toEqual([{ name: "法棍" }, { type: "ping" }]);
  }
});

it("leaves out a last line that was cut off", async () => {
  expect(await all(streamOf([new TextEncoder().encode('{"a":1}\n{"b":')]))).toEqual([{ a: 1 }]);
});

it("fails on a line that is not JSON", async () => {
  await expect(all(streamOf([new TextEncoder().encode("<html>\n")]))).rejects.toThrow(SyntaxError);
});
