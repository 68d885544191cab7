import type { TerminalWords } from "./messages.ts";

export const terminal: TerminalWords = {
  closing: "正在取消…",
  closingMore: "正在从终端撤回付款，以网关的答复为准。",
  offline: "终端离线。",
  offlineMore: (name) => `正在撤回付款，以免 ${name} 以后显示给别人。请等待答复。`,
  wasOffline: (name) => `${name} 离线：请检查网络和电源后重试，或收现金。`,
  clockOff: "本机时钟误差超过 15 分钟，网关拒绝付款。请校准时钟。",
};
