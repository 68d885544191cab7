import type { DutiesWords } from "./messages.ts";

export const duties: DutiesWords = {
  toSettle: (n) => `${n} 笔待处理`,
  salesWait: (n) => `${n} 单等候`,
};
