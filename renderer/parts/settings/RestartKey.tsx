/** Starts the till anew from the screen, so that what was changed counts. */
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

export function RestartKey() {
  const { goLive: l } = useWords();
  const approved = useApproved();
  const restart = () => {
    void approved.go("changeSettings", l.approveRestart, async (approval) => {
      const answer = await send("setup.restart", { approval }, true);
      return answer.ok ? null : answer.error;
    });
  };
  return (
    <>
      <TroubleSays trouble={approved.trouble} />
      <Button icon="again" onPress={restart}>
        {l.restart}
      </Button>
      {approved.sheet}
    </>
  );
}
