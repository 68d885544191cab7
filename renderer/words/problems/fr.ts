import type { Params, ProblemsWords } from "./messages.ts";

const of = (params: Params, name: string) => String(params[name] ?? "");

export const problems: ProblemsWords = {
  badRequest: () => ({ what: "La caisse n’a pas compris.", now: "Réessayez." }),
  notSignedIn: () => ({ what: "Personne n’a ouvert de session.", now: "Ouvrez d’abord la session." }),
  notAllowed: () => ({ what: "Cette personne n’a pas ce droit.", now: "Demandez à un gérant." }),
  wrongPin: () => ({ what: "Ce NIP n’est pas le bon.", now: "Tapez-le de nouveau." }),
  pinLocked: (p) => ({
    what: "Trop de mauvais NIP.",
    now: of(p, "seconds") === "" ? "Attendez un peu, puis réessayez." : `Réessayez dans ${of(p, "seconds")} s.`,
  }),
  noOpenSale: () => ({ what: "Aucune vente n’est ouverte.", now: "Scannez le premier article." }),
  otherSale: () => ({
    what: "Une autre vente est maintenant ouverte.",
    now: "Regardez le panier, puis appuyez de nouveau.",
  }),
  saleEmpty: () => ({ what: "La vente n’a pas d’article.", now: "Scannez le premier article." }),
  paymentRunning: () => ({ what: "Un paiement de cette vente est en cours.", now: "Attendez son résultat." }),
  nothingDue: () => ({ what: "Rien n’est à payer.", now: "Commencez une nouvelle vente." }),
  lineGone: () => ({ what: "Cette ligne n’existe plus.", now: "Regardez le panier." }),
  quantityOutOfRange: () => ({ what: "Cette quantité est impossible.", now: "Tapez-en une autre." }),
  amountOutOfRange: () => ({ what: "Ce montant est impossible.", now: "Tapez-en un autre." }),
  notPayableInCash: () => ({
    what: "Aucune pièce ne fait ce montant.",
    now: "Tapez un montant qui peut être remis.",
  }),
  unknownCode: () => ({ what: "Ce code est absent du catalogue.", now: "Cherchez par nom." }),
  badCode: () => ({ what: "Le code a été mal lu.", now: "Scannez-le de nouveau." }),
  cardData: () => ({ what: "Cela ressemble à un numéro de carte. Il n’a pas été gardé.", now: "" }),
  productGone: () => ({ what: "Cet article n’est plus au catalogue.", now: "Cherchez de nouveau." }),
  terminalBusy: () => ({
    what: "Le terminal traite encore un paiement ou un remboursement.",
    now: "Attendez son résultat, ou prenez du comptant.",
  }),
  terminalMayShowAmount: () => ({
    what: "Le terminal affiche peut-être un ancien montant.",
    now: "Regardez-le d’abord.",
  }),
  mayBeSame: () => ({
    what: "Un paiement du même montant pourrait être celui-ci.",
    now: "Répondez d’abord à la question.",
  }),
  noSuchAttempt: () => ({ what: "Ce paiement est inconnu.", now: "Regardez la liste à prouver." }),
  attemptSettled: () => ({ what: "Ce paiement est déjà réglé.", now: "Regardez son résultat." }),
  managerNotYet: () => ({ what: "Il est trop tôt pour décider.", now: "Nous demandons encore à la banque." }),
  reasonMissing: () => ({ what: "Il manque un motif.", now: "Tapez pourquoi." }),
  journalSick: () => ({
    what: "Le journal ne peut pas être écrit, rien n’a été fait.",
    now: "N’encaissez rien. Vérifiez le disque.",
  }),
  listNotRead: () => ({
    what: "La liste de Citcon ne peut pas être lue maintenant.",
    now: "Réessayez dans un instant.",
  }),
  notListed: () => ({ what: "Ce paiement n’est plus dans la liste.", now: "Relisez la liste." }),
  notWalletCode: () => ({
    what: "Ce n’est pas un code de paiement mobile.",
    now: "Scannez le code sur le téléphone du client.",
  }),
  gatewayNotSet: () => ({ what: "Les paiements par carte ne sont pas configurés.", now: "Prenez du comptant." }),
  tenderGone: () => ({ what: "Ce paiement n’est plus sur la vente.", now: "Regardez le panier." }),
  partOutOfRange: () => ({
    what: "Cette part ne peut pas être payée.",
    now: "Tapez plus que zéro, au plus ce qui est dû.",
  }),
  tipNotAsked: () => ({ what: "Aucun pourboire ne peut être demandé ici.", now: "Prenez le paiement sans pourboire." }),
  tipOutOfRange: () => ({ what: "Ce pourboire est impossible.", now: "Tapez un montant plus petit, ou aucun." }),
  tipRunning: () => ({
    what: "Un pourboire de ce paiement est encore en vérification.",
    now: "Attendez le résultat.",
  }),
  tipNotPossible: () => ({ what: "Aucun pourboire ne peut être ajouté à ce paiement.", now: "Voyez le paiement." }),
  noSuchTip: () => ({ what: "Ce pourboire est inconnu.", now: "Voyez la vente." }),
  noSuchTender: () => ({
    what: "Les réglages ne connaissent pas ce mode de paiement.",
    now: "Choisissez-en un autre.",
  }),
  otherReferenceMissing: () => ({
    what: "Le numéro du paiement manque.",
    now: "Tapez le numéro du relevé, du chèque ou de la carte-cadeau.",
  }),
  notHeldWithMoney: () => ({
    what: "De l’argent est lié à cette vente, ou peut encore arriver.",
    now: "Reprenez-le ou terminez la vente.",
  }),
  notHeld: () => ({ what: "Cette vente n’est plus en attente.", now: "Regardez l’écran." }),
  exemptNumberMissing: () => ({ what: "Le numéro du certificat manque.", now: "Tapez-le tel qu’il est écrit." }),
  exemptTaxMissing: () => ({ what: "Aucune taxe n’est choisie.", now: "Choisissez ce qui n’est pas perçu." }),
  salePaid: () => ({ what: "Cette vente est payée.", now: "Commencez une nouvelle vente." }),
  feeFollows: () => ({ what: "Les frais suivent leur article.", now: "Modifiez plutôt l’article." }),
  discountOutOfRange: () => ({
    what: "Ce rabais est impossible.",
    now: "Donnez plus de 0 et au plus 100 %, ou un montant.",
  }),
  approvalNeeded: () => ({
    what: "Une personne autorisée doit approuver.",
    now: "Demandez à un gérant d’entrer son NIP.",
  }),
  pinGuessable: () => ({
    what: "Ce NIP se devine facilement.",
    now: "Choisissez-en un sans chiffres répétés ni suivis.",
  }),
  nameTaken: () => ({ what: "Quelqu’un porte déjà ce nom.", now: "Choisissez-en un autre." }),
  noSuchOperator: () => ({ what: "Cette personne n’existe pas.", now: "Regardez la liste à nouveau." }),
  ownersOnly: () => ({
    what: "Seul un propriétaire peut le faire.",
    now: "Demandez à un propriétaire d’entrer son NIP.",
  }),
  lastManager: () => ({
    what: "Plus personne ne pourrait gérer cette caisse.",
    now: "Donnez d’abord le droit à quelqu’un d’autre.",
  }),
  notYourself: () => ({
    what: "Personne ne retire ses propres droits.",
    now: "Demandez à un autre gérant ou propriétaire.",
  }),
  tooManyOperators: () => ({ what: "Il y a déjà 200 personnes.", now: "Réactivez quelqu’un au lieu d’en ajouter." }),
  anotherNeeded: () => ({
    what: "Qui le demande ne peut pas l’approuver.",
    now: "Demandez à une autre personne autorisée d’entrer son NIP.",
  }),
  moneyTaken: () => ({ what: "De l’argent est inscrit sur cette vente.", now: "Reprenez-le d’abord." }),
  referenceMissing: () => ({
    what: "Le numéro du remboursement manque.",
    now: "Entrez le numéro du portail ou du relevé.",
  }),
  slipMissing: () => ({
    what: "Le numéro du relevé manque.",
    now: "Tapez celui du relevé du terminal ou du téléphone du client.",
  }),
  amountChanged: () => ({
    what: "Le montant a changé entre-temps. Rien n’a été noté.",
    now: "Regardez-le de nouveau, puis approuvez.",
  }),
  nothingToGiveBack: () => ({ what: "Rien n’est à rembourser ici.", now: "Regardez de nouveau la liste." }),
  refundRunning: () => ({
    what: "Un remboursement de ce paiement est en route.",
    now: "Attendez sa fin, ou décidez-en dans la liste.",
  }),
  noSuchSale: () => ({ what: "Cette vente n’existe pas.", now: "Cherchez-la sous Transactions." }),
  noSuchReturn: () => ({ what: "Ce retour n’est pas dans les livres.", now: "Regardez la liste des retours." }),
  notReturnable: () => ({
    what: "Les articles de cette vente ne peuvent pas revenir.",
    now: "Seule une vente terminée se rembourse.",
  }),
  returnTooMuch: () => ({
    what: "Le remboursement dépasse ce qui reste de cette vente.",
    now: "Choisissez moins, ou voyez ce qui a déjà été remboursé.",
  }),
  returnChanged: () => ({
    what: "Ce qui peut être remboursé a changé entre-temps.",
    now: "Regardez les montants, puis appuyez de nouveau.",
  }),
  returnSettled: () => ({ what: "Cette partie est déjà remboursée.", now: "Regardez le retour encore une fois." }),
  returnGiven: () => ({
    what: "Une partie de ce retour a été remboursée, ou l’a peut-être été.",
    now: "Il reste valable. Terminez les autres parties.",
  }),
  splitTooMuch: () => ({
    what: "Un paiement rembourserait plus que ce qui lui reste.",
    now: "Remboursez le reste autrement.",
  }),
  splitNotWhole: () => ({
    what: "Les parties ne font pas le total du remboursement.",
    now: "Faites-les correspondre au montant entier.",
  }),
  noSuchRefund: () => ({ what: "Ce remboursement n’existe pas.", now: "Regardez de nouveau la liste." }),
  refundSettled: () => ({ what: "L’issue de ce remboursement est déjà connue.", now: "Regardez de nouveau la liste." }),
  onlyByHand: () => ({
    what: "Cette passerelle ne rembourse qu’à la main.",
    now: "Remboursez au terminal ou dans le portail, puis notez le numéro.",
  }),
  noBatchHere: () => ({
    what: "Cette passerelle n’a pas de lot à fermer d’ici.",
    now: "Fermez-le sur le terminal.",
  }),
  noSuchBatch: () => ({ what: "Ce lot n’existe pas.", now: "Regardez la liste à nouveau." }),
  batchRunning: () => ({ what: "Le lot est en cours de fermeture.", now: "Attendez la réponse." }),
  batchUnknown: () => ({
    what: "La dernière fermeture a été envoyée sans être confirmée.",
    now: "Lisez le relevé du terminal, puis dites si le lot est fermé.",
  }),
  batchPaymentsOpen: () => ({
    what: "Un paiement, remboursement ou pourboire de ce terminal n’est pas encore prouvé.",
    now: "Réglez-le, puis fermez le lot.",
  }),
  batchSettled: () => ({ what: "Le sort de ce lot est déjà connu.", now: "Regardez la liste à nouveau." }),
  nothingToClose: () => ({ what: "Il n’y a rien à fermer.", now: "Le dernier rapport couvre tout." }),
  stepsLeft: () => ({ what: "Des étapes restent à faire.", now: "Reprenez la liste du début." }),
  notSkippable: () => ({ what: "Cette étape ne peut pas être sautée.", now: "Faites ce qu’elle demande." }),
  otherReport: () => ({ what: "La journée a été fermée entre-temps.", now: "Consultez son rapport." }),
  nothingToMatch: () => ({ what: "Il n’y a aucun paiement à rapprocher.", now: "Passez à l’étape suivante." }),
  noSuchArchive: () => ({
    what: "Cette archive n’existe plus.",
    now: "La prochaine sauvegarde la refera à partir du journal.",
  }),
  noSuchDifference: () => ({ what: "Cet écart n’existe plus.", now: "Regardez la liste à nouveau." }),
  noOpenShift: () => ({ what: "Aucun tiroir n’est ouvert.", now: "Ouvrez-le avec son fonds de caisse." }),
  shiftOpen: () => ({ what: "Le tiroir est déjà ouvert.", now: "Ajoutez le fonds comme entrée de caisse." }),
  bagMissing: () => ({ what: "Le numéro du sac manque.", now: "Tapez ce qui est écrit sur le sac de dépôt." }),
  notCounted: () => ({ what: "Le tiroir n’est pas compté.", now: "Comptez-le d’abord." }),
  countAgain: () => ({ what: "La caisse a bougé depuis le comptage.", now: "Comptez de nouveau le tiroir." }),
  leftOutOfRange: () => ({ what: "Il reste plus que ce qui a été compté.", now: "Tapez un fonds plus petit." }),
  notAPiece: () => ({ what: "Ce billet ou cette pièce n’existe pas.", now: "Comptez de nouveau." }),
  nothingToPrint: () => ({ what: "Il n’y a rien à imprimer.", now: "Terminez d’abord une vente." }),
  settingsFixed: () => ({
    what: "Ce réglage vient du fichier donné au démarrage.",
    now: "Changez ce fichier, ou démarrez sans lui.",
  }),
  settingsNotWritten: () => ({
    what: "Les réglages n’ont pas pu être enregistrés.",
    now: "Vérifiez le disque, puis réessayez.",
  }),
  settingsWrong: (p) => ({
    what: "Ceci ne peut pas être enregistré.",
    now: of(p, "detail") === "" ? "Regardez ce qui est tapé." : of(p, "detail"),
  }),
  settingsNotRead: (p) => ({
    what: "Ce n’est pas un fichier de réglages utilisable.",
    now:
      of(p, "detail") === ""
        ? "Choisissez le fichier JSON d’une caisse."
        : `Retirez ce qui est inconnu\u00a0: ${of(p, "detail")}.`,
  }),
  notReady: () => ({ what: "Tout n’a pas encore été essayé.", now: "Faites d’abord les étapes ouvertes." }),
  moneyOpen: () => ({ what: "Un paiement ou un remboursement n’est pas fini.", now: "Voyez-y d’abord." }),
  restarting: () => ({ what: "La caisse redémarre.", now: "Attendez un instant." }),
  liveNotOpened: (p) => ({
    what: "Les livres réels ne peuvent pas être ouverts.",
    now: of(p, "detail") === "" ? "Vérifiez le dossier de données." : of(p, "detail"),
  }),
  notPrinted: () => ({
    what: "La page n’a pas été imprimée.",
    now: "Vérifiez le papier, le câble et l’adresse de l’imprimante.",
  }),
  drawerShut: () => ({
    what: "Le tiroir n’a pas pu recevoir l’ordre de s’ouvrir.",
    now: "Vérifiez à quoi il est branché, ou utilisez sa clé.",
  }),
  noPrinter: () => ({ what: "Aucune imprimante n’est configurée.", now: "Configurez-en une, puis réimprimez." }),
  goodsWrong: () => ({ what: "Cet article ne peut pas être enregistré.", now: "Regardez ce qui est tapé." }),
  goodsNotWritten: () => ({
    what: "Les articles n’ont pas pu être écrits. Ils sont comme avant.",
    now: "Vérifiez le disque, puis réessayez.",
  }),
  goodsChanged: () => ({
    what: "Les articles ont été modifiés entre-temps.",
    now: "Regardez les nouveaux chiffres, puis importez.",
  }),
  noGoodsFile: () => ({ what: "Ce fichier n’est plus là.", now: "Choisissez-le de nouveau." }),
  importRunning: () => ({ what: "Des articles s’importent.", now: "Attendez la fin." }),
  notHere: () => ({ what: "Impossible de le faire ici.", now: "Revenez à la vente." }),
  nameMissing: () => ({ what: "Il manque le nom.", now: "Tapez ce que c’est." }),
  pinTooShort: () => ({ what: "Ce NIP est trop court.", now: "Tapez 4 à 8 chiffres." }),
  linkLost: () => ({
    what: "La caisse n’a pas répondu.",
    now: "Attendez le lien, puis regardez avant d’appuyer de nouveau.",
  }),
};
