/** Words for records that came out of a backup. */
export interface BackupWords {
  readonly restored: string;
  /** How many records the till knew and does not find. */
  readonly missing: (n: number) => string;
  readonly unknown: string;
  readonly now: string;
}
