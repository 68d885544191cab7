/** How a drawer ended, as the Z report has it: the shift with its last count. */
import type { DrawerEnd } from "./closing.ts";
import type { Minor } from "../money/money.ts";
import type { CashMoveKind, Shift } from "./shift.ts";

export function drawerEnd({ id, openedAt, float, moves, count, closed }: Shift): DrawerEnd {
  const sumOf = (of: CashMoveKind): Minor =>
    moves.filter(({ kind }) => kind === of).reduce((sum, { amount }) => sum + amount, 0) as Minor;
  const tipsOut = sumOf("tips");
  return {
    shift: id,
    openedAt,
    closedAt: closed?.at ?? 0,
    float,
    expected: count?.expected ?? (0 as Minor),
    counted: count?.counted ?? (0 as Minor),
    left: closed?.left ?? (0 as Minor),
    toBank: sumOf("toBank"),
    ...(tipsOut === 0 ? {} : { tipsOut }),
    explanation: count?.explanation ?? "",
    by: closed?.by ?? "",
  };
}
