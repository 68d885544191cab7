/** How the match with the gateways stands, asked of the till while somebody looks at it. */
import { useEffect } from "react";
import { create } from "zustand";
import type { DifferenceView, MatchView } from "../../../preload/contract/match.ts";
import { ask, send, type Trouble } from "../till.ts";
import { lookAtDay } from "./day.ts";

interface Match {
  /** Null until the first answer. */
  readonly view: MatchView | null;
  /** All differences shown so far. */
  readonly differences: readonly DifferenceView[];
  /** The key of the difference that somebody writes a note to. */
  readonly noting: string | null;
  readonly trouble: Trouble | null;
}

export const useMatch = create<Match>(() => ({ view: null, differences: [], noting: null, trouble: null }));

/** As many pages as are shown, so that notes on each are seen at once. */
export async function lookAtMatch(more = false): Promise<void> {
  const shown = useMatch.getState().differences.length;
  const first = await ask("match.state", { from: 0 });
  if (!first.ok) {
    useMatch.setState({ trouble: first.error });
    return;
  }
  const total = first.value.last?.total ?? 0;
  const wanted = Math.min(total, Math.max(shown + (more ? 1 : 0), first.value.differences.length));
  let differences = first.value.differences;
  while (differences.length < wanted) {
    const next = await ask("match.state", { from: differences.length });
    if (!next.ok || next.value.differences.length === 0) break;
    differences = [...differences, ...next.value.differences];
  }
  // What it came to stands in the evening's list at once.
  if (first.value.last?.at !== useMatch.getState().view?.last?.at) void lookAtDay();
  useMatch.setState((before) => ({
    view: same(first.value, before.view),
    differences: same(differences, before.differences),
    trouble: null,
  }));
}

const same = <T>(now: T, before: T | null): T =>
  before !== null && JSON.stringify(now) === JSON.stringify(before) ? before : now;

const AGAIN_MS = 1_000;
const RUNNING_AGAIN_MS = 250;

/** Keeps the match as the till has it for as long as the caller is on the screen. */
export function useMatchFollows(): void {
  const running = useMatch(({ view }) => (view?.running ?? null) !== null);
  useEffect(() => {
    void lookAtMatch();
    const again = setInterval(() => void lookAtMatch(), running ? RUNNING_AGAIN_MS : AGAIN_MS);
    return () => {
      clearInterval(again);
    };
  }, [running]);
}

/** @param all also what is proved already is asked for */
export async function startMatch(all = false): Promise<void> {
  await send("match.start", { all });
  await lookAtMatch();
}

export async function stopMatch(): Promise<void> {
  await send("match.stop", {});
  await lookAtMatch();
}

/** What the key of this step would do: nothing while it runs, or where all is matched. */
export function nextOfMatch(view: MatchView | null): "start" | "again" | "goOn" | null {
  if (view === null || !view.possible || view.running !== null) return null;
  if (view.kept > 0) return "goOn";
  if (view.last === null) return "start";
  return view.last.stale || view.last.unsettled > 0 ? "again" : null;
}
