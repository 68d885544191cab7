/** Which way leads to the till: the preload's bridge in Electron, else the browser shell this page came from. */
import type { TillBridge } from "../../preload/contract.ts";
import { createHttpBridge } from "./httpBridge.ts";
import { mintId } from "./mintId.ts";

declare global {
  interface Window {
    /** Handed in by `preload/index.ts`. */
    readonly tenderline?: TillBridge;
  }
}

export function pickBridge(window: Window): TillBridge {
  return window.tenderline ?? createHttpBridge(window.location.hash.slice(1), mintId());
}
