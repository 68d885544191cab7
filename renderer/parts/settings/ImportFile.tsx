/** Takes over a settings file: its text goes to the till, which stores what it names and answers what it did. */
import { useRef, useState } from "react";
import { readLive } from "../../state/office/goLive.ts";
import { readSettings } from "../../state/office/settings.ts";
import { send, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Panel } from "./Panel.tsx";

const LARGEST = 100_000;

interface Done {
  readonly stored: number;
  readonly secrets: number;
  readonly leftOut: readonly string[];
}

export function ImportFile() {
  const { settings: w, setUp } = useWords();
  const { secrets } = useView((view) => view.setUp);
  const { importing: i } = w;
  const approved = useApproved();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [tooLarge, setTooLarge] = useState(false);

  const take = async (file: File) => {
    setDone(null);
    setTooLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    const text = await file.text();
    await approved.go("changeGateways", i.approve(file.name), async (approval) => {
      if (approval === null) return { code: "approvalNeeded", money: "safe" };
      const answer = await send("setup.import", { text, approval }, true);
      if (!answer.ok) return answer.error;
      setDone(answer.value);
      await Promise.all([readSettings(), readLive()]);
      return null;
    });
  };
  return (
    <Panel
      title={i.title}
      note={i.more}
      aside={
        <>
          <input
            ref={field}
            className="vh"
            type="file"
            accept="application/json,.json"
            tabIndex={-1}
            aria-label={i.choose}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void take(file);
              event.target.value = "";
            }}
          />
          <Button
            onPress={() => {
              field.current?.click();
            }}
          >
            {i.choose}
          </Button>
          {approved.sheet}
        </>
      }
    >
      {tooLarge || done !== null || approved.trouble !== null ? (
        <div role="status">
          {tooLarge && <p className="bad">{i.tooLarge}</p>}
          {done !== null && <p className="ok">{i.done(done.stored, done.secrets)}</p>}
          {done !== null && done.secrets > 0 && (
            <p className="note">{`${setUp.secrets}: ${setUp.kept[secrets.kind](secrets.by)}`}</p>
          )}
          {done !== null && done.leftOut.length > 0 && <p className="note">{i.leftOut}</p>}
          <TroubleSays trouble={approved.trouble} />
        </div>
      ) : null}
    </Panel>
  );
}
