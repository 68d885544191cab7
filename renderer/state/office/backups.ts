/** How the backups stand, asked for again while somebody looks. */
import { useEffect, useState } from "react";
import type { BackupsView } from "../../../preload/contract/backup.ts";
import { lookAtDay } from "../day/day.ts";
import { ask, send, type Trouble } from "../till.ts";

const AGAIN_MS = 1_000;
/** So many of the newest files are named. */
const NAMED = 5;

interface Backups {
  /** Null until the first answer. */
  readonly backups: BackupsView | null;
  readonly trouble: Trouble | null;
}

export function useBackups(): Backups & { makeNow(): Promise<void> } {
  const [state, setState] = useState<Backups>({ backups: null, trouble: null });
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await ask("backup.list", { limit: NAMED });
      if (gone) return;
      setState(({ backups }) =>
        answer.ok ? { backups: answer.value, trouble: null } : { backups, trouble: answer.error },
      );
    };
    void look();
    const again = setInterval(() => void look(), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(again);
    };
  }, []);
  return {
    ...state,
    async makeNow() {
      const answer = await send("backup.now", {}, true);
      if (!answer.ok) setState(({ backups }) => ({ backups, trouble: answer.error }));
      void lookAtDay();
    },
  };
}
