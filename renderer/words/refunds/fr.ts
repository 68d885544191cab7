import type { RefundWords } from "./messages.ts";

export const refunds: RefundWords = {
  giveBack: "Rembourser",
  how: "Comment",
  through: (gateway) => `Par ${gateway}`,
  byHand: "À la main",
  way: {
    refund: "Un remboursement : le portefeuille du client montre l’argent qui revient, aussitôt ou en quelques jours.",
    void: "Le paiement est défait avant le règlement : le client n’est jamais débité.",
    cancel: "Le paiement entier est annulé : l’argent revient aussitôt au portefeuille.",
    byHand: "Remboursez d’abord au terminal ou dans le portail de la passerelle, puis notez le numéro.",
  },
  state: {
    new: "Remboursement sur le point d’être envoyé",
    sent: "Remboursement demandé, pas encore de réponse",
    pending: "Remboursement en cours à la passerelle",
    checking: "On ne sait pas encore si l’argent a été rendu",
    made: "Remboursé",
    notMade: "Pas remboursé",
    decided: "Décidé par une personne",
  },
  asking: (n) =>
    n === 0
      ? "On demande toujours et on n’envoie jamais deux fois."
      : `On demande toujours et on n’envoie jamais deux fois. Demandé ${String(n)} fois jusqu’ici.`,
  presumed:
    "La passerelle dit que c’est déjà remboursé. Cela compte comme remboursé tant que sa liste ne montre pas le contraire.",
  advice: {
    holdTime: "Trop tôt après le paiement. Réessayez plus tard.",
    otherTerminal: "Seul le terminal du paiement peut rembourser. Remboursez-y.",
    portal: "Ce paiement ne se rembourse pas par demande. Remboursez dans le portail de la passerelle.",
    openBalance:
      "La passerelle rembourse sur les recettes du jour. Réessayez quand il y en aura plus, ou passez par le portail.",
    checkAmount: "La passerelle refuse ce montant. Regardez le paiement dans le portail.",
    refundInstead: "L’annulation n’est plus possible. Une fois que c’est certain, il est remboursé, tout seul.",
    askProvider: "Les réglages de la passerelle ne le permettent pas. Appelez le fournisseur.",
    tryAgain: "Réessayez.",
  },
  says: (text) => `Passerelle : ${text}`,
  number: (number) => `Numéro ${number}`,
  what: "Ce qui s’est passé",
  wentBack: "Il a été rendu",
  didNot: "Il n’a pas été rendu",
  decide: "Décider",
  managerIn: (age) => `Un gérant pourra décider dans ${age}.`,
  tooMuch: (amount) => `${amount} de trop ont été remboursés. Parlez au client ou à la passerelle.`,
  seen: "Vu",
  done: "L’argent est en route vers le client.",
};
