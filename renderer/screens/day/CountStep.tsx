/** Step 5: the drawer. Opened with its float, cash in and out, counted blind, compared, closed or handed over. */
import { useEffect } from "react";
import { isCounting, keptCounts } from "../../state/pay/pieceCounts.ts";
import { useDay } from "../../state/day/day.ts";
import { ComparedDrawer } from "./ComparedDrawer.tsx";
import { CountPieces } from "./CountPieces.tsx";
import { DrawerNow } from "./DrawerNow.tsx";
import { NoDrawer } from "./NoDrawer.tsx";

/** Which step's row stands under it: on a large counter the match has the drawer beside it. */
export interface OfStep {
  readonly of: "match" | "count";
}

export function CountStep({ of }: OfStep) {
  const drawer = useDay((day) => day.drawer);
  const counting = useDay((day) => day.counting);
  const shift = drawer?.shift ?? null;
  useEffect(() => {
    // A count that a reload of the page interrupted goes on.
    if (isCounting(keptCounts(shift?.id ?? ""))) useDay.setState({ counting: true });
  }, [shift?.id]);
  if (drawer === null) return null;
  if (counting) return <CountPieces key={shift?.id ?? ""} of={of} shift={shift} denominations={drawer.denominations} />;
  if (shift === null) return <NoDrawer of={of} left={drawer.left} />;
  if (shift.count === null || shift.count.stale) return <DrawerNow of={of} shift={shift} />;
  // Counted again it is painted anew anyway; an explanation is a count again too, and must not take away what is typed.
  return <ComparedDrawer key={shift.id} of={of} shift={shift} count={shift.count} />;
}
