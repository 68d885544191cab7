/** `npm start -- [flags]`: sets up what is missing, then opens the till. Runs on Node 20 in a fresh clone, before anything is installed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findElectron } from "./lib/electron.mjs";
import { isStopping, run } from "./lib/run.mjs";
import {
  ensureDesktop,
  ensurePackages,
  ensurePage,
  findNode,
  ROOT,
  say,
  SetupProblem,
  withProblemsSaid,
} from "./lib/setup.mjs";

const known = JSON.parse(readFileSync(join(ROOT, "main", "flags.json"), "utf8"));
/**
 * Young objects have 4 MB a half: left alone V8 takes up to 64 in a rush of sales, and gives it back late. Two arenas for
 * all threads: left alone the C library keeps one or two for each, and what one has given back no other uses.
 */
const nodeProcess = JSON.parse(readFileSync(join(ROOT, "main", "shell", "nodeProcess.json"), "utf8"));
const flags = process.argv.slice(2);
const wrong = firstWrong();
if (wrong) {
  say(wrong);
  process.exitCode = 2;
} else await withProblemsSaid(start);

async function start() {
  await ensurePackages();
  const node = findNode();
  const { electron, why } = await chooseShell(node);
  if (isStopping()) return;
  if (!onlyLooks()) {
    await ensurePage(node);
    if (electron) await ensureDesktop(node);
  }
  if (isStopping()) return;
  const [command, ...first] = electron
    ? [electron, ROOT]
    : [node, ...nodeProcess.flags, join(ROOT, "main", "shell", "browserMain.ts")];
  // The till says itself why it opens there, once it does: what is wrong with a flag or the settings comes alone.
  const own = { ...nodeProcess.env, ...process.env };
  const env = why ? { ...own, TENDERLINE_SHELL_WHY: why } : own;
  const { code } = await run(command, [...first, ...flags], { env });
  process.exitCode = code;
}

/** No window is opened for these. */
function onlyLooks() {
  return ["--verify", "--restore-check"].some((name) => given(name));
}

/** The browser shell for what only it can do; else Electron when it can be had. */
async function chooseShell(node) {
  const shell = valueOf("--shell") ?? "auto";
  if (shell === "browser" || onlyLooks()) return {};
  const own = ["--no-open", "--port"].find((name) => given(name));
  if (shell === "auto" && own) return { why: `${own} belongs to it` };
  const found = await findElectron({ node, mustHave: shell === "electron" });
  if (found.ok) return { electron: found.path };
  if (shell === "electron")
    throw new SetupProblem(
      `Electron cannot be opened: ${found.why}. npm start -- --shell browser opens the same till.`,
    );
  return { why: found.why };
}

/** Only what costs nothing to see; the till checks every value again, exactly. */
function firstWrong() {
  for (let at = 0; at < flags.length; at += 1) {
    const [name, joined] = split(flags[at]);
    const flag = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!flag) return `Unknown flag ${name}. Known: ${Object.keys(known).join(" ")}`;
    if (!flag.value && !flag.values) continue;
    const value = joined ?? flags[(at += 1)];
    const missing = !value || (joined === undefined && value.startsWith("--"));
    if (missing || (flag.pattern && !new RegExp(flag.pattern).test(value)))
      return `${name} needs ${flag.value ?? flag.values.join(" or ")}.`;
    if (flag.values && !flag.values.includes(value)) return `${name} needs ${flag.values.join(" or ")}.`;
  }
  return null;
}

function valueOf(name) {
  const at = flags.findLastIndex((flag) => split(flag)[0] === name);
  return at < 0 ? null : (split(flags[at])[1] ?? flags[at + 1] ?? null);
}

function given(name) {
  return flags.some((flag) => split(flag)[0] === name);
}

function split(flag) {
  const equals = flag.indexOf("=");
  return equals < 0 ? [flag, undefined] : [flag.slice(0, equals), flag.slice(equals + 1)];
}
