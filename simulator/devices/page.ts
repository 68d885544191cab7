/** The page of a training device: its own three files and what it is told, beside what all devices have in common. */

import { pageFile } from "../page-file.ts";
import type { Handler, Routes } from "../reply.ts";

const files = (folder: URL, names: Readonly<Record<string, readonly [name: string, type: string]>>): Routes =>
  new Map(Object.entries(names).map(([path, [name, type]]) => [path, pageFile(new URL(name, folder), type)]));

/**
 * `PATH`, `PATH/page.css`, `PATH/page.js`, and `PATH/events`: a stream of what the device shows.
 * @param folder where `page.html`, `page.css` and `page.js` lie
 * @param watch writes what there is to paint, at once and at each change, for the query of one page; answers what ends it
 */
export function devicePage(
  path: string,
  folder: URL,
  watch: (write: (view: unknown) => void, query: URLSearchParams) => () => void,
): Routes {
  const events: Handler = ({ query }) => ({ kind: "stream", open: (write) => watch(write, query) });
  return new Map([
    ...files(folder, {
      [path]: ["page.html", "text/html"],
      [`${path}/page.css`]: ["page.css", "text/css"],
      [`${path}/page.js`]: ["page.js", "text/javascript"],
    }),
    [`${path}/events`, events],
  ]);
}

/** What every device's page fetches beside its own. */
export const deviceRoutes = (): Routes =>
  files(new URL(".", import.meta.url), {
    "/devices/device.css": ["device.css", "text/css"],
    "/devices/device.js": ["device.js", "text/javascript"],
  });
