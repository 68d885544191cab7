/** An open way to a printer, whatever the plug: bytes out, bytes back. */
import type { Result } from "../../main/core/result.ts";
import type { NotPrinted } from "./port.ts";

export interface Line {
  /** Resolves when the bytes were handed over; rejects when the line broke. */
  send(bytes: Uint8Array): Promise<void>;
  /** Says that nothing more comes. Present where a printer then hangs up in turn, having read everything. */
  readonly finish?: () => void;
  /** Closes once everything handed over has left. */
  close(): void;
  /** Closes at once and throws away what has not left yet. */
  abandon(): void;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** `ended`: the printer hung up. Told once. */
  onGone(listener: (how: "ended" | "lost") => void): void;
}

/**
 * Opens a line; never rejects. When `signal` has fired, a line that opens after all must be closed without a byte: the
 * job was given up on.
 */
export type OpenLine = (signal: AbortSignal) => Promise<Result<Line, NotPrinted>>;
