/** Prints a report: the X as things stand, or a Z by its number, again as a copy. */
import { useState } from "react";
import type { CommandArgs } from "../../../preload/contract.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { send, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";

interface Props {
  readonly which: CommandArgs<"report.print">["which"];
  /** A small key that says what it prints, beside others. */
  readonly label?: string;
}

export function PrintReport({ label, which }: Props) {
  const words = useWords();
  const { report: w } = words.day;
  const [says, setSays] = useState("");
  const print = async () => {
    const answer = await send("report.print", { which }, true);
    setSays(answer.ok ? w.printing : said(answer.error));
  };
  const said = ({ code, params }: Trouble): string => words.problems[code](params ?? {}).what;
  return (
    <>
      <p className="note why-off" role="status">
        {says}
      </p>
      <Button icon="printer" className={label === undefined ? "big" : ""} onPress={() => void print()}>
        {label ?? w.print}
      </Button>
    </>
  );
}
