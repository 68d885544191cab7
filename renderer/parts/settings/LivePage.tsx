/** From training to real money: the steps in their order, the first open one laid out, and the last of them the start. */
import { type ReactNode, useEffect, useState } from "react";
import type { LiveStep, LiveStepView } from "../../../preload/contract/office.ts";
import { useNow } from "../../state/clock.ts";
import { readLive, useLive } from "../../state/office/goLive.ts";
import { useWords } from "../../state/words.ts";
import { shortDuration } from "../../words/words.ts";
import { Icon, type IconName } from "../kit/Icon.tsx";
import { LiveStart } from "./LiveStart.tsx";
import { LiveStepBody } from "./LiveStepBody.tsx";
import { Panel } from "./Panel.tsx";

type Opened = LiveStep | "start";

/** The walk is a matter of minutes or days; an age in a tick's detail says no more. */
const AGE_STEP_MS = 60_000;

export function LivePage() {
  const { goLive: l } = useWords();
  const { mode, proven, steps } = useLive();
  const [chosen, setChosen] = useState<Opened | null>(null);
  useEffect(() => {
    void readLive();
  }, []);
  if (mode === "live") return <Panel title={l.isLive} note={l.isLiveMore} />;
  const first: Opened = steps.find(({ state }) => state === "todo")?.step ?? "start";
  const opened = chosen ?? first;
  const inUse = steps.filter(({ state }) => state !== "notUsed" && state !== "advised");
  const choose = (step: Opened) => {
    setChosen(step === opened ? null : step);
  };
  return (
    <Panel
      title={l.title}
      note={l.more}
      aside={
        <span className="chip">{l.progress(inUse.filter(({ state }) => state === "done").length, inUse.length)}</span>
      }
    >
      <ol className="livesteps">
        {steps.map((step, at) => (
          <li key={step.step} className={step.state} ref={opened === step.step ? intoSight : undefined}>
            <Head
              number={at + 1}
              title={l.steps[step.step]}
              icon={
                step.state === "done"
                  ? "tick"
                  : step.state === "notUsed"
                    ? "minus"
                    : step.state === "advised"
                      ? "warn"
                      : "ring"
              }
              says={<Says of={step} />}
              open={opened === step.step}
              onPress={() => {
                choose(step.step);
              }}
            />
            {opened === step.step && (
              <LiveStepBody
                of={step}
                onDone={() => {
                  setChosen(null);
                }}
              />
            )}
          </li>
        ))}
        <li className={proven ? "ready" : "todo"} ref={opened === "start" ? intoSight : undefined}>
          <Head
            number={steps.length + 1}
            title={l.steps.start}
            icon={proven ? "now" : "lock"}
            says={proven ? "" : l.notYet}
            open={opened === "start"}
            onPress={() => {
              choose("start");
            }}
          />
          {opened === "start" && <LiveStart />}
        </li>
      </ol>
    </Panel>
  );
}

/** What is laid out is seen, key and all, as far as there is room. */
const intoSight = (step: HTMLLIElement | null): void => {
  step?.scrollIntoView({ block: "nearest" });
};

function Says({ of: { at, state, step, why } }: { readonly of: LiveStepView }) {
  const words = useWords();
  const { goLive: l } = words;
  const now = useNow();
  const said = state === "notUsed" ? l.notUsed : why === "" ? l.done[step] : l.why[why];
  const age = at === null ? 0 : Math.max(AGE_STEP_MS, Math.floor((now - at) / AGE_STEP_MS) * AGE_STEP_MS);
  const tells = at !== null && (why === "" || why === "tooOld" || why === "notReached");
  return <>{!tells ? said : `${said} · ${l.ago(shortDuration(age, words))}`}</>;
}

interface HeadProps {
  readonly number: number;
  readonly title: string;
  readonly icon: IconName;
  readonly says: ReactNode;
  readonly open: boolean;
  readonly onPress: () => void;
}

function Head({ icon, number, onPress, open, says, title }: HeadProps) {
  return (
    <button type="button" className="livehead" aria-expanded={open} onClick={onPress}>
      <Icon name={icon} className={icon === "tick" ? "ok" : icon === "warn" ? "warn" : ""} />
      <span className="grow">
        <b className="strong">
          {number}. {title}
        </b>
        <small>{says}</small>
      </span>
    </button>
  );
}
