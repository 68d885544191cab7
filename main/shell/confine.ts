/** What no page may do in Electron: leave, open windows, embed, ask for devices, download, or fetch from elsewhere. */
import type { Session, WebContents } from "electron";
import { isOwnAddress, isPage } from "./appScheme.ts";

/** Pictures inside the page's own files, and developer tools where there are any. */
const WITHOUT_NETWORK = /^(data|devtools):/;

/**
 * Keeps contents on the till's page.
 * @param openOutside told of every window the page asks for; the window itself is always refused
 */
export function confineContents(contents: WebContents, openOutside: (url: string) => void): void {
  contents.on("will-navigate", (event) => {
    if (!isPage(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isPage(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: "deny" };
  });
}

/** Denies every permission, device and download, and every request that is not for the page's own files. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.on("will-download", (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnAddress(details.url) && !WITHOUT_NETWORK.test(details.url) });
  });
  session.setSpellCheckerEnabled(false);
}
