/** What can be done about a wallet payment whose outcome is unknown, beside checking on: find it in the list, or cancel it. */
import type { Minor } from "../../../main/core/money/money.ts";
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { useNow } from "../../state/clock.ts";
import { send } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";

interface Props {
  readonly payment: PaymentView;
  /** Where there is no room for what a cancel does. */
  readonly short?: boolean;
}

export function LostKeys({ payment, short = false }: Props) {
  const words = useWords();
  const now = useNow();
  const { attempt, ref, amount, unnamed, cancelAsked, cancelAt } = payment;
  if (payment.kind !== "wallet") return null;
  const left = cancelAt === null ? 0 : cancelAt - now;
  return (
    <div className="actions lost">
      {unnamed && <PickKey attempt={attempt} code={ref} amount={amount} />}
      {cancelAsked ? (
        <p className="note">
          {left > 0 ? words.payment.wallet.cancelQueued(duration(left, words)) : words.payment.wallet.cancelSent}
        </p>
      ) : (
        <>
          <Button icon="undo" onPress={() => void send("payment.cancel", { attempt })}>
            {words.lost.cancelIt}
          </Button>
          {!short && <p className="note">{words.lost.cancelMore}</p>}
        </>
      )}
    </div>
  );
}

interface PickProps {
  readonly attempt: string;
  /** The payment as people name it, e.g. `R-8M4K`. */
  readonly code: string;
  readonly amount: Minor;
}

/** Looks for a payment that was given no number in the gateway's list. */
export function PickKey({ attempt, code, amount }: PickProps) {
  const { lost } = useWords();
  return (
    <Button
      icon="search"
      onPress={() => {
        openSheet({ kind: "pick", attempt, code, amount });
      }}
    >
      {lost.which}
    </Button>
  );
}
