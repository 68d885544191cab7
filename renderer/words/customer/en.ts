import type { CustomerWords } from "./messages.ts";

export const customer: CustomerWords = {
  open: "Customer",
  papers: "Receipt language",
  automatic: "Automatic",
  byCard: (language) => `Automatic is ${language}, as the card says.`,
  byShop: (language) => `Automatic is ${language}, unless the card says another.`,
  exemption: "Tax exemption",
  number: "Number on the certificate or card",
  numberHint: "As it is written there",
  freeOf: "Not charged",
  give: "Charge no tax",
  remove: "Charge tax again",
  stands: (number) => `Tax exempt no. ${number}`,
  takenOut: "Taxes taken out",
  notCharged: (tax) => `${tax}: not charged`,
  approve: (number, taxes) => `Tax exempt no. ${number}: ${taxes} not charged.`,
};
