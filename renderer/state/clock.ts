/** The till's time on the page, so that every age counts on by itself between two pieces of news. */
import { useEffect, useState } from "react";
import { useTill } from "./till.ts";

const TICK_MS = 500;

/** The till's clock, ms; the caller is painted anew twice a second. */
export function useNow(): number {
  const offset = useTill((till) => till.offset);
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => {
      setHere(Date.now());
    }, TICK_MS);
    return () => {
      clearInterval(ticking);
    };
  }, []);
  return Math.max(here, Date.now()) + offset;
}
