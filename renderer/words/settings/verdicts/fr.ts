import type { VerdictWords } from "./messages.ts";

export const verdict: VerdictWords = {
  reached: {
    what: "La connexion fonctionne.",
    now: "Question sur un paiement qui n’existe pas\u00a0: bonne réponse.",
  },
  notSet: { what: "Il manque quelque chose.", now: "Remplissez ce qui est vide, et enregistrez." },
  keyRefused: {
    what: "La clé ou l’accès n’est pas le bon.",
    now: "Retapez-le comme la passerelle l’a donné.",
  },
  unknownStore: {
    what: "La passerelle ne connaît pas ce magasin.",
    now: "Vérifiez le numéro de marchand, le code ou l’application, et qu’ils vont avec cette adresse.",
  },
  storeTaken: {
    what: "Un autre appareil utilise ce code de magasin.",
    now: "Demandez à la passerelle de le libérer, ou un code propre à cette caisse.",
  },
  formRefused: {
    what: "La passerelle n’arrive pas à lire la question.",
    now: "Cherchez espaces et lettres manquantes\u00a0; sous «\u00a0Plus de réglages\u00a0», essayez l’autre forme de requête.",
  },
  clockWrong: {
    what: "L’horloge de cette caisse est fausse.",
    now: "Réglez l’horloge de l’ordinateur, puis retestez.",
  },
  refused: {
    what: "La passerelle a refusé la question.",
    now: "Ses mots sont ci-dessous\u00a0: demandez-lui leur sens.",
  },
  noName: {
    what: "Cette adresse n’existe pas.",
    now: "Vérifiez son orthographe. Si d’autres pages ne s’ouvrent pas non plus, l’Internet est coupé.",
  },
  noNetwork: {
    what: "Cette caisse n’est sur aucun réseau.",
    now: "Vérifiez câble, Wi-Fi et routeur, puis retestez.",
  },
  nobodyThere: {
    what: "Rien ne répond à cette adresse.",
    now: "Vérifiez l’adresse et son port. Un pare-feu peut la fermer\u00a0: demandez à qui s’occupe du réseau.",
  },
  silent: {
    what: "Pas de réponse à temps.",
    now: "Vérifiez l’Internet du magasin, puis retestez. Si cela seul échoue, un pare-feu peut le retenir.",
  },
  notSecure: {
    what: "La connexion n’est pas sûre\u00a0: le certificat n’est pas fiable.",
    now: "Vérifiez l’adresse et l’horloge de l’ordinateur. Si tout est juste, quelque chose écoute sur le réseau\u00a0: n’allez pas plus loin, demandez à qui s’en occupe.",
  },
  signInPage: {
    what: "Une page d’accès ou un proxy a répondu, pas la passerelle.",
    now: "Ouvrez une page web sur cet ordinateur et identifiez-vous, ou faites laisser passer cette adresse.",
  },
  barred: {
    what: "La passerelle ne laisse pas entrer ce réseau.",
    now: "Vérifiez l’adresse, puis demandez à la passerelle d’admettre l’adresse Internet du magasin.",
  },
  wrongPath: {
    what: "Un serveur web a répondu, qui n’est pas la passerelle.",
    now: "Vérifiez l’adresse\u00a0: elle est seule, sans chemin.",
  },
  webPage: {
    what: "Une page web a répondu, pas la passerelle.",
    now: "Vérifiez l’adresse. Sur un réseau qui demande de s’identifier, ouvrez d’abord une page web.",
  },
  gatewayDown: {
    what: "La passerelle est en panne.",
    now: "Retestez dans quelques minutes. Rien à changer ici\u00a0; si cela dure, appelez la passerelle.",
  },
  otherSigner: {
    what: "La réponse est signée par quelqu’un d’autre.",
    now: "Vérifiez la clé publique de la passerelle, ou la clé. Si elles sont justes, n’allez pas plus loin\u00a0: appelez la passerelle.",
  },
  noTerminal: {
    what: "Aucun terminal ne répond sur le réseau du magasin.",
    now: "Est-il allumé, sur ce réseau, «\u00a0ECR Hub › WLAN/LAN\u00a0» activé\u00a0? Comparez son adresse à celle d’ici.",
  },
  notPaired: {
    what: "Le terminal ne connaît pas l’application de cette caisse.",
    now: "Vérifiez l’identifiant de l’application, et que le terminal est au même marchand.",
  },
  odd: {
    what: "Une réponse qui n’a pas de sens ici.",
    now: "Vérifiez l’adresse, puis demandez à la passerelle.",
  },
};
