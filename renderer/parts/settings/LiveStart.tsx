/** The last step: what the live till will be, read by an owner, and the key that turns training off. */
import { useState } from "react";
import { readLive, useLive } from "../../state/office/goLive.ts";
import { useSettings } from "../../state/office/settings.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Summary } from "./LiveSummary.tsx";
import { RestartKey } from "./RestartKey.tsx";

export function LiveStart() {
  const { goLive: l } = useWords();
  const { held, proven, ready, summary, waiting } = useLive();
  const restarts = useSettings(({ page }) => page?.restarts ?? false);
  const [starting, setStarting] = useState(false);
  const approved = useApproved();
  const go = () => {
    void approved.go("goLive", l.approve, async (approval) => {
      if (approval === null) return { code: "approvalNeeded", money: "safe" };
      const answer = await send("setup.goLive", { approval }, true);
      if (!answer.ok) return answer.error;
      setStarting(restarts);
      await readLive();
      return null;
    });
  };
  if (starting || waiting) {
    return (
      <div className="livebody">
        <div className="banner ok" role="status">
          <Icon name="tick" className="ok" />
          <div className="grow">
            <p className="strong">{starting ? l.starting : l.waiting}</p>
            {!restarts && <p>{l.waitingMore}</p>}
            {held !== "" && <p>{l.held[held]}</p>}
          </div>
          {restarts && !starting && <RestartKey />}
        </div>
      </div>
    );
  }
  return (
    <div className="livebody">
      {proven && <p className="note">{l.lead}</p>}
      {summary !== null && <Summary of={summary} />}
      {summary?.local === true && <Says>{l.local}</Says>}
      {proven && held !== "" && <Says>{l.held[held]}</Says>}
      <TroubleSays trouble={approved.trouble} />
      <div className="row wrap livekeys">
        <Button kind="primary" className="big" disabled={!ready} onPress={go}>
          {l.go}
        </Button>
      </div>
      {approved.sheet}
    </div>
  );
}

function Says({ children }: { readonly children: string }) {
  return (
    <div className="banner warn" role="status">
      <Icon name="warn" />
      <p className="grow">{children}</p>
    </div>
  );
}
