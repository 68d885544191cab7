/** From training to real money, step by step. */
import { useEffect } from "react";
import type { LiveStep } from "../../../preload/contract/office.ts";
import { readLive, useLive } from "../../state/goLive.ts";
import type { Section } from "../../state/sections.ts";
import { openSection } from "../../state/settings.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../Approved.tsx";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { TroubleSays } from "../TroubleSays.tsx";
import { Panel } from "./Panel.tsx";

/** Where each step is seen to. */
const WHERE: Readonly<Record<LiveStep, Section | null>> = {
  cards: "gateways",
  wallets: "gateways",
  printer: "devices",
  operators: "people",
  database: null,
};

export function LivePage() {
  const { settings: w } = useWords();
  const { live: l } = w;
  const { mode, steps, ready, waiting } = useLive();
  const approved = useApproved();
  useEffect(() => {
    void readLive();
  }, []);
  const go = () => {
    void approved.go("goLive", l.approve, async (approval) => {
      if (approval === null) return { code: "approvalNeeded", money: "safe" };
      const answer = await send("setup.goLive", { approval }, true);
      if (!answer.ok) return answer.error;
      await readLive();
      return null;
    });
  };
  if (mode === "live") return <Panel title={l.isLive} note={l.isLiveMore} />;
  return (
    <Panel title={l.title} note={l.more}>
      <ol className="rows livesteps">
        {steps.map(({ step, state, why }) => {
          const where = WHERE[step];
          return (
            <li key={step} className={state}>
              <Icon
                name={state === "todo" ? "ring" : state === "done" ? "tick" : "minus"}
                className={state === "done" ? "ok" : ""}
              />
              <div className="grow">
                <b className="strong">{l.steps[step]}</b>
                <small>{state === "notUsed" ? l.notUsed : why === "" ? l.done[step] : l.why[why]}</small>
              </div>
              {state === "todo" && where !== null && (
                <Button
                  onPress={() => {
                    openSection(where);
                  }}
                >
                  {l.see}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <TroubleSays trouble={approved.trouble} />
      {waiting ? (
        <div className="banner ok" role="status">
          <Icon name="tick" className="ok" />
          <div className="grow">
            <p className="strong">{l.waiting}</p>
            <p>{l.waitingMore}</p>
          </div>
        </div>
      ) : (
        <div className="row wrap">
          <p className="note grow">{l.goods}</p>
          <Button kind="primary" className="big" disabled={!ready} onPress={go}>
            {l.go}
          </Button>
        </div>
      )}
      {approved.sheet}
    </Panel>
  );
}
