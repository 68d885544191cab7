/** The match with the gateways at the till: started, stopped, told, and a difference explained by somebody who may. */
import type { Clock } from "../../core/clock.ts";
import type { MatchNow } from "../../core/day/closing.ts";
import { mayBeToldLater } from "../../core/match/matchFacts.ts";
import type { Difference, Told } from "../../core/match/reconciliation.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Gateway } from "../../gateways/port.ts";
import { readLastZ, readZ } from "../../journal/projections/closings.ts";
import { hasGatewayMoneyAfter } from "../../journal/projections/ledger.ts";
import {
  readLastMatch,
  readMatchMark,
  readMatchNote,
  readMatchOfStretch,
  type StoredMatch,
} from "../../journal/projections/matches.ts";
import type { Payments } from "../../payments/payments.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { CommandArgs, CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { BatchTerminalView } from "../../../preload/contract/batch.ts";
import type { Outcome, Problem } from "../../../preload/contract/channel.ts";
import type { MatchBatchView, MatchView } from "../../../preload/contract/match.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { differenceViewer, gatewayNamer } from "./differenceView.ts";
import { createMatchBook } from "./matchBook.ts";
import { runMatch } from "./matchRun.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { RefundDesk } from "../giveBack/refundDesk.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface MatchDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `match.${string}`>>;
  readonly queries: Pick<QueryHandlers, Extract<keyof QueryHandlers, `match.${string}`>>;
  /** For the evening's list: whether there is anything to match, and the last match of this stretch. */
  now(): { readonly possible: boolean; readonly last: MatchNow | null };
  close(): void;
}

export interface MatchDeskDeps {
  readonly books: Books;
  readonly session: Pick<SessionDesk, "operator" | "approve" | "alone">;
  readonly gateways: readonly Gateway[];
  readonly payments: Pick<Payments, "askNow">;
  readonly refunds: Pick<RefundDesk, "ask" | "commands">;
  readonly settings: Pick<Settings, "day">;
  readonly clock: Clock;
  readonly random: Random;
  batches(): readonly BatchTerminalView[];
  operatorName(id: string): string;
  changed(): void;
}

interface Run {
  stopped: boolean;
  progress: NonNullable<MatchView["running"]>;
}

const PAGE = 50;

