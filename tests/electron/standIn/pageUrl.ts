/** Chromium knows no `app://`: the page stands at an address that leads nowhere, and every request is answered before it leaves. */

/** The origin that Chromium shows instead of `app://till`. */
export const PAGE_ORIGIN = "https://till.stand-in.invalid";
const OWN = "app://till";

export const toPage = (url: string): string => (url.startsWith(`${OWN}/`) ? PAGE_ORIGIN + url.slice(OWN.length) : url);
export const fromPage = (url: string): string =>
  url.startsWith(`${PAGE_ORIGIN}/`) ? OWN + url.slice(PAGE_ORIGIN.length) : url;
