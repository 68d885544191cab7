import type { PapersWords } from "./messages.ts";

export const papers: PapersWords = {
  printProof: "Print proof slip",
  printSlip: "Print slip",
  notWanted: "Not wanted",
  title: "Papers for customers",
  more: "They say what became of a payment. Print them when the customer is here.",
  ready: (n) => (n === 1 ? "1 paper" : `${n} papers`),
};
