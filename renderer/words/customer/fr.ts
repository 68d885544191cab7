import type { CustomerWords } from "./messages.ts";

export const customer: CustomerWords = {
  open: "Client",
  papers: "Langue du reçu",
  automatic: "Automatique",
  byCard: (language) => `Automatique\u00a0: ${language}, selon la carte.`,
  byShop: (language) => `Automatique\u00a0: ${language}, sauf si la carte en indique une autre.`,
  exemption: "Exemption de taxe",
  number: "Numéro du certificat ou de la carte",
  numberHint: "Tel qu’il y figure",
  freeOf: "Non perçues",
  give: "Ne pas percevoir la taxe",
  remove: "Percevoir la taxe de nouveau",
  stands: (number) => `Exempté de taxe nº\u00a0${number}`,
  takenOut: "Taxes retirées",
  notCharged: (tax) => `${tax}\u00a0: non perçue`,
  approve: (number, taxes) => `Exempté de taxe nº\u00a0${number}\u00a0: ${taxes} non perçue.`,
};
