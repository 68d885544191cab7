/** `socat` joins two pseudo-terminals: the cable between a simulated serial device and the till. Plain JavaScript for Node 20. */
import { install, mayInstall } from "./debian.mjs";
import { run } from "./run.mjs";
import { say } from "./setup.mjs";

/** Nothing fails without it: the tests of serial devices then say that they are skipped. */
export async function ensureSocat() {
  if (process.platform === "win32" || (await isThere())) return;
  if (mayInstall()) {
    say("Installing Debian's socat …");
    if ((await install("socat")) && (await isThere())) return;
  }
  say("Tests of serial devices are skipped: they need socat (Debian: apt-get install socat).");
}

async function isThere() {
  const { code } = await run("socat", ["-V"], { quiet: true });
  return code === 0;
}
