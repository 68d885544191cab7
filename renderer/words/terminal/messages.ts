/** Words of a payment that waits for its terminal, in a gateway that hands orders on. */
export interface TerminalWords {
  readonly closing: string;
  readonly closingMore: string;
  readonly offline: string;
  readonly offlineMore: (terminal: string) => string;
  readonly wasOffline: (terminal: string) => string;
  readonly clockOff: string;
}
