/** The simulator's page beside a payment that waits, in training alone: the card terminal's, or the phone's. */
import type { PaymentView } from "../../../preload/contract/payment.ts";
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";

type Kind = PaymentView["kind"];

/** Its address; null where there is none. */
export const useTrainingPage = (kind: Kind): string | null =>
  useView(({ session }) => (kind === "wallet" ? session.trainingPhone : session.trainingTerminal));

export function Training({ kind }: { readonly kind: Kind }) {
  const { payment: w } = useWords();
  const url = useTrainingPage(kind);
  if (url === null) return null;
  return (
    <Button
      icon={kind === "wallet" ? "wallet" : "terminal"}
      className="big"
      onPress={() => {
        window.open(url, "_blank", "noopener");
      }}
    >
      {kind === "wallet" ? w.wallet.phone : w.trainingTerminal}
    </Button>
  );
}
