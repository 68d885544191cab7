/** Every way out of the page and into the till, tried against the built app: closed but for the contract's three calls. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECURITY_HEADERS } from "../../main/shell/pageHeaders.ts";
import { until } from "../e2e/screen.ts";
import { openApp, startMain, type App } from "./app.ts";
import type { Sender } from "./standIn/control.ts";
import { PAGE_ORIGIN } from "./standIn/pageUrl.ts";

let app: App;
beforeAll(async () => {
  app = await openApp({ packaged: true });
});
afterAll(() => app.close());

const facts = () => app.ask("facts", null);
/** Runs in the page's own world, with everything an injected script would have. */
const inPage = <T>(script: string): Promise<T> => app.screen.page.evaluate<T>(script);

describe("the window", () => {
  test("is sandboxed, isolated, without Node, without developer tools", async () => {
    const { webPreferences, sandboxed, menu, windows } = await facts();
    expect(sandboxed).toBe(true);
    expect(windows).toBe(1);
    expect(menu).toBeNull();
    expect(webPreferences).toMatchObject({
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
      devTools: false,
    });
  });

  test("app:// is a strict origin of its own, and no other scheme is served", async () => {
    expect(await facts()).toMatchObject({
      privileges: [{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } }],
      schemes: ["app"],
      spellChecker: false,
      displayMedia: null,
    });
  });

  test("the page comes with the same headers as in the browser shell, and a file that is not its own does not exist", async () => {
    const answers = await inPage<{ status: number; headers: Record<string, string> }[]>(
      `Promise.all(["/", "/package.json"].map(async (path) => {
        const answer = await fetch(path);
        return { status: answer.status, headers: Object.fromEntries(answer.headers) };
      }))`,
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    for (const { headers } of answers) expect(headers).toMatchObject(SECURITY_HEADERS);
  });
});

describe("the page", () => {
  test("has the contract's bridge and nothing else of Electron or Node", async () => {
    expect(await inPage("Object.keys(window.tenderline)")).toEqual(["command", "query", "connect"]);
    expect(await inPage("[typeof require, typeof process, typeof module, typeof standInSend]")).toEqual(
      Array(4).fill("undefined"),
    );
    expect(
      await inPage("(() => { try { tenderline = null } catch {} return typeof window.tenderline.command })()"),
    ).toBe("function");
  });

  test("speaks on the contract's channels alone", async () => {
    const speak = (locale: string): Promise<unknown> =>
      inPage(
        `tenderline.command({ id: crypto.randomUUID(), name: "session.setLocale", args: { locale: "${locale}" } })`,
      );
    await speak("fr");
    await speak("en");
    await until("the till told the page a change", async () => (await facts()).sent.length > 0);
    const { channels, sent } = await facts();
    expect(channels).toEqual(["till:command", "till:query", "till:view"]);
    expect(sent).toEqual(["till:change"]);
  });

  test("gets a typed refusal for whatever else it sends", async () => {
    const answers = await inPage<{ ok: boolean; error: { code: string } }[]>(
      `Promise.all([null, 1, "x", [], { id: "a" }, { id: "b", name: "sale.scan", args: { code: "1", amount: 5 } },
        { id: "c", name: "__proto__", args: {} }, { id: "d", name: "sale.scan", args: { code: "x".repeat(100000) } }]
        .map((envelope) => tenderline.command(envelope)))`,
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { money: "safe" } });
  });

  test("runs no script that was put into it", async () => {
    await inPage(`(() => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.body.append(script);
      const image = document.createElement("img");
      image.setAttribute("onerror", "window.handlerRan = true");
      image.src = "/nothing.png";
      document.body.append(image);
      return new Promise((resolve) => image.addEventListener("error", resolve));
    })()`);
    expect(await inPage("[window.inlineRan, window.handlerRan]")).toEqual([undefined, undefined]);
  });

  test("reaches nothing outside itself, and makes no code from text", async () => {
    let knocks = 0;
    const neighbour = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(neighbour, "listening");
    const outside = `http://127.0.0.1:${String((neighbour.address() as AddressInfo).port)}/`;
    const tried = await inPage<Record<string, string>>(`new Promise((done) => setTimeout(async () => {
      const to = ${JSON.stringify(outside)};
      const element = (name, set) => new Promise((resolve) => {
        const made = Object.assign(document.createElement(name), set);
        made.onload = () => resolve("loaded");
        made.onerror = () => resolve("blocked");
        document.body.append(made);
      });
      const threw = async (work) => { try { await work(); return "done"; } catch { return "blocked"; } };
      const frame = document.createElement("iframe");
      frame.src = "/";
      document.body.append(frame);
      done({
        fetch: await threw(() => fetch(to, { mode: "no-cors" })),
        socket: await threw(() => new Promise((resolve, reject) => {
          const socket = new WebSocket(to.replace("http", "ws"));
          socket.onopen = resolve;
          socket.onerror = reject;
        })),
        image: await element("img", { src: to + "x.png" }),
        script: await element("script", { src: to + "x.js" }),
        style: await element("link", { rel: "stylesheet", href: to + "x.css" }),
        worker: await threw(() => new Promise((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"])));
          worker.onmessage = resolve;
          worker.onerror = reject;
        })),
        eval: await threw(() => new Function("return 1")()),
        frame: await threw(() => { if (frame.contentWindow.tenderline === undefined) throw new Error(); }),
      });
    }))`);
    expect(new Set(Object.values(tried))).toEqual(new Set(["blocked"]));
    expect(knocks).toBe(0);
    neighbour.close();
  });

  test("calls too many at once are refused, and the till goes on", async () => {
    const codes = await inPage<string[]>(
      `Promise.all(Array.from({ length: 1000 }, () => tenderline.query({ name: "none", args: {} })))
        .then((answers) => answers.map(({ error }) => error.params?.reason ?? ""))`,
    );
    expect(codes).toHaveLength(1000);
    expect(codes).toContain("too many calls a second");
    await app.screen.page.locator("#root .till").waitFor();
  });
});

