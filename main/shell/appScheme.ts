/** The page's own scheme in Electron: `app://till/` and the built files below it, nothing else of the disk. */
import { SECURITY_HEADERS } from "./pageHeaders.ts";
import type { StaticFile } from "./staticFiles.ts";

export const PAGE_URL = "app://till/";
const PAGE = new URL(PAGE_URL);

/** Registered before Electron is ready: an origin of its own, as strict as https. */
export const APP_SCHEME = {
  scheme: "app",
  privileges: { standard: true, secure: true, supportFetchAPI: true },
} as const;

/** Whether an address is on the page's own origin. Compared by parts: the origin of a scheme Node does not know is "null". */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === PAGE.protocol &&
    url.host === PAGE.host &&
    url.username === "" &&
    url.password === ""
  );
}

/** A file that the page made itself and holds in memory: what it saves for somebody. */
export function isOwnFile(address: string): boolean {
  return address.startsWith("blob:") && isOwnAddress(address.slice("blob:".length));
}

/** Whether an address is the page itself; what follows `#` does not count. */
export function isPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isOwnAddress(address) && url.pathname === PAGE.pathname && url.search === "";
}

/** Answers one request for a file of the page with the same headers as the browser shell. */
export function answerPage(
  files: ReadonlyMap<string, StaticFile>,
  request: { readonly url: string; readonly method: string },
): Response {
  if (!isOwnAddress(request.url)) return refuse(404);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, { allow: "GET, HEAD" });
  const file = files.get(new URL(request.url).pathname);
  if (file === undefined) return refuse(404);
  const headers = { ...SECURITY_HEADERS, "content-type": file.type, "content-length": String(file.bytes.length) };
  return new Response(request.method === "HEAD" ? null : new Uint8Array(file.bytes), { headers });
}

const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...SECURITY_HEADERS, ...headers } });
