/** The page as gzip makes it: scripts, styles and the page itself; and how much of that has to come before it stands. */
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
    const html = readFileSync(join(PAGE, "index.html"), "utf8");
    const first = sizes.filter(({ file }) => file === "index.html" || html.includes(file));
    return [
      { what: "renderer, gzip: scripts, styles, page", value: kB, unit: "kB", limit: atMost(150), more },
      {
        what: "of it, fetched before the page stands",
        value: first.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
        unit: "kB",
        more: "the rest is drawing of QR codes, fetched when one is shown",
      },
    ];
  },
};
