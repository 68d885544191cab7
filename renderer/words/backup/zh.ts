import type { BackupWords } from "./messages.ts";

export const backup: BackupWords = {
  restored: "这些账目来自备份。",
  missing: (n) => `之后的 ${String(n)} 条记录缺失。`,
  unknown: "备份之后的销售不在其中。",
  now: "结束营业日之前，请先与支付网关对账。",
};
