/** Whether the counter's screen is a large one: the same bound as the tokens' large block. */
import { useSyncExternalStore } from "react";

const LARGE = "(min-width: 1600px) and (min-height: 900px)";

export function useLargeScreen(): boolean {
  return useSyncExternalStore(follow, isLarge);
}

const isLarge = (): boolean => window.matchMedia(LARGE).matches;

function follow(changed: () => void): () => void {
  const query = window.matchMedia(LARGE);
  query.addEventListener("change", changed);
  return () => {
    query.removeEventListener("change", changed);
  };
}
