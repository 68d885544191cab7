import type { TerminalWords } from "./messages.ts";

export const terminal: TerminalWords = {
  closing: "Cancelling…",
  closingMore: "Taken back from the terminal. Only the gateway’s answer ends it.",
  offline: "The terminal is offline.",
  offlineMore: (name) => `The payment is taken back, so that ${name} shows it to nobody later. Wait for the answer.`,
  wasOffline: (name) => `${name} is offline: check its network and power, then try again, or take cash.`,
  clockOff: "This computer’s clock is more than 15 minutes off: the gateway refuses payments. Put the clock right.",
};
