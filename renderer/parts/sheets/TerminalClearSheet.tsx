/** Before a new amount goes to a terminal that may still show an old one, somebody looks. */
import { useState } from "react";
import { payByCard } from "../../state/pay.ts";
import { send, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Icon } from "../Icon.tsx";

interface Props {
  readonly terminal: string;
  readonly onClose: () => void;
}

export function TerminalClearSheet({ terminal, onClose }: Props) {
  const { clear: words } = useWords();
  const sale = useView((view) => view.sale);
  const known = useView((view) => view.unproven[0]?.terminal ?? "");
  const [shows, setShows] = useState(false);
  const isClear = async () => {
    onClose();
    const answer = await send("payment.terminalIsClear", { terminal: terminal === "" ? known : terminal });
    if (answer.ok && sale !== null) await payByCard(sale.id);
  };
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <Button
            className="big"
            onPress={() => {
              setShows(true);
            }}
          >
            {words.yes}
          </Button>
          <Button className="big" onPress={() => void isClear()}>
            {words.no}
          </Button>
        </>
      }
    >
      <p className="lead">{words.more}</p>
      <div role="alert">
        {shows && (
          <p className="banner warn">
            <Icon name="warn" className="warn" />
            {words.yesMore}
          </p>
        )}
      </div>
    </Dialog>
  );
}
