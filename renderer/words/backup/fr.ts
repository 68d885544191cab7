import type { BackupWords } from "./messages.ts";

export const backup: BackupWords = {
  restored: "Ces écritures viennent d’une sauvegarde.",
  missing: (n) => (n === 1 ? "Il en manque une, plus récente." : `Il en manque ${String(n)}, plus récentes.`),
  unknown: "Les ventes faites depuis n’y sont pas.",
  now: "Rapprochez avec les passerelles avant de clôturer la journée.",
};
