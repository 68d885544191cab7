import type { BackupWords } from "./messages.ts";

export const backup: BackupWords = {
  restored: "These records come from a backup.",
  missing: (n) => (n === 1 ? "One later record is missing." : `${String(n)} later records are missing.`),
  unknown: "What was sold after it is not in them.",
  now: "Match with the gateways before you close the day.",
};
