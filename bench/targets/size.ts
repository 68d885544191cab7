/** What a browser has to fetch and read before the page stands: scripts, styles and the page itself, as gzip makes them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Bench } from "../bench.ts";
import { atMost } from "../figures.ts";

const PAGE = join(import.meta.dirname, "..", "..", "out", "renderer");

export const size: Bench = {
  name: "size",
  async run() {
    const files = readdirSync(PAGE, { recursive: true, encoding: "utf8" }).filter((file) => /\.(js|css|html)$/.test(file));
    const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(PAGE, file))).length }));
    const kB = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
    const largest = sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
    const more = largest.map(({ file, bytes }) => `${file.replace(/^assets\//, "")} ${(bytes / 1000).toFixed(1)}`).join(" · ");
    return [{ what: "renderer, gzip: scripts, styles, page", value: kB, unit: "kB", limit: atMost(150), more }];
  },
};
