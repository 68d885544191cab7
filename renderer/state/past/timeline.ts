/** A payment's timeline, asked for again while it is looked at: the journal goes on being written under it. */
import { useEffect, useState } from "react";
import type { TimelineView } from "../../../preload/contract/timeline.ts";
import { ask, type Trouble } from "../till.ts";

const AGAIN_MS = 1_000;

export interface Timeline {
  /** Null until the first answer. */
  readonly view: TimelineView | null;
  readonly trouble: Trouble | null;
}

export function useTimeline(attempt: string): Timeline {
  const [timeline, setTimeline] = useState<Timeline>({ view: null, trouble: null });
  useEffect(() => {
    let gone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const answer = await ask("payment.timeline", { attempt });
      if (gone) return;
      setTimeline(({ view }) => (answer.ok ? { view: answer.value, trouble: null } : { view, trouble: answer.error }));
      waiting = setTimeout(() => void look(), AGAIN_MS);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(waiting);
    };
  }, [attempt]);
  return timeline;
}
