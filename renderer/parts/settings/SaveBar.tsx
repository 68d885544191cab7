/** What was changed and not saved: saved together, by whoever may, or put back. */
import { useEffect, useRef, useState } from "react";
import { ruleOf } from "../../../preload/contract/settingPaths.ts";
import { readLive } from "../../state/office/goLive.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { useKeys } from "../../state/input/keyboard.ts";
import { readSettings, useSettings } from "../../state/office/settings.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

export function SaveBar() {
  const { settings: w } = useWords();
  const typed = useSettings((state) => state.typed);
  const approved = useApproved();
  const [saved, setSaved] = useState(false);
  const count = typed.size;
  const before = useRef(count);
  useEffect(() => {
    if (count > 0) setSaved(false);
    before.current = count;
  }, [count]);

  const save = () => {
    if (count === 0) return;
    const changes = [...typed].map(([path, value]) => ({ path, value }));
    const money = changes.some(({ path }) => ruleOf(path).action !== undefined);
    void approved.go(money ? "changeGateways" : "changeSettings", w.approveChanges(count), async (approval) => {
      const answer = await send("setup.change", { changes, approval }, true);
      if (!answer.ok) return answer.error;
      useSettings.setState({ typed: new Map() });
      setSaved(true);
      await Promise.all([readSettings(), readLive()]);
      return null;
    });
  };
  const undo = () => {
    useSettings.setState({ typed: new Map() });
    approved.setTrouble(null);
  };
  useKeys({ keys: { [KEYS.settings.save]: save, [KEYS.settings.undo]: count > 0 ? undo : undefined } });
  if (count === 0 && !saved && approved.trouble === null) return null;
  return (
    <>
      <footer className="savebar">
        <div className="grow" role="status">
          {count > 0 ? <b className="strong">{w.changes(count)}</b> : saved && <Saved />}
          <TroubleSays trouble={approved.trouble} />
        </div>
        {count > 0 && (
          <div className="actions">
            <Button keyName={KEYS.settings.undo} onPress={undo}>
              {w.undo}
            </Button>
            <Button kind="primary" keyName={KEYS.settings.save} onPress={save}>
              {w.save}
            </Button>
          </div>
        )}
      </footer>
      {approved.sheet}
    </>
  );
}

function Saved() {
  const { settings: w } = useWords();
  return (
    <span className="row ok">
      <Icon name="tick" />
      {w.saved}
    </span>
  );
}