describe("the way out", () => {
  test.each(["media", "geolocation", "notifications", "hid", "serial", "usb", "openExternal", "clipboard-read"])(
    "%s is denied, asked or checked",
    async (name) => {
      expect(await app.ask("permission", { name })).toEqual([false, false, false]);
    },
  );

  test.each(["https://evil.example/", "http://127.0.0.1:1/", "https://till.stand-in.invalid/index.html"])(
    "the page tries to go to %s and stays",
    async (url) => {
      const before = (await facts()).refused.length;
      await inPage(`void setTimeout(() => { location.href = ${JSON.stringify(url)} })`);
      await until("the navigation was refused", async () => (await facts()).refused.length > before);
      expect(app.screen.page.url()).toBe(`${PAGE_ORIGIN}/`);
      await app.screen.page.locator("#root .till").waitFor();
    },
  );

  test.each(["https://evil.example/", "http://127.0.0.1:1/", "file:///etc/passwd", "data:text/html,x", "app://other/"])(
    "neither page, frame nor request goes to %s",
    async (url) => {
      expect(await app.ask("event", { name: "will-navigate", details: { url } })).toBe(true);
      expect(await app.ask("event", { name: "will-frame-navigate", details: { url, isMainFrame: true } })).toBe(true);
      expect(await app.ask("lets", { url })).toBe(url.startsWith("data:"));
    },
  );

  test("nothing may be shown in a frame, not even the page itself", async () => {
    const details = { url: "app://till/", isMainFrame: false };
    expect(await app.ask("event", { name: "will-frame-navigate", details })).toBe(true);
    expect((await facts()).leaks).toEqual([]);
  });

  test("redirects, webviews and downloads but the page's own files are stopped", async () => {
    expect(await app.ask("event", { name: "will-redirect", details: { url: "app://till/" } })).toBe(true);
    expect(await app.ask("event", { name: "will-attach-webview", details: {} })).toBe(true);
    for (const url of ["https://evil.example/x", "app://till/", "data:text/plain,x", "blob:https://evil.example/1"])
      expect(await app.ask("download", { url })).toBe(true);
    expect(await app.ask("download", { url: "blob:app://till/3f1c" })).toBe(false);
  });

  test("no window opens, and nothing outside but the session's training terminal", async () => {
    const terminal = `${app.gateway.url}/pax?device=PAX-1`;
    for (const url of ["https://evil.example/", `${app.gateway.url}/`, `${terminal}0`, "file:///etc/passwd"])
      expect(await app.ask("open", { url })).toBe("deny");
    expect((await facts()).opened).toEqual([]);
    await inPage(`void window.open(${JSON.stringify(terminal)}, "_blank", "noopener")`);
    await until("the terminal opened outside", async () => (await facts()).opened.length > 0);
    expect((await facts()).opened).toEqual([terminal]);
    expect((await facts()).windows).toBe(1);
  });
});

describe("a message", () => {
  const view = (from: Sender) => app.ask("invoke", { channel: "till:view", args: [], from });

  test("of the till's own page is answered", async () => {
    expect(await view("page")).toMatchObject({ ok: true });
  });

  test.each(["goneFrame", "innerFrame", "otherWindow", "otherPage"] as const)(
    "from %s is refused on every channel",
    async (from) => {
      for (const channel of ["till:command", "till:query", "till:view"]) {
        const answer = await app.ask("invoke", { channel, args: [{ name: "sale.search", args: {} }], from });
        expect(answer).toEqual({ ok: false, value: `Error invoking remote method '${channel}': Error: refused` });
      }
    },
  );
});

test("a page whose process died comes back, and shows the till as it is", async () => {
  await inPage("void (window.old = true)");
  await app.ask("event", { name: "render-process-gone", details: { reason: "crashed" } });
  await app.screen.page.waitForFunction("window.old === undefined");
  await app.screen.page.locator("#root .till").waitFor();
});

describe("a second start", () => {
  test("ends at once and says why", async () => {
    const child = startMain({ flags: [], second: true });
    let said = "";
    child.stderr?.on("data", (text: string) => (said += text));
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
    expect(said).toBe("Tenderline is open already.\n");
  });

  test("brings the first one's window to the front", async () => {
    const before = await facts();
    await app.ask("secondInstance", null);
    const after = await facts();
    expect(after).toMatchObject({ minimized: false, focused: before.focused + 1 });
  });
});

test.each(["--remote-debugging-port=0", "--inspect", "--no-sandbox", "--disable-web-security", "--load-extension=x"])(
  "the app does not start with Chromium's or Node's own %s",
  async (flag) => {
    const child = startMain({ flags: [flag], packaged: true });
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(2);
  },
);
