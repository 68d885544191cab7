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
    const files = readdirSync(PAGE, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.(js|css|html)$/.test(file),
    );
    const sizes = files.map((file) => ({ file, bytes: gzipSync(readFileSync(join(PAGE, file))).length }));
    const kB = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
    const largest = sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
    const more = largest
      .map(({ file, bytes }) => `${file.replace(/^assets\//, "")} ${(bytes / 1000).toFixed(1)}`)
      .join(" · ");
    const html = readFileSync(join(PAGE, "index.html"), "utf8");
    // The longest of the catalogues, each named by its language, is the one that counts.
    const words = sizes.filter(({ file }) => /\/(en|fr|zh)-[^/]*\.js$/.test(file)).slice(0, 1);
    const first = [...sizes.filter(({ file }) => file === "index.html" || html.includes(file)), ...words];
    return [
      { what: "renderer, gzip: every script, style and page", value: kB, unit: "kB", more },
      {
        what: "renderer, gzip: fetched to show the till in one language",
        value: first.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
        unit: "kB",
        limit: atMost(150),
        more: "with the words of one language; not yet the other two, nor the drawing of QR codes",
      },
    ];
  },
};
