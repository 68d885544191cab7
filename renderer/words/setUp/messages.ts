/** Words for setting up the till. */
import type { SetUpView } from "../../../preload/contract/settings.ts";

export interface SetUpWords {
  readonly scanners: string;
  readonly typing: string;
  readonly typingMore: string;
  readonly connected: string;
  readonly gone: (age: string) => string;
  readonly lastScan: (age: string) => string;
  readonly noScanYet: string;
  readonly fixed: string;
  readonly add: string;
  readonly scanNow: string;
  readonly listening: (devices: number, left: string) => string;
  readonly listeningNone: (left: string) => string;
  readonly stop: string;
  readonly heard: (name: string, code: string) => string;
  readonly heardNoCode: (name: string) => string;
  readonly aScanner: string;
  readonly known: string;
  readonly use: string;
  readonly tryAgain: string;
  readonly types: string;
  readonly card: string;
  readonly nothing: string;
  readonly remove: string;
  readonly approveAdd: (name: string) => string;
  readonly approveRemove: (name: string) => string;
  readonly secrets: string;
  readonly kept: Readonly<Record<SetUpView["secrets"]["kind"], (by: string) => string>>;
}
