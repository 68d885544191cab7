/**
 * The ONE list of commands, queries and events between the screen and the till, gathered from one file per area.
 * Every command carries an id minted by the page: the till carries out each id once and answers a repeat with the first
 * result. Arguments are parsed by these schemas in main, whatever the page was told.
 */
import * as v from "valibot";
import { backupCommands, backupQueries } from "./contract/backup.ts";
import { batchCommands, batchQueries } from "./contract/batch.ts";
import { activityCommands, activityQueries } from "./contract/activity.ts";
import { catalogCommands, catalogQueries, type CatalogView } from "./contract/catalog.ts";
import { type ArgsOf, id, type Outcome, type ResultOf } from "./contract/channel.ts";
import { closingCommands, closingQueries } from "./contract/closing.ts";
import { customerCommands } from "./contract/customer.ts";
import { dayReportCommands, dayReportQueries } from "./contract/dayReport.ts";
import { goodsCommands } from "./contract/goods.ts";
import type { ClockView, HealthView } from "./contract/health.ts";
import { type HeldView, holdCommands } from "./contract/hold.ts";
import { lostPaymentCommands, lostPaymentQueries } from "./contract/lostPayment.ts";
import { matchCommands, matchQueries } from "./contract/match.ts";
import { noSaleCommands } from "./contract/noSale.ts";
import { officeCommands, officeQueries } from "./contract/office.ts";
import { paperCommands, paperQueries, type PrintJobView, type CustomerPapersView } from "./contract/paper.ts";
import { paymentCommands, type PaymentView, type UnprovenView, type WalletStepView } from "./contract/payment.ts";
import { type GivingBackView, refundCommands } from "./contract/refund.ts";
import { reportQueries } from "./contract/report.ts";
import { returnCommands, returnQueries, type ReturnView } from "./contract/returns.ts";
import { type SaleView, saleCommands, saleQueries, type ScanNotice } from "./contract/sale.ts";
import { sessionCommands, type SessionView } from "./contract/session.ts";
import { type SetUpView, settingsCommands } from "./contract/settings.ts";
import { shiftCommands, shiftQueries } from "./contract/shift.ts";
import { splitCommands } from "./contract/split.ts";
import { staffCommands, staffQueries } from "./contract/staff.ts";
import { timelineQueries } from "./contract/timeline.ts";
import { transactionCommands, transactionQueries } from "./contract/transactions.ts";
import { tipCommands, tipQueries } from "./contract/tips.ts";

export const commands = {
  ...sessionCommands,
  ...saleCommands,
  ...goodsCommands,
  ...holdCommands,
  ...customerCommands,
  ...paymentCommands,
  ...lostPaymentCommands,
  ...refundCommands,
  ...returnCommands,
  ...transactionCommands,
  ...batchCommands,
  ...splitCommands,
  ...shiftCommands,
  ...closingCommands,
  ...matchCommands,
  ...dayReportCommands,
  ...backupCommands,
  ...tipCommands,
  ...paperCommands,
  ...settingsCommands,
  ...staffCommands,
  ...noSaleCommands,
  ...activityCommands,
  ...catalogCommands,
  ...officeCommands,
};
export const queries = {
  ...reportQueries,
  ...shiftQueries,
  ...closingQueries,
  ...matchQueries,
  ...dayReportQueries,
  ...backupQueries,
  ...staffQueries,
  ...activityQueries,
  ...catalogQueries,
  ...officeQueries,
  ...saleQueries,
  ...returnQueries,
  ...transactionQueries,
  ...timelineQueries,
  ...batchQueries,
  ...lostPaymentQueries,
  ...tipQueries,
  ...paperQueries,
};

export type CommandName = keyof typeof commands;
export type QueryName = keyof typeof queries;
export type CommandArgs<N extends CommandName> = ArgsOf<(typeof commands)[N]>;
export type CommandResult<N extends CommandName> = ResultOf<(typeof commands)[N]>;
export type QueryArgs<N extends QueryName> = ArgsOf<(typeof queries)[N]>;
export type QueryResult<N extends QueryName> = ResultOf<(typeof queries)[N]>;

/** Exactly one handler for every command, proven by the compiler. */
export type CommandHandlers = {
  readonly [N in CommandName]: (args: CommandArgs<N>) => Outcome<CommandResult<N>> | Promise<Outcome<CommandResult<N>>>;
};
export type QueryHandlers = {
  readonly [N in QueryName]: (args: QueryArgs<N>) => Outcome<QueryResult<N>> | Promise<Outcome<QueryResult<N>>>;
};

/** Everything a page paints, in slices; an event brings the slices that changed, whole. */
export interface TillView {
  /** The till's clock when this was sent, ms: ages are counted from it, not from the page's clock. */
  readonly now: number;
  readonly session: SessionView;
  readonly sale: SaleView | null;
  /** Put aside, oldest first. */
  readonly held: readonly HeldView[];
  readonly payment: PaymentView | null;
  readonly walletStep: WalletStepView | null;
  readonly unproven: readonly UnprovenView[];
  readonly givingBack: readonly GivingBackView[];
  /** Returns that somebody has to see to, and the last one for a quarter of an hour. */
  readonly returns: readonly ReturnView[];
  readonly scan: ScanNotice | null;
  readonly printing: readonly PrintJobView[];
  /** Papers that lie ready for customers, by payment. */
  readonly papers: readonly CustomerPapersView[];
  readonly health: readonly HealthView[];
  readonly setUp: SetUpView;
  readonly catalog: CatalogView;
  readonly clock: ClockView | null;
}

export type ViewChange = Partial<TillView> & { readonly now: number };

export const commandEnvelope = v.strictObject({ id, name: v.string(), args: v.unknown() });
export const queryEnvelope = v.strictObject({ name: v.string(), args: v.unknown() });
export type CommandEnvelope = v.InferOutput<typeof commandEnvelope>;
export type QueryEnvelope = v.InferOutput<typeof queryEnvelope>;

/** What a shell (Electron, browser) needs of a till; shells parse nothing themselves. */
export interface TillPort {
  /** @param envelope anything: parsed by `commandEnvelope` and the command's own schema */
  command(envelope: unknown): Promise<Outcome<unknown>>;
  query(envelope: unknown): Promise<Outcome<unknown>>;
  view(): TillView;
  /** @returns stops listening */
  subscribe(listener: (change: ViewChange) => void): () => void;
}

/** What the page sees of the till, over either shell. */
export interface TillBridge {
  command(envelope: CommandEnvelope): Promise<Outcome<unknown>>;
  query(envelope: QueryEnvelope): Promise<Outcome<unknown>>;
  /**
   * Connects; `onView` brings the whole view first, then changes. `onLink` says how the link to the till is:
   * `taken` = another page of this till has taken over, and `takeOver` may be pressed.
   */
  connect(on: { view(view: TillView): void; change(change: ViewChange): void; link(state: LinkState): void }): {
    takeOver(): void;
    close(): void;
  };
}

export type LinkState = "connecting" | "live" | "lost" | "taken" | "refused";
