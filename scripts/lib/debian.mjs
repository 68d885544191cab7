/** Debian's own packages, where this process may install them. Plain JavaScript for Node 20. */
import { existsSync } from "node:fs";
import { run } from "./run.mjs";

const APT_MS = 300_000;

export function mayInstall() {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** @returns {Promise<boolean>} whether all of them are there now */
export async function install(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => run("apt-get", args, { env, quiet: true, timeoutMs: APT_MS });
  await apt("update");
  const { code } = await apt("install", "-y", "--no-install-recommends", ...packages);
  return code === 0;
}
