/** Backups in a utility process of Electron's: its way to a process of one's own, since it may not be started as Node. */
import type { UtilityProcess } from "electron";
import type { BackupMessage } from "../journal/backupWork.ts";
import type { StartBackup } from "../journal/makeBackup.ts";

/** @param fork starts `backupUtility`, built; called when Electron is ready */
export function utilityHelper(fork: () => UtilityProcess): StartBackup {
  return (job) => {
    const utility = fork();
    const gone = new Promise<void>((resolve) => {
      utility.once("exit", () => {
        resolve();
      });
    });
    utility.postMessage(job);
    return {
      onMessage: (listener) =>
        void utility.on("message", (message: BackupMessage) => {
          listener(message);
          // It does not end by itself as long as somebody may speak to it.
          if (message.kind === "outcome") utility.kill();
        }),
      onError: (listener) =>
        void utility.on("error", (type, location) => {
          listener(new Error(`${type} at ${location}`));
        }),
      onExit: (listener) => void utility.on("exit", listener),
      end() {
        utility.kill();
        return gone;
      },
    };
  };
}
