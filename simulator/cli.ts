/** `npm run simulator -- [--port N]`: runs the simulator on its own until it is ended. */

import { startSimulator } from "./index.ts";

function readPort(flags: readonly string[]): number | string {
  let port = 0;
  for (let at = 0; at < flags.length; at += 1) {
    const [name, joined] = (flags[at] ?? "").split("=", 2);
    if (name !== "--port") return `Unknown flag ${name ?? ""}: use --port N.`;
    const value = joined ?? flags[(at += 1)] ?? "";
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) return `--port needs a number from 0 to 65535.`;
    port = Number(value);
  }
  return port;
}

const port = readPort(process.argv.slice(2));
if (typeof port === "string") {
  console.error(port);
  process.exitCode = 2;
} else {
  try {
    const simulator = await startSimulator({ port });
    console.log(`Simulator: ${simulator.url}`);
    const stop = (): void => void simulator.close();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    console.error(taken ? `Port ${port} is in use: choose another with --port N.` : `Simulator: ${String(error)}`);
    process.exitCode = 1;
  }
}
