/** What reads the reports of one HID scanner, whichever way it speaks. */
import type { Symbology } from "./aim.ts";
import type { PartialWhy } from "./port.ts";

export type Reading =
  | { readonly kind: "scan"; readonly text: string; readonly symbology?: Symbology | undefined }
  | { readonly kind: "partial"; readonly why: PartialWhy; readonly length: number };

export interface ReportReader {
  /** @param report one input report, with its number in front where the device numbers them */
  read(report: Uint8Array): readonly Reading[];
  /** Nothing came for `gapMs()`. */
  silence(): Reading | null;
  /** The device went away. */
  lost(): Reading | null;
  /** Whether something is read that has no end yet. */
  waiting(): boolean;
  gapMs(): number;
}
