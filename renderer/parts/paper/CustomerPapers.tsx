/** Papers for customers whose payment was in doubt: the key that prints them, and those that lie ready in the tray. */
import type { CustomerPapersView } from "../../../preload/contract/paper.ts";
import type { UnprovenView } from "../../../preload/contract/payment.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, useView } from "../../state/till.ts";
import { useMoney, useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";

/** Asks for what the customer of this payment is to have. */
export function printSlip(attempt: string): void {
  void send("slip.print", { attempt });
}

/** On a payment's screen, while only people can say how it stands. */
export function ProofKey({ attempt, big = false }: { readonly attempt: string; readonly big?: boolean }) {
  const { papers: words } = useWords();
  return (
    <Button
      icon="printer"
      className={big ? "big" : "proof"}
      keyName={KEYS.unsure.proof}
      onPress={() => {
        printSlip(attempt);
      }}
    >
      {words.printProof}
    </Button>
  );
}

const DOUBTFUL: ReadonlySet<UnprovenView["kind"]> = new Set(["checking", "setAside"]);
const KNOWN: ReadonlySet<UnprovenView["kind"]> = new Set(["lateApproval"]);

/** In the tray: a proof slip while nobody knows, then what became of the payment. */
export function SlipKey({ kind, attempt }: { readonly kind: UnprovenView["kind"]; readonly attempt: string }) {
  const { papers: words } = useWords();
  if (!DOUBTFUL.has(kind) && !KNOWN.has(kind)) return null;
  return (
    <Button
      icon="printer"
      onPress={() => {
        printSlip(attempt);
      }}
    >
      {DOUBTFUL.has(kind) ? words.printProof : words.printSlip}
    </Button>
  );
}

/** Papers of payments that are settled and stand in the tray no more. */
export function CustomerPapers() {
  const { papers: words } = useWords();
  const unproven = useView((view) => view.unproven);
  const ready = useView((view) => view.papers).filter(
    (paper) => !unproven.some(({ attempt }) => attempt === paper.attempt),
  );
  if (ready.length === 0) return null;
  return (
    <section className="customer-papers" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.more}</p>
      <ul className="unproven">
        {ready.map((paper) => (
          <Ready key={paper.attempt} paper={paper} />
        ))}
      </ul>
    </section>
  );
}

function Ready({ paper }: { readonly paper: CustomerPapersView }) {
  const words = useWords();
  const money = useMoney();
  const { attempt, ref, saleNumber, amount, papers } = paper;
  return (
    <li>
      <p className="row">
        <Icon name="paper" />
        <b className="strong grow">
          {words.sale.number(saleNumber)} · {money(amount)}
        </b>
        <span className="ref">{ref}</span>
      </p>
      <p>{papers.map((name) => words.printing.paper[name]).join(" · ")}</p>
      <div className="actions">
        <Button kind="quiet" onPress={() => void send("slip.withdraw", { attempt })}>
          {words.papers.notWanted}
        </Button>
        <Button
          kind="primary"
          icon="printer"
          onPress={() => {
            printSlip(attempt);
          }}
        >
          {words.papers.printSlip}
        </Button>
      </div>
    </li>
  );
}
