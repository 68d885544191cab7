/** Builds the page into `out/renderer`. Everything is a file of its own: the page's CSP allows nothing inline. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Test runners set another: then React's development build would be measured, tested and left in out/.
process.env["NODE_ENV"] = "production";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [react()],
  build: {
    outDir: here("../out/renderer"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "chrome130",
  },
});
