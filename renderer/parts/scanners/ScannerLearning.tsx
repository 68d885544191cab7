/** "Scan something now": the wait for a scanner to speak, and what it said. */
import type { ReactNode } from "react";
import type { LearningView } from "../../../preload/contract/settings.ts";
import { useNow } from "../../state/clock.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon, type IconName } from "../kit/Icon.tsx";

interface Props {
  readonly learning: LearningView | null;
  readonly onTrouble: (trouble: Trouble | null) => void;
  readonly onUse: (name: string) => void;
}

export function ScannerLearning({ learning, onTrouble, onUse }: Props) {
  const { setUp: w } = useWords();
  const start = async () => {
    onTrouble(null);
    const answer = await send("settings.learnScanner", {}, true);
    if (!answer.ok) onTrouble(answer.error);
  };
  const again = <Button onPress={() => void start()}>{w.tryAgain}</Button>;
  if (learning === null) {
    return (
      <Button icon="code" kind="primary" className="big" onPress={() => void start()}>
        {w.add}
      </Button>
    );
  }
  switch (learning.kind) {
    case "waiting":
      return (
        <Says icon="arc" turning lead={w.scanNow} more={<Listening {...learning} />}>
          <Button onPress={() => void send("settings.stopLearning", {}, true)}>{w.stop}</Button>
        </Says>
      );
    case "heard": {
      const name = learning.name === "" ? w.aScanner : learning.name;
      const heard = learning.code === "" ? w.heardNoCode(name) : w.heard(name, learning.code);
      return (
        <Says icon="tick" lead={learning.known ? `${heard} ${w.known}` : heard}>
          {again}
          {!learning.known && (
            <Button
              kind="primary"
              onPress={() => {
                onUse(name);
              }}
            >
              {w.use}
            </Button>
          )}
        </Says>
      );
    }
    case "types":
      return (
        <Says icon="tick" lead={w.types}>
          {again}
        </Says>
      );
    case "card":
      return (
        <Says icon="warn" lead={w.card}>
          {again}
        </Says>
      );
    case "nothing":
      return (
        <Says icon="warn" lead={w.nothing}>
          {again}
        </Says>
      );
  }
}

interface SaysProps {
  readonly icon: IconName;
  readonly turning?: boolean;
  readonly lead: string;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

function Says({ icon, turning = false, lead, more, children }: SaysProps) {
  return (
    <div className={`banner ${icon === "warn" ? "warn" : icon === "tick" ? "ok" : ""}`}>
      <Icon name={icon} className={turning ? "spin" : ""} />
      <div className="grow">
        <p role="status" className="strong">
          {lead}
        </p>
        {more}
      </div>
      <span className="row">{children}</span>
    </div>
  );
}

/** Beside what is spoken, so that the seconds are not read out. */
function Listening({ devices, until }: { readonly devices: number; readonly until: number }) {
  const words = useWords();
  const left = duration(until - useNow(), words);
  return <small>{devices === 0 ? words.setUp.listeningNone(left) : words.setUp.listening(devices, left)}</small>;
}
