/** Where the journal, catalogue and settings live when nobody says otherwise: the user's app-data folder. */
import { join } from "node:path";

/** @param env the process's environment; `home` the user's folder */
export function defaultDataDir(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case "win32":
      return join(env["APPDATA"] ?? join(home, "AppData", "Roaming"), "Tenderline");
    case "darwin":
      return join(home, "Library", "Application Support", "Tenderline");
    default:
      return join(env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "tenderline");
  }
}
