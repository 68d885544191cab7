/** Words for what the tray holds: each kind of duty is counted by itself. */
export interface DutiesWords {
  /** Captured, and to be given back or decided about: proven, but not settled. */
  readonly toSettle: (n: number) => string;
  readonly salesWait: (n: number) => string;
}
