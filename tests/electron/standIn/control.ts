/** The line on which a test asks the app's handlers what they would do, as an attacker in the page would make Electron ask. */
import type { EventEmitter } from "node:events";
import { callIpc, state } from "./state.ts";
import { emitPreventable } from "./window.ts";

/** What the app has told Electron. */
export interface Facts {
  readonly sandboxed: boolean;
  readonly privileges: readonly unknown[];
  readonly schemes: readonly string[];
  readonly channels: readonly string[];
  readonly sent: readonly string[];
  readonly opened: readonly string[];
  readonly refused: readonly string[];
  readonly leaks: readonly string[];
  readonly utilities: readonly string[];
  readonly menu: unknown;
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly windows: number;
  readonly shown: number;
  readonly focused: number;
  readonly minimized: boolean;
  readonly spellChecker: boolean;
  readonly displayMedia: unknown;
}

/** Who a forged message claims to come from. */
export type Sender = "page" | "goneFrame" | "innerFrame" | "otherWindow" | "otherPage";

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly value: string };

/** Every question a test may ask, with its answer. */
export interface Questions {
  facts: { ask: null; answer: Facts };
  invoke: { ask: { channel: string; args: readonly unknown[]; from: Sender }; answer: Answer };
  permission: { ask: { name: string }; answer: readonly boolean[] };
  event: { ask: { name: string; details: object }; answer: boolean };
  open: { ask: { url: string }; answer: string };
  download: { ask: { url: string }; answer: boolean };
  lets: { ask: { url: string }; answer: boolean };
  secondInstance: { ask: null; answer: null };
  closeWindow: { ask: null; answer: null };
}

export type Question = keyof Questions;

export function listenForTests(app: EventEmitter & { quit(): void }): void {
  const ours = () => {
    const window = state.windows[0];
    if (!window) throw new Error("there is no window yet");
    return { window, contents: window.webContents, session: window.webContents.session };
  };
  const answers: {
    [Q in Question]: (ask: Questions[Q]["ask"]) => Questions[Q]["answer"] | Promise<Questions[Q]["answer"]>;
  } = {
    facts() {
      const { window, session } = ours();
      return {
        sandboxed: state.sandboxed,
        privileges: state.privileges,
        schemes: [...state.schemes.keys()],
        channels: [...state.ipc.keys()],
        sent: [...state.sent],
        opened: state.opened,
        refused: state.refused,
        leaks: state.leaks,
        utilities: state.utilities,
        menu: state.menu,
        webPreferences: window.webPreferences,
        windows: state.windows.length,
        shown: window.shown,
        focused: window.focused,
        minimized: window.minimized,
        spellChecker: session.spellChecker,
        displayMedia: session.displayMedia,
      };
    },
    invoke({ channel, args, from }) {
      const { contents } = ours();
      const { mainFrame } = contents;
      const events: Record<Sender, { sender: unknown; senderFrame: unknown }> = {
        page: { sender: contents, senderFrame: mainFrame },
        goneFrame: { sender: contents, senderFrame: null },
        innerFrame: { sender: contents, senderFrame: { url: mainFrame.url } },
        otherWindow: { sender: { mainFrame }, senderFrame: mainFrame },
        otherPage: { sender: contents, senderFrame: mainFrame },
      };
      const before = mainFrame.url;
      if (from === "otherPage") mainFrame.url = "https://evil.example/";
      const answer = callIpc(channel, args, events[from]);
      mainFrame.url = before;
      return answer;
    },
    async permission({ name }) {
      const { contents, session } = ours();
      const asked = await new Promise<boolean>((resolve) => {
        if (session.permissionRequest) session.permissionRequest(contents, name, resolve);
        else resolve(true);
      });
      return [
        asked,
        session.permissionCheck?.(contents, name, "") ?? true,
        session.devicePermission?.({ deviceType: name }) ?? false,
      ];
    },
    event: ({ name, details }) => emitPreventable(ours().contents, name, details),
    open: ({ url }) => ours().contents.openHandler({ url }).action,
    download: ({ url }) => emitPreventable(ours().session, "will-download", { getURL: () => url }),
    lets: ({ url }) => ours().session.lets(url),
    secondInstance() {
      ours().window.minimized = true;
      app.emit("second-instance", {}, [], "");
      return null;
    },
    closeWindow() {
      setImmediate(() => {
        ours().window.close();
        if (!app.emit("window-all-closed")) app.quit();
      });
      return null;
    },
  };
  process.on("message", (message: { id: number; question: Question; ask: never }) => {
    void (async () => {
      const reply = await Promise.resolve()
        .then(() => answers[message.question](message.ask))
        .then(
          (value) => ({ id: message.id, value }),
          (error: unknown) => ({ id: message.id, error: String(error) }),
        );
      process.send?.(reply);
    })();
  });
}