export function createMatchDesk(deps: MatchDeskDeps): MatchDesk {
  const { books, clock, gateways, session } = deps;
  const { reader } = books.journal;
  const book = createMatchBook({ reader, ...deps.settings.day });
  const nameOf = gatewayNamer(deps);
  const view = differenceViewer(deps);
  let run: Run | null = null;
  let kept: { readonly after: number; readonly told: Map<string, Told> } = { after: -1, told: new Map() };
  let closed = false;

  /** Kept parsed: the page asks once a second, and a bad evening has thousands of differences. */
  let known: {
    readonly seq: number;
    readonly notes: number;
    readonly match: StoredMatch | undefined;
    unsettled: number;
  } | null = null;

  const after = (): number => readLastZ(reader)?.report.upTo ?? 0;
  const looked = (): NonNullable<typeof known> => {
    const mark = readMatchMark(reader);
    if (known?.seq === mark.seq && known.notes === mark.notes) return known;
    const match = known?.seq === mark.seq ? known.match : readLastMatch(reader);
    const open = match?.differences.filter(({ key }) => readMatchNote(reader, key) === undefined).length ?? 0;
    known = { ...mark, match, unsettled: open + (match === undefined ? 0 : mayBeToldLater(match)) };
    return known;
  };
  const last = (): StoredMatch | undefined => {
    const { match } = looked();
    return match?.after === after() ? match : undefined;
  };
  const possible = (): boolean =>
    gateways.some(({ records }) => records !== undefined) && hasGatewayMoneyAfter(reader, after());
  const isStale = ({ upTo }: StoredMatch): boolean => hasGatewayMoneyAfter(reader, upTo);

  const begin = async (all: boolean): Promise<void> => {
    const from = after();
    if (kept.after !== from) kept = { after: from, told: new Map() };
    const mine: Run = { stopped: false, progress: { done: 0, of: 0, gateway: "", startedAt: clock.now() } };
    run = mine;
    const found = await runMatch(
      {
        reader,
        book,
        gateways,
        payments: deps.payments,
        clock,
        askRefund: (refund) => deps.refunds.ask(refund),
        checkRefund: (refund) => {
          void deps.refunds.commands["refund.checkAgain"]({ refund });
        },
      },
      {
        after: from,
        known: readLastZ(reader)?.seq ?? 0,
        all,
        kept: kept.told,
        stopped: () => mine.stopped,
        progress(done, of, gateway) {
          mine.progress = { ...mine.progress, done, of, gateway };
        },
      },
    ).finally(() => {
      run = null;
    });
    if (found === null || closed || after() !== from) return;
    if (books.commit([{ fact: { kind: "match.done", body: { id: deps.random.id(), ...found } } }]).ok)
      kept = { after: from, told: new Map() };
    deps.changed();
  };

  const differing = (key: string): Result<Difference, Problem> => {
    const found = last()?.differences.find((each) => each.key === key);
    return found === undefined ? refuse("noSuchDifference") : ok(found);
  };

  const differedIn = (z: number, key: string): Result<Difference, Problem> => {
    const report = readZ(reader, z)?.report;
    const match = report === undefined ? undefined : readMatchOfStretch(reader, report.after);
    const found = match?.differences.find((each) => each.key === key);
    return found === undefined ? refuse("noSuchDifference") : ok(found);
  };

  /** @param find the difference, before and after somebody was asked to answer for the note */
  const note = async (
    find: () => Result<Difference, Problem>,
    { approval, reason }: Pick<CommandArgs<"match.note">, "approval" | "reason">,
  ): Promise<Outcome<null>> => {
    if (session.operator() === null) return refuse("notSignedIn");
    const first = find();
    if (!first.ok) return first;
    if (reason === "") return refuse("reasonMissing");
    const who = await answerable(session, "noteDifference", approval);
    if (!who.ok) return who;
    const found = find();
    if (!found.ok) return found;
    const { class: name, gateway, key } = found.value;
    const body = { difference: key, class: name, gateway, reason, approver: who.value };
    const committed = books.commit([{ fact: { kind: "match.noted", body } }]);
    return committed.ok ? ok(null) : sick(committed.error);
  };

  const batchView = ({ closes, last: batch, ours, terminal }: BatchTerminalView): readonly MatchBatchView[] =>
    closes
      ? [
          {
            terminal,
            state: batch?.state ?? null,
            ours: batch?.net ?? null,
            theirs: batch?.theirs?.total ?? null,
            differs: batch?.differs ?? false,
            since: ours === null ? 0 : ours.sales.count + ours.refunds.count,
          },
        ]
      : [];

  const lastView = (match: StoredMatch): NonNullable<MatchView["last"]> => ({
    at: match.at,
    operator: deps.operatorName(match.operator),
    stale: isStale(match),
    counts: match.counts,
    unsettled: looked().unsettled,
    gateways: match.gateways.map((each) => ({ ...each, name: nameOf(each.gateway) })),
    batches: deps.batches().flatMap(batchView),
    total: match.differences.length,
  });

  return {
    commands: {
      "match.start": ({ all }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const allowed = session.alone("matchRecords");
        if (!allowed.ok) return allowed;
        if (!possible()) return refuse("nothingToMatch");
        if (run === null)
          void begin(all).catch((error: unknown) => {
            // A till that closes takes the journal away under a match, which is no loss: it had written nothing.
            if (!closed) throw error;
          });
        return ok(null);
      },
      "match.stop": () => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (run !== null) run.stopped = true;
        return ok(null);
      },
      "match.note": ({ difference, ...said }) => note(() => differing(difference), said),
      "match.noteLater": ({ difference, z, ...said }) => note(() => differedIn(z, difference), said),
    },
    queries: {
      "match.state": ({ from }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const match = last();
        return ok({
          possible: possible(),
          running: run?.progress ?? null,
          kept: run === null && kept.after === after() ? kept.told.size : 0,
          last: match === undefined ? null : lastView(match),
          differences: match?.differences.slice(from, from + PAGE).map(view) ?? [],
        });
      },
    },
    now() {
      const match = last();
      if (match === undefined) return { possible: possible(), last: null };
      // Cash and the drawer are nothing that a gateway could tell otherwise.
      const upTo = isStale(match) ? match.upTo : reader.head().seq;
      return { possible: possible(), last: { at: match.at, upTo, unsettled: looked().unsettled } };
    },
    close() {
      closed = true;
      if (run !== null) run.stopped = true;
    },
  };
}
