/** What no page may do in Electron: leave, open windows, embed, ask for devices, download what it has not made itself, or fetch from elsewhere. */
import type { Session, WebContents } from "electron";
import { isOwnAddress, isOwnFile, isPage } from "./appScheme.ts";

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

/** Denies every permission, device, download of what the page did not make, and request that is not for its own files. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  // Electron asks where to save what is let through.
  session.on("will-download", (event, item) => {
    if (!isOwnFile(item.getURL())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const { url } = details;
    answer({ cancel: !isOwnAddress(url) && !isOwnFile(url) && !WITHOUT_NETWORK.test(url) });
  });
  session.setSpellCheckerEnabled(false);
}
