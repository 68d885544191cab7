/** Before a new amount goes to a terminal that may still show an old one, somebody looks. */
import { useState } from "react";
import type { Minor } from "../../../main/core/money/money.ts";
import type { TipChoice } from "../../../main/core/tip/tip.ts";
import { payByCard } from "../../state/pay/pay.ts";
import { send, useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TerminalScreenArt } from "../payment/TerminalArt.tsx";

interface Props {
  readonly terminal: string;
  /** What the customer adds to the payment that waits. */
  readonly tip: TipChoice | null;
  readonly onClose: () => void;
}

export function TerminalClearSheet({ terminal, tip, onClose }: Props) {
  const { clear: words, truth } = useWords();
  const money = useMoney();
  const sale = useView((view) => view.sale);
  const earlier = useView((view) =>
    view.unproven.findLast((each) => each.kind === "setAside" && each.terminal === terminal),
  );
  const [shows, setShows] = useState(false);
  const isClear = async () => {
    onClose();
    const answer = await send("payment.terminalIsClear", { terminal });
    if (answer.ok && sale !== null) await payByCard(sale.id, null, tip);
  };
  return (
    <Dialog title={words.title} wide className="clearsheet" onClose={onClose}>
      <p className="lead">{words.more}</p>
      {earlier !== undefined && <p className="note">{truth.clear.earlier(money(earlier.amount), earlier.ref)}</p>}
      <div className="looks">
        <Look
          amount={earlier?.amount ?? null}
          shows
          label={truth.clear.picYes}
          answer={words.yes}
          onPress={() => {
            setShows(true);
          }}
        />
        <Look amount={null} shows={false} label={truth.clear.picNo} answer={words.no} onPress={() => void isClear()} />
      </div>
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

interface LookProps {
  /** What the terminal would show; null where that is not known. */
  readonly amount: Minor | null;
  readonly shows: boolean;
  readonly label: string;
  readonly answer: string;
  readonly onPress: () => void;
}

/** What may be seen, drawn, with the answer under it; the whole is one key. */
function Look({ amount, shows, label, answer, onPress }: LookProps) {
  return (
    <button type="button" className="btn look" onClick={onPress}>
      <span className="strong">{answer}</span>
      <TerminalScreenArt amount={amount} shows={shows} />
      <span className="vh">{label}</span>
    </button>
  );
}
