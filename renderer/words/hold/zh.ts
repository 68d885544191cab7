import type { HoldWords } from "./messages.ts";

export const hold: HoldWords = {
  hold: "挂单",
  held: (n) => `已挂 ${n} 单`,
  title: "挂起这笔销售",
  name: "顾客是谁？",
  nameHint: "可不填",
  more: "商品保留到有人取单为止，重启后也在。",
  put: "挂起",
  list: "挂单",
  none: "没有挂单。",
  swap: "屏幕上的销售会改为挂起。",
  recall: "取单",
  by: (operator, age) => `${operator}，${age}前`,
};
