import type { TerminalWords } from "./messages.ts";

export const terminal: TerminalWords = {
  closing: "Annulation…",
  closingMore: "Le paiement est repris au terminal. Seule la réponse de la passerelle y met fin.",
  offline: "Le terminal est hors ligne.",
  offlineMore: (name) =>
    `Le paiement est repris, pour que ${name} ne l’affiche à personne plus tard. Attendez la réponse.`,
  wasOffline: (name) =>
    `${name} est hors ligne : vérifiez son réseau et son alimentation, puis réessayez, ou encaissez en espèces.`,
  clockOff:
    "L’horloge de cet ordinateur a plus de 15 minutes d’écart : la passerelle refuse les paiements. Réglez l’horloge.",
};
