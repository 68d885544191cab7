/** The page's mirror of the till, and the only way from the page to it. Nothing here decides anything about money. */
import { create } from "zustand";
import type { Outcome, Problem } from "../../preload/contract/channel.ts";
import type {
  CommandArgs,
  CommandName,
  CommandResult,
  LinkState,
  QueryArgs,
  QueryName,
  QueryResult,
  TillBridge,
  TillView,
} from "../../preload/contract.ts";
import { LONGEST_AGO_MS } from "../../preload/contract/scanAge.ts";
import { mintId } from "../bridge/mintId.ts";
import type { ProblemName } from "../words/problems/messages.ts";
import { keepSame } from "./keepSame.ts";
import { useUi } from "./ui.ts";

interface Mirror {
  readonly view: TillView | null;
  readonly link: LinkState;
  /** The till's clock less this page's, ms: ages are the till's. */
  readonly offset: number;
  /** Since when the link is lost, on this page's clock, ms. */
  readonly lostAt: number | null;
}

/** A problem as the page sees it: the till's own, or that the till could not be reached. */
export interface Trouble {
  readonly code: ProblemName;
  readonly money: Problem["money"];
  readonly params?: Problem["params"];
}

export type Answer<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: Trouble };

export const useTill = create<Mirror>(() => ({ view: null, link: "connecting", offset: 0, lostAt: null }));

let bridge: TillBridge;
let connection: ReturnType<TillBridge["connect"]>;

/** Connects this page to its till, once. */
export function startTill(to: TillBridge): void {
  bridge = to;
  connection = to.connect({
    view: (view) => {
      useTill.setState({ view, offset: view.now - Date.now() });
    },
    change: (change) => {
      useTill.setState(({ view }) =>
        view === null ? {} : { view: { ...view, ...keepSame(view, change) }, offset: change.now - Date.now() },
      );
    },
    link: (link) => {
      useTill.setState(({ lostAt }) => ({ link, lostAt: link === "live" ? null : (lostAt ?? Date.now()) }));
    },
  });
}

export function takeOver(): void {
  connection.takeOver();
}

/** The view, where there is one: screens are mounted only then. */
export function useView<T>(pick: (view: TillView) => T): T {
  return useTill(({ view }) => {
    if (view === null) throw new Error("a screen without a view");
    return pick(view);
  });
}

/** Two quick presses of one key are one intent; two quick scans of one code are two. */
const COUNTED: ReadonlySet<CommandName> = new Set<CommandName>(["sale.scan", "sale.add"]);
const running = new Map<string, Promise<Answer<never>>>();
/**
 * Intents whose answer was lost with the link, without their PINs: pressed again, the same one is offered under its id, which
 * the till carries out once. Cash that left the drawer does not leave it a second time.
 */
const lost = new Map<string, { readonly id: string; readonly at: number }>();
/** Later it is another intent that says the same, ms. */
const SAME_WITHIN_MS = 60_000;
/** Goods are added in the order in which they were scanned. */
let queue: Promise<unknown> = Promise.resolve();

/** Sends an intent. A problem is shown to the person unless `quiet`. */
export function send<N extends CommandName>(
  name: N,
  args: CommandArgs<N>,
  quiet = false,
): Promise<Answer<CommandResult<N>>> {
  const askedAt = performance.now();
  const carryOut = async (): Promise<Answer<CommandResult<N>>> => {
    const intent = `${name} ${JSON.stringify(args, withoutPin)}`;
    const before = COUNTED.has(name) ? undefined : lost.get(intent);
    const id = before !== undefined && askedAt - before.at < SAME_WITHIN_MS ? before.id : mintId();
    const offer = () =>
      reach<CommandResult<N>>(() => {
        // The till may have read the same scan itself: it goes by when it was heard, not by when it comes.
        const heard =
          name === "sale.scan" ? { ago: Math.min(Math.round(performance.now() - askedAt), LONGEST_AGO_MS) } : {};
        return bridge.command({ id, name, args: { ...args, ...heard } });
      });
    let answer = await offer();
    // No scan is lost: it is offered under the same id, which the till carries out once, until the till has answered.
    while (name === "sale.scan" && isLost(answer) && (await linkIsBack(answer.error))) answer = await offer();
    lost.delete(intent);
    if (!answer.ok && answer.error.code === "linkLost") lost.set(intent, { id, at: askedAt });
    if (!quiet) useUi.setState({ trouble: answer.ok ? null : answer.error });
    return answer;
  };
  if (COUNTED.has(name)) {
    const next = queue.then(carryOut);
    queue = next;
    return next;
  }
  const key = `${name} ${JSON.stringify(args)}`;
  const already = running.get(key);
  if (already !== undefined) return already;
  const answer = carryOut().finally(() => running.delete(key));
  running.set(key, answer as Promise<Answer<never>>);
  return answer;
}

const withoutPin = (name: string, value: unknown): unknown => (name === "pin" ? undefined : value);

const RETRY_MS = 500;

function isLost(answer: Answer<unknown>): answer is { readonly ok: false; readonly error: Trouble } {
  return !answer.ok && (answer.error.code === "linkLost" || answer.error.code === "restarting");
}

/** Says that the link is lost, or that the till starts again, until it is back. @returns false when this page has no till any more */
async function linkIsBack(lost: Trouble): Promise<boolean> {
  useUi.setState({ trouble: lost });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    const { link } = useTill.getState();
    if (link === "taken" || link === "refused") return false;
    if (link === "live") break;
  }
  useUi.setState(({ trouble }) => (trouble?.code === lost.code ? { trouble: null } : {}));
  return true;
}

/** Asks something that changes nothing. */
export function ask<N extends QueryName>(name: N, args: QueryArgs<N>): Promise<Answer<QueryResult<N>>> {
  return reach<QueryResult<N>>(() => bridge.query({ name, args }));
}

/** The till checks what it is asked; what it answers is its own word, so its types are taken over here. */
async function reach<R>(call: () => Promise<Outcome<unknown>>): Promise<Answer<R>> {
  try {
    return (await call()) as Outcome<R>;
  } catch {
    return { ok: false, error: { code: "linkLost", money: "unknown" } };
  }
}
