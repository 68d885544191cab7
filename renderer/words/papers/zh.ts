import type { PapersWords } from "./messages.ts";

export const papers: PapersWords = {
  printProof: "打印核实单",
  printSlip: "打印单据",
  notWanted: "不需要",
  title: "待交给顾客的单据",
  more: "说明付款的结果。顾客在场时再打印。",
  ready: (n) => `${n} 张单据`,
};
