/** Which paper of a past sale is printed again. */
import { useState } from "react";
import type { TransactionView } from "../../../preload/contract/transactions.ts";
import { send, type Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { paidWith } from "./SaleList.tsx";

interface Props {
  readonly of: TransactionView;
  readonly onClose: () => void;
}

type Paper = "receipt" | "gift" | "slipCardholder" | "slipMerchant";

export function PrintSheet({ of, onClose }: Props) {
  const { transactions: w } = useWords();
  const [says, setSays] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const print = async (paper: Paper, attempt: string | null) => {
    const answer = await send("transactions.print", { sale: of.row.sale, paper, attempt }, true);
    setTrouble(answer.ok ? null : answer.error);
    setSays(answer.ok ? `${w.papers[paper]}: ${w.queued}` : "");
  };
  const completed = of.sale.state === "completed";
  return (
    <Dialog title={w.printTitle} onClose={onClose}>
      <div className="printlist">
        {completed && (
          <>
            <Button icon="printer" onPress={() => void print("receipt", null)}>
              {w.papers.receipt}
            </Button>
            <Button icon="printer" aside={<small>{w.giftMore}</small>} onPress={() => void print("gift", null)}>
              {w.papers.gift}
            </Button>
          </>
        )}
        {of.payments
          .filter(({ slips }) => slips)
          .flatMap((payment) =>
            (["slipCardholder", "slipMerchant"] as const).map((paper) => (
              <Button
                key={`${payment.attempt} ${paper}`}
                icon="printer"
                aside={<small>{paidWith(payment, w)}</small>}
                onPress={() => void print(paper, payment.attempt)}
              >
                {w.papers[paper]}
              </Button>
            )),
          )}
      </div>
      <p role="status" className="note">
        {says}
      </p>
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}
