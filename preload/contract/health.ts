/** The health strip: what works, how old that knowledge is, and what is wrong. */
export type HealthPart =
  "gateway" | "wallets" | "terminal" | "scanner" | "printer" | "journal" | "backup" | "records" | "clock";

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

/** What is amiss with the till's clock. */
export interface ClockView {
  /** The till's time less the gateways', ms; `farOff`: payments may be refused, and the business day may be wrong. */
  readonly off: { readonly kind: "off" | "farOff"; readonly byMs: number } | null;
  /** The computer's clock was put elsewhere while the till ran, ms. */
  readonly jump: { readonly from: number; readonly to: number } | null;
}

export type HealthCode =
  | "fine"
  | "notUsedYet"
  | "notSet"
  | "silent"
  /** It answers with errors of its web server. */
  | "errors"
  /** It does not take this till: its code or its contract is wrong. */
  | "refused"
  | "signature"
  | "otherOrder"
  | "otherTerminal"
  | "busy"
  | "mayShowAmount"
  | "notPrinted"
  | "paperOut"
  | "paperLow"
  | "drawerShut"
  | "coverOpen"
  | "unplugged"
  | "journalSick"
  | "noBackupYet"
  | "backingUp"
  | "backupOld"
  | "backupFull"
  | "backupGone"
  | "backupReadOnly"
  | "backupFailed"
  | "backupNotSound"
  /** The journal came out of a backup; `detail` says how many records are missing, "" when nobody can say. */
  | "restored"
  | "behind"
  | "clockOff"
  | "clockFarOff"
  | "clockJumped";
