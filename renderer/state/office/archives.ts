/** Archives of closed years, asked for while somebody looks: more often while one is read back. */
import { useEffect, useState } from "react";
import type { ArchivesView } from "../../../preload/contract/backup.ts";
import { ask, send, type Trouble } from "../till.ts";

const AGAIN_MS = 5_000;
const READING_AGAIN_MS = 400;

interface Archives {
  /** Null until the first answer. */
  readonly archives: ArchivesView | null;
  readonly trouble: Trouble | null;
}

export function useArchives(): Archives & { check(file: string): Promise<void> } {
  const [state, setState] = useState<Archives>({ archives: null, trouble: null });
  const [asked, setAsked] = useState(0);
  const reading = (state.archives?.checking ?? null) !== null;
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await ask("archive.list", {});
      if (!gone && answer.ok) setState(({ trouble }) => ({ archives: answer.value, trouble }));
    };
    void look();
    const again = setInterval(() => void look(), reading ? READING_AGAIN_MS : AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(again);
    };
  }, [reading, asked]);
  return {
    ...state,
    async check(file) {
      const answer = await send("archive.check", { file }, true);
      setState(({ archives }) => ({ archives, trouble: answer.ok ? null : answer.error }));
      setAsked((before) => before + 1);
    },
  };
}
