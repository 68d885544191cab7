/** BrowserWindow over a real Chromium page: documents, messages, navigation and new windows go through the app's own handlers. */
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { connectCdp, type CdpSession } from "./cdp.ts";
import { fromPage, toPage } from "./pageUrl.ts";
import { StandInSession } from "./session.ts";
import { callIpc, state } from "./state.ts";
import { pageScript, preloadScript, WORLD } from "./worlds.ts";

export interface StandInFrame {
  url: string;
}

interface Paused {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
}

const sharedSession = new StandInSession();

/** @returns whether the app prevented it */
export function emitPreventable(emitter: EventEmitter, name: string, details: object): boolean {
  let prevented = false;
  emitter.emit(name, { ...details, preventDefault: () => (prevented = true) }, details);
  return prevented;
}

export class StandInContents extends EventEmitter {
  readonly session = sharedSession;
  readonly mainFrame: StandInFrame = { url: "about:blank" };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  page: CdpSession | null = null;
  /** The preload's world in the document now shown. */
  world: number | null = null;

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    state.sent.add(channel);
    this.tell({ channel, args: structuredClone(args) });
  }
  tell(message: object): void {
    if (this.page === null || this.world === null) return;
    const expression = `standInHear(${JSON.stringify(JSON.stringify(message))})`;
    this.page.send("Runtime.evaluate", { expression, contextId: this.world }).catch(() => undefined);
  }
}

export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly webPreferences: Readonly<Record<string, unknown>>;
  shown = 0;
  focused = 0;
  minimized = false;
  #destroyed = false;
  readonly #opened: Promise<CdpSession>;

  constructor(options: { webPreferences?: Readonly<Record<string, unknown>> }) {
    super();
    if (!state.ready) throw new Error("Cannot create BrowserWindow before app is ready");
    this.webPreferences = options.webPreferences ?? {};
    state.windows.push(this);
    state.ipcEvents.emit("contents", this.webContents);
    this.#opened = this.#open();
  }

  isDestroyed = (): boolean => this.#destroyed;
  isMinimized = (): boolean => this.minimized;
  restore(): void {
    this.minimized = false;
  }
  show(): void {
    this.shown += 1;
  }
  focus(): void {
    this.focused += 1;
  }
  close(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit("closed");
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    const loaded = new Promise<void>((resolve) => {
      page.on("Page.loadEventFired", () => {
        resolve();
      });
    });
    const { errorText } = await page.send<{ errorText?: string }>("Page.navigate", { url: toPage(url) });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
    this.emit("ready-to-show");
  }

  async #open(): Promise<CdpSession> {
    const browser = await connectCdp(process.env["STAND_IN_BROWSER"] ?? "");
    const { targetId } = await browser.send<{ targetId: string }>("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.send<{ sessionId: string }>("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    const page = browser.session(sessionId);
    const contents = this.webContents;
    contents.page = page;

    page.on<Paused>("Fetch.requestPaused", (paused) => void this.#answer(page, paused, targetId));
    page.on<{ context: { id: number; name: string; auxData: { frameId: string } } }>(
      "Runtime.executionContextCreated",
      ({ context }) => {
        if (context.name === WORLD && context.auxData.frameId === targetId) contents.world = context.id;
      },
    );
    page.on<{ payload: string; executionContextId: number }>("Runtime.bindingCalled", (called) => {
      void this.#hear(called.payload, called.executionContextId);
    });
    page.on<{ frame: { id: string; url: string } }>("Page.frameNavigated", ({ frame }) => {
      if (frame.id === targetId) contents.mainFrame.url = fromPage(frame.url);
    });
    page.on<{ url: string }>("Page.windowOpen", ({ url }) => {
      contents.openHandler({ url: fromPage(url) });
    });
    // No window is ever allowed: one that Chromium opened for the page is closed again.
    browser.on<{ targetInfo: { targetId: string; openerId?: string } }>("Target.targetCreated", ({ targetInfo }) => {
      if (targetInfo.openerId === targetId) void browser.send("Target.closeTarget", { targetId: targetInfo.targetId });
    });
    await browser.send("Target.setDiscoverTargets", { discover: true });
    await page.send("Page.enable");
    await page.send("Runtime.enable");
    await page.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
    await page.send("Runtime.addBinding", { name: "standInSend", executionContextName: WORLD });
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: pageScript() });
    const { preload } = this.webPreferences;
    if (typeof preload === "string") {
      const source = preloadScript(readFileSync(preload, "utf8"));
      await page.send("Page.addScriptToEvaluateOnNewDocument", { source, worldName: WORLD });
    }
    return page;
  }

  /** A message of the preload, with the frame it came from; a world that is gone has none. */
  async #hear(payload: string, world: number): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { id: number; channel: string; args: unknown[] };
    const contents = this.webContents;
    const senderFrame = world === contents.world ? contents.mainFrame : null;
    contents.tell({ id, ...(await callIpc(channel, args, { sender: contents, senderFrame })) });
  }

  async #answer(
    page: CdpSession,
    { requestId, resourceType, frameId, request }: Paused,
    mainFrameId: string,
  ): Promise<void> {
    const url = fromPage(request.url);
    const contents = this.webContents;
    const isMainFrame = frameId === mainFrameId;
    const first = contents.mainFrame.url === "about:blank";
    const refused =
      resourceType === "Document" &&
      !(first && isMainFrame) &&
      [
        isMainFrame && emitPreventable(contents, "will-navigate", { url }),
        emitPreventable(contents, "will-frame-navigate", { url, isMainFrame }),
      ].includes(true);
    if (refused) {
      state.refused.push(url);
      await page.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
      return;
    }
    const scheme = new URL(url).protocol.slice(0, -1);
    const handler = state.schemes.get(scheme);
    const lets = await contents.session.lets(url);
    if (lets && handler === undefined) state.leaks.push(url);
    if (!lets || handler === undefined) {
      await page.send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
      return;
    }
    const answer = await handler({ url, method: request.method, headers: new Headers(request.headers) });
    await page.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: answer.status,
      responseHeaders: [...answer.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await answer.arrayBuffer()).toString("base64"),
    });
  }
}
