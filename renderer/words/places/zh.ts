import type { PlacesWords } from "./messages.ts";

export const places: PlacesWords = {
  sale: "销售",
  transactions: "交易",
  day: "日结",
  settings: "设置",
  opening: "正在打开",
};
