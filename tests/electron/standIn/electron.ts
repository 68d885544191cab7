/** The stand-in for the `electron` module in main: as much of it as the till uses, with Electron's own order of things. */
import { EventEmitter } from "node:events";
import { listenForTests } from "./control.ts";
import { state, type IpcHandler } from "./state.ts";
import { emitPreventable, StandInWindow } from "./window.ts";

class StandInApp extends EventEmitter {
  readonly isPackaged = process.env["STAND_IN_PACKAGED"] === "1";
  readonly #whenReady = new Promise<void>((resolve) => {
    setImmediate(() => {
      state.ready = true;
      this.emit("ready");
      resolve();
    });
  });
  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  enableSandbox(): void {
    if (state.ready) throw new Error("app.enableSandbox() can only be called before app is ready");
    state.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return process.env["STAND_IN_SECOND"] !== "1";
  }
  getPath(): string {
    return process.env["STAND_IN_USER_DATA"] ?? "";
  }
  quit(): void {
    for (const window of state.windows) window.close();
    if (!emitPreventable(this, "will-quit", {})) this.exit(0);
  }
  exit(code = 0): void {
    process.exit(code);
  }
}

export const app = new StandInApp();
export const BrowserWindow = StandInWindow;

state.ipcEvents.on("contents", (contents) => app.emit("web-contents-created", {}, contents));

export const ipcMain = {
  handle(channel: string, handler: IpcHandler): void {
    if (state.ipc.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    state.ipc.set(channel, handler);
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    if (state.ready) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    state.privileges.push(...schemes);
  },
  handle(scheme: string, handler: (request: { url: string; method: string }) => Response | Promise<Response>): void {
    if (!state.ready) throw new Error("protocol.handle can only be called after app is ready");
    state.schemes.set(scheme, handler);
  },
};

export const shell = {
  openExternal(url: string): Promise<void> {
    state.opened.push(url);
    return Promise.resolve();
  },
};

export const Menu = {
  setApplicationMenu(menu: unknown): void {
    state.menu = menu;
  },
};

/** Seals by turning the bytes around: not what rests on the disk in plain, and readable by this module alone. */
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(state.ready),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(text).reverse()),
  decryptStringAsync: (sealed: Buffer) => Promise.resolve({ result: Buffer.from(sealed).reverse().toString() }),
  getSelectedStorageBackend: () => "gnome_libsecret",
};

export { utilityProcess } from "./utilityProcess.ts";

listenForTests(app);
