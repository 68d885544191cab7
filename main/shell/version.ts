/** The version the project is at: written into the journal and shown on screen. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @param root the folder of package.json; throws when it has none */
export function readVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}
