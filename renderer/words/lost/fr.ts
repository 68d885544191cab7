import type { LostWords } from "./messages.ts";

export const lost: LostWords = {
  which: "Lequel est-ce\u00a0?",
  whichMore:
    "Cherchez le paiement sur le téléphone du client et choisissez celui qui a le même numéro. Nous le demandons ensuite à Citcon.",
  number: "Numéro sur le téléphone du client",
  numberHint: "Quelques chiffres suffisent",
  reading: "Lecture de la liste de Citcon",
  none: (amount) =>
    `Citcon ne liste aucun paiement de ${amount} qui pourrait être celui-ci. Nous continuons à vérifier.`,
  noneFits: "Aucun paiement listé n’a ce numéro.",
  choose: "Paiements possibles",
  columns: { payment: "Numéro", amount: "Montant", method: "Portefeuille", at: "Heure chez Citcon" },
  atMore: "L’horloge de Citcon peut être d’un autre fuseau\u00a0: fiez-vous au numéro.",
  thisOne: "C’est celui-ci",
  readAgain: "Relire",
  cancelIt: "L’annuler",
  cancelMore: "Si le portefeuille montre un paiement, il est rendu.",
  cancelling: "Annulation en cours",
  mayBeReturned: "Si le portefeuille du client montre un paiement, il a été remboursé.",
  wasReturned: (amount) => `${amount} avait été payé et a été rendu au portefeuille.`,
  returned: "Rendu au portefeuille",
  returnedMore: "Le paiement est passé, puis l’annulation l’a rendu. Il ne paie rien\u00a0: encaissez autrement.",
  seenTo: "C’est réglé",
  shopName: (name) => `Sur le téléphone\u00a0: ${name}`,
};
