import type { MatchWords } from "./messages.ts";

export const match: MatchWords = {
  none: "Pas encore rapproché",
  noneMore: "Chaque paiement et remboursement est comparé à celui de la passerelle. Rien n’est débité.",
  start: "Rapprocher",
  again: "Rapprocher de nouveau",
  goOn: "Continuer",
  stop: "Arrêter",
  asking: (gateway, done, of) => (of === 0 ? `Demande à ${gateway}` : `Demande à ${gateway}\u00a0: ${done} sur ${of}`),
  comparing: "Comparaison",
  progress: "Rapprochement",
  kept: (n) => (n === 1 ? "Arrêté. 1 réponse est gardée." : `Arrêté. ${n} réponses sont gardées.`),
  stale: "De l’argent a bougé depuis. Rapprochez encore une fois.",
  at: (time, name) => `Rapproché à ${time} · ${name}`,
  summary: (agree, differ) => `${agree} concordent · ${differ} ${differ === 1 ? "écart" : "écarts"}`,
  agree: "Concordent",
  differ: "Écarts",
  notTold: "Sans réponse",
  allAgree: "Tout ce qui peut être su concorde",
  allAgreeMore: "Un par un, et non en somme.",
  class: {
    missingHere: "Absent de notre journal",
    missingThere: "Absent à la passerelle",
    amountDiffers: "Montant différent",
    tipDiffers: "Pourboire différent",
    duplicate: "En double",
    late: "Approbation tardive",
    voidCrossedSettlement: "Annulation croisée avec le lot",
    otherDay: "Autre jour",
  },
  why: {
    missingHere: (d) =>
      d.isRefund
        ? `${d.gateway} a un remboursement ${d.number} que cette caisse n’a pas demandé.`
        : `${d.gateway} a un paiement ${d.number} que cette caisse n’a pas demandé.`,
    missingThere: (d) =>
      d.isRefund
        ? `Vente ${d.sale}\u00a0: ce remboursement compte comme fait ici. ${d.gateway} ne le montre pas.`
        : `Vente ${d.sale}, ${d.ref}\u00a0: compté comme payé ici. ${d.gateway} ne le montre pas.`,
    amountDiffers: (d) => `Vente ${d.sale}, ${d.ref}\u00a0: nous avons ${d.ours}, ${d.gateway} a ${d.theirs}.`,
    tipDiffers: (d) =>
      `Vente ${d.sale}, ${d.ref}\u00a0: pourboire de ${d.ourTip} ici, de ${d.theirTip} chez ${d.gateway}.`,
    duplicate: (d) =>
      d.like === ""
        ? `${d.gateway} a un seul paiement là où nous en avons deux.`
        : `${d.gateway} a ${d.number} à côté du paiement de la vente ${d.like}, du même montant.`,
    late: (d) => `Vente ${d.sale}, ${d.ref}\u00a0: terminé ici sans argent, mais ${d.gateway} l’a pris.`,
    voidCrossedSettlement: (d) =>
      `Vente ${d.sale}\u00a0: l’annulation compte comme faite, et le lot a été fermé entre-temps.`,
    otherDay: (d) => `Vente ${d.sale}, ${d.ref}\u00a0: le ${d.ourDay} ici, le ${d.theirDay} chez ${d.gateway}.`,
  },
  batchWhy: (d) => `Lot du terminal ${d.ref}\u00a0: nous comptons ${d.ours}, son relevé dit ${d.theirs}.`,
  says: (text) => `Sa réponse\u00a0: ${text}`,
  action: {
    findWhose: "Cherchez-le dans le portail. S’il n’est à personne, remboursez-le là-bas.",
    askProvider: "Demandez à la passerelle avec ce numéro. D’ici là, l’argent n’est pas sûr.",
    comparePortal: "Comparez avec le portail ou le relevé, et notez lequel est juste.",
    setTip: "Voyez le relevé signé, puis mettez le bon pourboire sur le paiement.",
    giveBackThere: "Voyez le portail. Si le client a payé deux fois, remboursez-en un là-bas.",
    seeTray: "Il est dans la liste à prouver\u00a0: remboursez-le ou gardez-le là.",
    readSlip: "Lisez le relevé de fermeture du terminal. Si le paiement y est, remboursez-le.",
    accept: "Les deux l’ont\u00a0: rien ne manque. Notez-le pour les livres.",
  },
  note: "Noter",
  noteOn: (what) => `Noter : ${what}`,
  noteMore: "L’écart reste au journal. La note dit ce que c’est.",
  noted: (name, reason) => `Noté par ${name}\u00a0: ${reason}`,
  more: (n) => `Montrer ${n} de plus`,
  list: "Écarts",
  gateways: "Comment chaque passerelle a répondu",
  gateway: {
    listed: "Sa liste entière a été lue.",
    notListed: "Sa liste n’a pas pu être lue.",
    asked: (n) => (n === 1 ? "1 paiement ou remboursement demandé." : `${n} paiements et remboursements demandés.`),
  },
  untold: {
    silent: (n) => `Sans réponse\u00a0: ${n}. Rapprochez plus tard.`,
    pending: (n) => `Encore en route\u00a0: ${n}.`,
    cannotLookUp: (n) => `Elle n’en connaît pas ${n} par notre numéro, ni d’autres semblables. Cela ne prouve rien.`,
    sharedList: (n) => `${n} sans numéro se confondent avec ceux d’autres caisses.`,
  },
  notAsked: (n) => `${n} prouvés par la réponse reçue sur le moment, sans nouvelle demande.`,
  askAll: "Tout demander",
  unproven: (n) => `${n} à prouver\u00a0: dans la liste.`,
  others: (n) => `${n} d’autres caisses, comptés seulement.`,
  cannot: {
    strangers: "Elle n’a pas de liste\u00a0: ce que cette caisse n’a pas demandé reste invisible.",
    cards: "Sa recherche est faite pour les portefeuilles et peut ignorer les cartes.",
    byHand: "Les remboursements faits à la main ne se cherchent pas.",
    day: "Le fuseau de ses heures est inconnu\u00a0: les jours ne sont pas comparés.",
    otherTills: "D’autres caisses partagent sa liste.",
  },
  batchSince: (terminal, n) => `Terminal ${terminal}\u00a0: ${n} dans aucun lot fermé.`,
  batchClosed: (terminal) => `Terminal ${terminal}\u00a0: tout est dans un lot fermé.`,
  netted: "Journal, passerelle et lot, un par un. Rien n’est compensé.",
};
