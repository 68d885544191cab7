import type { KeepingWords } from "./messages.ts";

export const keeping: KeepingWords = {
  archives: {
    title: "Archives des années closes",
    more: (dir) =>
      `Chaque année close une seconde fois, dans un fichier en lecture seule, dans ${dir}. Le journal garde chaque écriture.`,
    none: "Aucune année n’est encore terminée. La première sauvegarde d’une nouvelle année archive la précédente.",
    year: (year) => `Année ${String(year)}`,
    records: (count, size) => `${count} écritures · ${size}`,
    missing: "Il n’y en a pas encore. La prochaine sauvegarde la fera à partir du journal.",
    made: (when) => `Faite et relue ${when}`,
    sound: (when, name) => `Relue ${when} par ${name}\u00a0: intacte, identique au journal`,
    damaged: (when, name) => `Relue ${when} par ${name}\u00a0: endommagée`,
    damagedMore:
      "Rien n’est perdu\u00a0: le journal contient ces écritures. La prochaine sauvegarde mettra le fichier de côté, pour qui voudra l’examiner, et en fera un autre.",
    other: (when, name) => `Relue ${when} par ${name}\u00a0: pas les écritures de ce journal`,
    otherMore:
      "Quelqu’un l’a placée là. Déplacez-la dans un autre dossier et gardez-la\u00a0; la prochaine sauvegarde fera la bonne.",
    faults: {
      noArchive: () => "Son nom n’est pas celui d’une archive.",
      otherDatabase: () => "C’est une autre base SQLite.",
      unreadable: (_, says) => `Elle ne peut pas être lue\u00a0: ${says}.`,
      file: (_, says) => `Le fichier est endommagé\u00a0: ${says}.`,
      endedEarly: () => "La relecture s’est arrêtée avant la fin. Relisez-la.",
      begins: (record) => `Elle ne commence pas par l’écriture ${record}.`,
      follows: () => "Sa première écriture en suit une autre.",
      ends: (record, says) => `Elle finit par l’écriture ${record} (${says}), et non comme son nom le dit.`,
      gap: (record) => `L’écriture ${record} manque.`,
      link: (record) => `L’écriture ${record} ne suit pas la précédente\u00a0: l’une des deux a été échangée.`,
      content: (record) => `L’écriture ${record} a été modifiée après coup.`,
      otherRecord: (record) => `Son écriture ${record} n’est pas celle du journal.`,
    },
    check: "Relire maintenant",
    checking: "Relecture en cours",
  },
  outside: {
    title: "Vérifier de l’extérieur",
    head: (count) => `Tête du journal maintenant, ${count} écritures\u00a0:`,
    copy: (dir) => `Fermez la caisse et copiez tout le dossier ${dir} sur un autre ordinateur ou disque.`,
    orBackup: (copy, journal) =>
      `Ou, pendant que les ventes continuent\u00a0: copiez la sauvegarde ${copy} et enregistrez-la sous ${journal}.`,
    run: "Là, dans le dossier de Tenderline, lancez (un programme installé prend la même chose après son nom)\u00a0:",
    answer:
      "La copie est lue, rien n’est changé\u00a0: chaîne, tables, sommes, remboursements, chaque rapport Z et les archives. Toute tête que cette caisse a montrée convient\u00a0: celle ci-dessus, si la copie est plus récente\u00a0; celle d’un rapport Z\u00a0; la fin du nom d’une sauvegarde.",
    folder: "DOSSIER",
  },
};
