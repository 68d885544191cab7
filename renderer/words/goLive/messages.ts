/** Words of the way from training to real money. */
import type { LiveStep, LiveStepView, LiveSummaryView, LiveView } from "../../../preload/contract/office.ts";

export interface GoLiveWords {
  readonly title: string;
  readonly more: string;
  readonly isLive: string;
  readonly isLiveMore: string;
  readonly progress: (done: number, of: number) => string;
  readonly steps: Readonly<Record<LiveStep | "start", string>>;
  /** Why the step is there, and what to do for it. */
  readonly says: Readonly<Record<LiveStep, string>>;
  readonly done: Readonly<Record<LiveStep, string>>;
  readonly ago: (age: string) => string;
  readonly notUsed: string;
  readonly why: Readonly<Record<Exclude<LiveStepView["why"], "">, string>>;
  readonly open: Readonly<Record<"store" | "taxes" | "goods" | "gateways" | "devices" | "people", string>>;
  readonly right: string;
  readonly approveRight: string;
  readonly again: string;
  readonly back: string;
  /** Over a page of the settings that a step led to. */
  readonly guide: (step: string) => string;
  readonly summary: Readonly<
    Record<"store" | "register" | "taxes" | "cards" | "wallets" | "printer" | "people" | "goods" | "training", string>
  >;
  readonly noTaxes: string;
  readonly noWallets: string;
  readonly goods: Readonly<Record<LiveSummaryView["goods"]["kind"], (n: number) => string>>;
  readonly staysBehind: string;
  readonly local: string;
  readonly lead: string;
  readonly notYet: string;
  readonly held: Readonly<Record<Exclude<LiveView["held"], "">, string>>;
  readonly go: string;
  readonly approve: string;
  readonly starting: string;
  readonly waiting: string;
  readonly waitingMore: string;
  readonly restart: string;
  readonly approveRestart: string;
  readonly restartMore: string;
}
