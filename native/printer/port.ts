/**
 * What the till asks of a printer: take these bytes, and say truthfully what became of them. `notPrinted` means that
 * the printer got nothing, so the same job can be sent again; `notKnown` means that it may have printed some or all.
 */
export type Trouble = "paperOut" | "coverOpen" | "offline"; // switched off behind its network box, or in an error that only a hand at the printer ends

export type NotPrinted =
  | Trouble
  | "refused" // nobody listens at the address
  | "unreachable" // no way to the address, or its name is not known
  | "timedOut" // did not open in time
  | "noFile" // the file or device cannot be opened for writing
  | "diskFull";

export type NotKnown =
  | Trouble // said by the printer in the middle of the job
  | "closedEarly" // the printer hung up before the job ended
  | "lost" // the connection broke in the middle
  | "noAnswer" // the bytes left, and the printer did not take them in time
  | "cutShort"; // the file took only a part

export type PrintOutcome =
  /** `paperLow`: the printer says that its paper is near the end. */
  | { readonly kind: "printed"; readonly paperLow?: true }
  | { readonly kind: "notPrinted"; readonly why: NotPrinted }
  | { readonly kind: "notKnown"; readonly why: NotKnown };

export interface Printer {
  /** For people: where the paper comes out, for example `192.0.2.10:9100`. */
  readonly label: string;
  /**
   * Sends one job. Never throws and never takes longer than `timeoutMs` and the time that its bytes need on a slow
   * wire; after that nothing more of the job is written, so a job given up on does not come out later as a ghost.
   */
  print(bytes: Uint8Array, options: PrintOptions): Promise<PrintOutcome>;
}

export interface PrintOptions {
  readonly timeoutMs: number;
  /** A job whose turn has not come after this never has one, ms. For ever when left out. */
  readonly waitMs?: number;
  /** False for a job that leaves nothing on paper (the drawer's pulse): sent whatever the printer's state. */
  readonly needsPaper?: boolean;
}

export const PRINTED: PrintOutcome = { kind: "printed" };
export const notPrinted = (why: NotPrinted): PrintOutcome => ({ kind: "notPrinted", why });
export const notKnown = (why: NotKnown): PrintOutcome => ({ kind: "notKnown", why });
