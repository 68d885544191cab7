/** Whether a message comes from the till's page in the till's window, and from nowhere else. */
import { isPage } from "./appScheme.ts";

/** What Electron tells about a message's origin; the frame is null once it has gone or navigated away. */
export interface Sent {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string } | null;
}

/** @param contents of the till's window, with the one frame that may speak */
export function isOwnSender(sent: Sent, contents: { readonly mainFrame: unknown }): boolean {
  const { sender, senderFrame } = sent;
  return sender === contents && senderFrame !== null && senderFrame === contents.mainFrame && isPage(senderFrame.url);
}
