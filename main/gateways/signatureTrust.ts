/**
 * Whether an answer with a wrong signature may still be read. How nested answers are signed is not documented, so the till
 * learns: once five answers of an operation have verified, a wrong one proves nothing (gateways.md A.2, B.2).
 */

export type StrictSign = "learn" | "on" | "off";

const LEARNED_AFTER = 5;

export interface SignatureTrust {
  accepts(verdict: "right" | "wrong" | "missing"): boolean;
}

export function newSignatureTrust(setting: StrictSign): SignatureTrust {
  let verified = 0;
  return {
    accepts(verdict) {
      if (verdict === "right") {
        verified += 1;
        return true;
      }
      if (verdict === "missing" || setting === "off") return true;
      return setting === "learn" && verified < LEARNED_AFTER;
    },
  };
}
