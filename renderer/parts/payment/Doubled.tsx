/** The same card has just paid the same amount before: perhaps one purchase was paid twice. */
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Said } from "../kit/Said.tsx";

export function Doubled({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const { same: w } = words.truth;
  const { attempt, ref, doubled } = payment;
  if (doubled === null) return null;
  return (
    <div className="banner warn doubled" role="alert">
      <Icon name="warn" className="warn" />
      <p className="grow">
        <Said
          what={w.doubled(doubled.saleNumber, duration(payment.askedAt - doubled.at, words, 1))}
          now={w.doubledMore}
        />
      </p>
      <Button
        onPress={() => {
          openSheet({ kind: "giveBack", attempt, code: ref });
        }}
      >
        {w.giveBack}
      </Button>
    </div>
  );
}
