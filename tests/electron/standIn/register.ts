/** Loaded by `--import` before the built main: whoever imports `electron` gets the stand-in. */
import { registerHooks } from "node:module";

const standIn = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve: (name, context, next) => (name === "electron" ? { url: standIn, shortCircuit: true } : next(name, context)),
});

// Electron's own argv names the app's folder where Node's names the file; a packaged app has neither.
if (process.env["STAND_IN_PACKAGED"] === "1") process.argv.splice(1, 1);
