/** The figures of the open stretch as they stand, and the drawer that is open in it. Asked for again while it is looked at. */
import { minor } from "../../../main/core/money/money.ts";
import { useEffect, useState } from "react";
import type { XView } from "../../../preload/contract/dayReport.ts";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { ask, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { FiguresOf, Group, Row } from "./FiguresOf.tsx";
import { useWhen } from "./when.ts";

const AGAIN_MS = 2_000;

export function SoFar() {
  const { day } = useWords();
  const { drawer: d, report: w } = day;
  const { moment } = useWhen();
  const { trouble, x } = useX();
  if (x === null) return <TroubleSays trouble={trouble} />;
  return (
    <article className="zreport">
      <FiguresOf figures={x.figures} named={x.named} />
      {x.open.map(({ expected, float, moved, openedAt, shift, tipsOut }) => (
        <Group key={shift} title={w.openDrawer(moment(openedAt))}>
          <Row name={d.float} value={float} />
          {moved !== 0 && <Row name={w.moved} value={moved} />}
          {tipsOut !== 0 && <Row name={d.move.tips} value={minor(-tipsOut)} />}
          <Row name={d.expected} value={expected} ruled />
        </Group>
      ))}
    </article>
  );
}

function useX(): { readonly x: XView | null; readonly trouble: Trouble | null } {
  const [state, setState] = useState<ReturnType<typeof useX>>({ x: null, trouble: null });
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await ask("report.x", {});
      if (gone) return;
      setState(({ x }) => (answer.ok ? { x: answer.value, trouble: null } : { x, trouble: answer.error }));
    };
    void look();
    const again = setInterval(() => void look(), AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(again);
    };
  }, []);
  return state;
}
