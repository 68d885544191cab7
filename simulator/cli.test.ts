import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));
const run = (...flags: string[]) => spawn(process.execPath, [cli, ...flags], { stdio: ["ignore", "pipe", "pipe"] });

it("prints where it listens and ends on a signal", async () => {
  const child = run("--port", "0");
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const url = /^Simulator: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line))?.[1] ?? "";
  expect((await fetch(`${url}/pax`)).status).toBe(200);
  child.kill("SIGTERM");
  const [code] = (await once(child, "exit")) as [number | null];
  expect(code).toBe(0);
});

it.each([
  [["--prot", "1"], "Unknown flag --prot"],
  [["--port", "many"], "--port needs a number"],
])("refuses %j with one line and exit code 2", async (flags, words) => {
  const child = run(...flags);
  const exited = once(child, "exit");
  let said = "";
  for await (const chunk of child.stderr) said += String(chunk);
  const [code] = (await exited) as [number];
  expect(code).toBe(2);
  expect(said).toContain(words);
  expect(said.trim().split("\n")).toHaveLength(1);
});
