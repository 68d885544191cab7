import type { CustomerWords } from "./messages.ts";

export const customer: CustomerWords = {
  open: "顾客",
  papers: "收据语言",
  automatic: "自动",
  byCard: (language) => `自动为 ${language}，以银行卡为准。`,
  byShop: (language) => `自动为 ${language}，银行卡另有语言时除外。`,
  exemption: "免税",
  number: "证书或证件上的编号",
  numberHint: "照原样填写",
  freeOf: "免收",
  give: "不收税",
  remove: "恢复收税",
  stands: (number) => `免税编号 ${number}`,
  takenOut: "扣除税款",
  notCharged: (tax) => `${tax}：免收`,
  approve: (number, taxes) => `免税编号 ${number}：免收 ${taxes}。`,
};
