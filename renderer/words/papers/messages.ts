/** Words for the papers of customers whose payment was in doubt. */
export interface PapersWords {
  readonly printProof: string;
  readonly printSlip: string;
  readonly notWanted: string;
  readonly title: string;
  readonly more: string;
  readonly ready: (n: number) => string;
}
