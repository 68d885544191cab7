/** Prints the test page, and asks whether somebody holds it. */
import { readLive, useLive } from "../../state/office/goLive.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Said } from "../kit/Said.tsx";

export function PrinterTest() {
  const { settings: w } = useWords();
  const { printer: p } = w;
  const out = useLive((live) => live.paperOut);
  const approved = useApproved();
  const print = () => {
    void approved.go("changeSettings", p.approveTest, async (approval) => {
      const answer = await send("setup.testPrinter", { approval }, true);
      if (!answer.ok) return answer.error;
      await readLive();
      return null;
    });
  };
  const came = async () => {
    const answer = await send("setup.paperCame", {}, true);
    if (!answer.ok) approved.setTrouble(answer.error);
    await readLive();
  };
  return (
    <div className="printertest">
      <TroubleSays trouble={approved.trouble} />
      {out && (
        <div className="row">
          <p className="note grow">
            <Said what={p.held} now={p.heldMore} />
          </p>
          <Button kind="primary" onPress={() => void came()}>
            {p.came}
          </Button>
        </div>
      )}
      {!out && (
        <Button icon="printer" onPress={print}>
          {p.test}
        </Button>
      )}
      {approved.sheet}
    </div>
  );
}
