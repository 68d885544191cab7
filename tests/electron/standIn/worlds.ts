/**
 * What runs in the page: the preload's isolated world with a `require("electron")` of two modules, the page's own world, and the
 * bridge between them. Values cross as structured clones, functions as proxies and promises as promises, as contextBridge has it.
 * These functions are sent to the page as text: they may use nothing from outside themselves.
 */

/** The isolated world's name in Chromium. */
export const WORLD = "preload";

/** Text that runs in the page's own world at the start of each document. */
export const pageScript = (): string => `(${pageWorld.toString()})(${createPeer.toString()});`;

/** Text that runs the preload in its isolated world. @param source the built preload, CommonJS */
export const preloadScript = (source: string): string =>
  `(${preloadWorld.toString()})(${createPeer.toString()}, (require, module, exports) => {${source}\n});`;

type Packed =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "list"; readonly items: readonly Packed[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, Packed])[] }
  | { readonly kind: "function" | "promise"; readonly id: number };

type Letter =
  | { readonly kind: "hello" }
  | { readonly kind: "expose"; readonly name: string; readonly api: Packed }
  | { readonly kind: "call"; readonly call: number; readonly id: number; readonly args: Packed }
  | { readonly kind: "return"; readonly call: number; readonly ok: boolean; readonly value: Packed }
  | { readonly kind: "settle"; readonly id: number; readonly ok: boolean; readonly value: Packed };

interface Peer {
  send(letter: Letter): void;
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
}

/** One end of the bridge; both worlds share the document and nothing else, and its events arrive at once. */
function createPeer(mine: string, theirs: string, hear: (letter: Letter) => void): Peer {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const returns = new Map<number, Letter & { kind: "return" }>();
  let last = 0;

  const send = (letter: Letter): void => {
    document.dispatchEvent(new CustomEvent(theirs, { detail: structuredClone(letter) }));
  };
  const pack = (value: unknown): Packed => {
    if (typeof value === "function") {
      functions.set(++last, value as (...args: unknown[]) => unknown);
      return { kind: "function", id: last };
    }
    if (value instanceof Promise) {
      const id = ++last;
      value.then(
        (settled) => {
          send({ kind: "settle", id, ok: true, value: pack(settled) });
        },
        (error: unknown) => {
          send({ kind: "settle", id, ok: false, value: pack(String(error)) });
        },
      );
      return { kind: "promise", id };
    }
    if (Array.isArray(value)) return { kind: "list", items: value.map(pack) };
    if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype)
      return { kind: "object", entries: Object.entries(value).map(([key, item]) => [key, pack(item)] as const) };
    return { kind: "value", value: structuredClone(value) };
  };
  const unpack = (packed: Packed): unknown => {
    switch (packed.kind) {
      case "value":
        return packed.value;
      case "list":
        return packed.items.map(unpack);
      case "object":
        return Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)]));
      case "promise":
        return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
      case "function":
        return (...args: unknown[]) => {
          const call = ++last;
          send({ kind: "call", call, id: packed.id, args: pack(args) });
          const back = returns.get(call);
          returns.delete(call);
          if (back === undefined) throw new Error("the other world did not answer");
          if (!back.ok) throw new Error(String(unpack(back.value)));
          return unpack(back.value);
        };
    }
  };
  document.addEventListener(mine, (event) => {
    const letter = (event as CustomEvent<Letter>).detail;
    if (letter.kind === "return") returns.set(letter.call, letter);
    else if (letter.kind === "settle") {
      const promise = promises.get(letter.id);
      promises.delete(letter.id);
      if (letter.ok) promise?.resolve(unpack(letter.value));
      else promise?.reject(new Error(String(unpack(letter.value))));
    } else if (letter.kind === "call") {
      const { call, id, args } = letter;
      try {
        const value = functions.get(id)?.(...(unpack(args) as unknown[]));
        send({ kind: "return", call, ok: true, value: pack(value) });
      } catch (error) {
        send({ kind: "return", call, ok: false, value: pack(String(error)) });
      }
    } else hear(letter);
  });
  return { send, pack, unpack };
}

function pageWorld(peerOf: typeof createPeer): void {
  if (window !== window.top) return;
  const peer = peerOf("stand-in-page", "stand-in-preload", (letter) => {
    if (letter.kind !== "expose" || Object.hasOwn(window, letter.name)) return;
    const value = Object.freeze(peer.unpack(letter.api));
    Object.defineProperty(window, letter.name, { value, enumerable: true, writable: false, configurable: false });
  });
  peer.send({ kind: "hello" });
}

function preloadWorld(
  peerOf: typeof createPeer,
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  if (window !== window.top) return;
  const world = globalThis as typeof globalThis & { standInSend(text: string): void; standInHear(text: string): void };
  const exposed = new Map<string, unknown>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  let last = 0;

  const tell = (name: string, api: unknown): void => {
    peer.send({ kind: "expose", name, api: peer.pack(api) });
  };
  const peer = peerOf("stand-in-preload", "stand-in-page", (letter) => {
    if (letter.kind === "hello") exposed.forEach((api, name) => { tell(name, api); }); // prettier-ignore
  });
  world.standInHear = (text) => {
    const heard = JSON.parse(text) as {
      id?: number;
      ok?: boolean;
      value?: unknown;
      channel?: string;
      args?: unknown[];
    };
    if (heard.channel !== undefined)
      for (const listener of listeners.get(heard.channel) ?? []) listener({}, ...(heard.args ?? []));
    else if (heard.id !== undefined) {
      const asked = waiting.get(heard.id);
      waiting.delete(heard.id);
      if (heard.ok === true) asked?.resolve(heard.value);
      else asked?.reject(new Error(String(heard.value)));
    }
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        exposed.set(name, api);
        tell(name, api);
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++last;
          waiting.set(id, { resolve, reject });
          world.standInSend(JSON.stringify({ id, channel, args: structuredClone(args) }));
        }),
      on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
      off(channel: string, listener: unknown) {
        listeners.set(
          channel,
          (listeners.get(channel) ?? []).filter((one) => one !== listener),
        );
      },
    },
  };
  const module = { exports: {} };
  preload(
    (name) => {
      if (name !== "electron") throw new Error(`a sandboxed preload has no module ${name}`);
      return electron;
    },
    module,
    module.exports,
  );
}
