/** A folder that electron-builder takes for Electron where its binary is missing: the package is whole but for the program itself. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What @electron/fuses looks for in a binary; its version, its length and the fuses as Electron ships them follow. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const WIRE = Buffer.from([1, 9, ...Buffer.from("101100011")]);

/** What the stub says when somebody starts it. */
const SCRIPT = `#!/bin/sh
echo "This package was made without Electron's binary and cannot be started." >&2
exit 1
`;

/** @param {string} folder made anew; for Linux only, since other systems' packages have other shapes */
export function writeElectronStub(folder) {
  mkdirSync(join(folder, "locales"), { recursive: true });
  mkdirSync(join(folder, "resources"), { recursive: true });
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.from(SCRIPT + SENTINEL), WIRE]), { mode: 0o755 });
  for (const name of ["LICENSE", "LICENSES.chromium.html"]) writeFileSync(join(folder, name), "Stand-in\n");
}
