/** The product's shell: one sandboxed window on the built page, and the till behind checked messages. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { app, BrowserWindow, ipcMain, type IpcMainInvokeEvent, type Session, shell } from "electron";
import type { TillPort } from "../../preload/contract.ts";
import { createRateLimit } from "./rateLimit.ts";
import { sameFile, trainingAddress } from "./pageAddress.ts";

export interface ElectronShellOptions {
  readonly till: TillPort;
  /** The built page (`out/renderer`). */
  readonly rendererDir: string;
  /** The built preload (`out/preload/index.cjs`). */
  readonly preload: string;
  /** The simulator of training mode: the one address that may be opened outside. */
  readonly simulatorUrl: string | null;
  /** A clock in ms. */
  readonly now: () => number;
}

const CALLS_PER_SECOND = 200;

/** Opens the till's window; call it when Electron is ready. A window that closes or reloads cancels nothing in the till. */
export async function openElectronShell(options: ElectronShellOptions): Promise<void> {
  const { till } = options;
  const page = pathToFileURL(join(options.rendererDir, "index.html")).href;
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  keepIn(window, page, options.simulatorUrl);
  denyPermissions(window.webContents.session);

  const mayCall = createRateLimit(CALLS_PER_SECOND, options.now);
  const checked = (event: IpcMainInvokeEvent) => {
    const frame = event.senderFrame;
    const own =
      event.sender === window.webContents && frame === window.webContents.mainFrame && sameFile(frame.url, page);
    if (!own || !mayCall()) throw new Error("refused");
  };
  ipcMain.handle("till:command", (event, envelope: unknown) => {
    checked(event);
    return till.command(envelope);
  });
  ipcMain.handle("till:query", (event, envelope: unknown) => {
    checked(event);
    return till.query(envelope);
  });
  ipcMain.handle("till:view", (event) => {
    checked(event);
    return till.view();
  });
  const unsubscribe = till.subscribe((change) => {
    if (!window.isDestroyed()) window.webContents.send("till:change", change);
  });
  window.once("closed", unsubscribe);
  window.once("ready-to-show", () => {
    window.show();
  });
  await window.loadURL(page);
}

/** The window shows the till's page and nothing else; the training terminal opens in the user's own browser. */
function keepIn(window: BrowserWindow, page: string, simulatorUrl: string | null): void {
  const contents = window.webContents;
  contents.on("will-navigate", (event) => {
    if (!sameFile(event.url, page)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    const address = trainingAddress(url, simulatorUrl);
    if (address !== null) void shell.openExternal(address);
    return { action: "deny" };
  });
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
