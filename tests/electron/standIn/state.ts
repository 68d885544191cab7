/** What the app has told Electron so far; tests read it over the control line. */
import { EventEmitter } from "node:events";
import type { StandInWindow } from "./window.ts";

type PageHandler = (request: { url: string; method: string; headers: Headers }) => Response | Promise<Response>;
export type IpcHandler = (event: { sender: unknown; senderFrame: unknown }, ...args: unknown[]) => unknown;

export const state = {
  ready: false,
  sandboxed: false,
  privileges: [] as unknown[],
  schemes: new Map<string, PageHandler>(),
  ipc: new Map<string, IpcHandler>(),
  ipcEvents: new EventEmitter(),
  sent: new Set<string>(),
  opened: [] as string[],
  /** Names of the utility processes that were started. */
  utilities: [] as string[],
  menu: "electron's default" as unknown,
  windows: [] as StandInWindow[],
  /** Documents that the app refused to go to. */
  refused: [] as string[],
  /** Requests that the app let out to somewhere else; the stand-in stops them all the same. */
  leaks: [] as string[],
};

/** Answers a message as ipcMain does: plain clones there and back. */
export async function callIpc(
  channel: string,
  args: readonly unknown[],
  event: { sender: unknown; senderFrame: unknown },
): Promise<{ ok: true; value: unknown } | { ok: false; value: string }> {
  const handler = state.ipc.get(channel);
  if (!handler) return { ok: false, value: `No handler registered for '${channel}'` };
  try {
    return { ok: true, value: structuredClone(await handler(event, ...args.map((arg) => structuredClone(arg)))) };
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}
