/** The health strip: what works, how old that knowledge is, and what is wrong. */
export type HealthPart = "gateway" | "wallets" | "terminal" | "scanner" | "printer" | "journal" | "clock";

export interface HealthView {
  readonly part: HealthPart;
  readonly state: "ok" | "warn" | "bad" | "wait";
  /** Last success, ms; null = none yet. */
  readonly at: number | null;
  /** Since when it is wrong, ms. */
  readonly since: number | null;
  readonly code: HealthCode;
  readonly detail: string;
}

export type HealthCode =
  | "fine"
  | "notUsedYet"
  | "notSet"
  | "silent"
  | "signature"
  | "otherOrder"
  | "otherTerminal"
  | "busy"
  | "mayShowAmount"
  | "notPrinted"
  | "paperOut"
  | "paperLow"
  | "coverOpen"
  | "unplugged"
  | "journalSick"
  | "behind";
