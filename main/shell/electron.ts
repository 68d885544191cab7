/** The product's shell: one sandboxed window on the built page, and the till behind checked messages. */
import { app, BrowserWindow, ipcMain, type IpcMainInvokeEvent, Menu, protocol, shell } from "electron";
import type { Outcome, Problem } from "../../preload/contract/channel.ts";
import type { TillPort } from "../../preload/contract.ts";
import { answerPage, APP_SCHEME, PAGE_URL } from "./appScheme.ts";
import { confineContents, confineSession } from "./confine.ts";
import { isOwnSender } from "./ownSender.ts";
import { trainingAddress } from "./pageAddress.ts";
import { plainValue } from "./plainValue.ts";
import { createRateLimit } from "./rateLimit.ts";
import { loadStaticFiles } from "./staticFiles.ts";

export interface ElectronShellOptions {
  readonly till: TillPort;
  /** The built page (`out/renderer`), read once at start. */
  readonly rendererDir: string;
  /** The built preload (`out/preload/index.cjs`). */
  readonly preload: string;
  /** A clock in ms. */
  readonly now: () => number;
}

const CALLS_PER_SECOND = 200;

/** Makes `app://` an origin of its own and sandboxes every page; call it before Electron is ready. */
export function prepareElectron(): void {
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  app.enableSandbox();
}

/**
 * Opens the till's window; call it when Electron is ready. A window that closes or reloads cancels nothing in the till.
 * Throws when the page was not built.
 */
export async function openElectronShell(options: ElectronShellOptions): Promise<void> {
  const { till } = options;
  const files = await loadStaticFiles(options.rendererDir);
  protocol.handle(APP_SCHEME.scheme, (request) => answerPage(files, request));
  app.on("web-contents-created", (_event, contents) => {
    confineContents(contents, (url) => {
      const { trainingTerminal, trainingPhone } = till.view().session;
      const address = trainingAddress(url, trainingTerminal) ?? trainingAddress(url, trainingPhone);
      if (address !== null) void shell.openExternal(address);
    });
  });
  // The usual menu brings keys of its own: reload, close, zoom, developer tools.
  if (process.platform !== "darwin") Menu.setApplicationMenu(null);

  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  confineSession(window.webContents.session);
  answerCalls(window, till, createRateLimit(CALLS_PER_SECOND, options.now));

  const unsubscribe = till.subscribe((change) => {
    if (!window.isDestroyed()) window.webContents.send("till:change", change);
  });
  window.once("closed", unsubscribe);
  window.once("ready-to-show", () => {
    window.show();
  });
  app.on("second-instance", () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || reason === "launch-failed" || window.isDestroyed()) return;
    // The till goes on without its page; the next page shows what has happened meanwhile.
    window.loadURL(PAGE_URL).catch(() => undefined);
  });
  await window.loadURL(PAGE_URL);
}

/** Passes on what the till's own page asks, as plain values of a bounded size; everybody else gets nothing. */
function answerCalls(window: BrowserWindow, till: TillPort, mayCall: () => boolean): void {
  const checked = (event: IpcMainInvokeEvent): void => {
    if (!isOwnSender(event, window.webContents)) throw new Error("refused");
  };
  const passOn =
    (call: (envelope: unknown) => Promise<Outcome<unknown>>) =>
    (event: IpcMainInvokeEvent, envelope: unknown): Promise<Outcome<unknown>> | Outcome<unknown> => {
      checked(event);
      if (!mayCall()) return refusal("too many calls a second");
      const plain = plainValue(envelope);
      return plain === null ? refusal("no plain value, or too large") : call(plain.value);
    };
  ipcMain.handle("till:command", passOn(till.command));
  ipcMain.handle("till:query", passOn(till.query));
  ipcMain.handle("till:view", (event) => {
    checked(event);
    if (!mayCall()) throw new Error("refused");
    return till.view();
  });
}

/** In the contract's own form; nothing reached the till, so no money has moved. */
function refusal(reason: string): Outcome<never> {
  const error: Problem = { code: "badRequest", money: "safe", params: { reason } };
  return { ok: false, error };
}
