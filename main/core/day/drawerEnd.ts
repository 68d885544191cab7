/** How a drawer ended, as the Z report has it: the shift with its last count. */
import type { DrawerEnd } from "./closing.ts";
import type { Minor } from "../money/money.ts";
import type { Shift } from "./shift.ts";

export function drawerEnd({ id, openedAt, float, moves, count, closed }: Shift): DrawerEnd {
  const toBank = moves.filter(({ kind }) => kind === "toBank").reduce((sum, { amount }) => sum + amount, 0);
  return {
    shift: id,
    openedAt,
    closedAt: closed?.at ?? 0,
    float,
    expected: count?.expected ?? (0 as Minor),
    counted: count?.counted ?? (0 as Minor),
    left: closed?.left ?? (0 as Minor),
    toBank: toBank as Minor,
    explanation: count?.explanation ?? "",
    by: closed?.by ?? "",
  };
}
