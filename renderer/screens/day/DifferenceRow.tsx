/** One difference: its name, how much it is about, what both sides say, and what to do about it. */
import { differenceAmount } from "../../../main/core/report/differenceFigures.ts";
import type { DifferenceClass } from "../../../main/core/match/reconciliation.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import type { DifferenceView } from "../../../preload/contract/match.ts";
import { Amount } from "../../parts/kit/Amount.tsx";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { lookCloser, type Origin, useBackHere } from "../../state/past/wayBack.ts";
import { useMoney, useWords } from "../../state/words.ts";

/** Money that is not where it should be is bad; what only has to be understood is a warning. */
const BAD: ReadonlySet<DifferenceClass> = new Set<DifferenceClass>([
  "missingHere",
  "missingThere",
  "duplicate",
  "late",
]);

interface Props {
  readonly of: DifferenceView;
  /** Somebody writes down what it is. */
  readonly onNote: () => void;
  /** Where it stands: its sale leads back there. */
  readonly origin: Origin;
}

export function DifferenceRow({ of, onNote, origin }: Props) {
  const { match: w, sale: s } = useWords();
  const here = useBackHere(origin, of.key);
  const says = useSays()(of);
  const [icon, look]: readonly [IconName, string] =
    of.note !== null ? ["tick", "ok"] : BAD.has(of.class) ? ["cross", "bad"] : ["warn", "warn"];
  const text = of.theirs?.text ?? "";
  return (
    <li className="diff">
      <Icon name={icon} className={look} />
      <div>
        <p className="h">
          <b>{[of.class, ...of.also].map((name) => w.class[name]).join(" · ")}</b>
          <Amount value={differenceAmount(of)} look="sign" />
        </p>
        <p>{says}</p>
        {text !== "" && <p className="note words">{w.says(text)}</p>}
        <p className="note">{of.note === null ? w.action[of.action] : w.noted(of.note.approver, of.note.reason)}</p>
      </div>
      <div className="ends">
        {of.ours !== null && of.saleNumber !== null && (
          <button
            ref={here}
            type="button"
            className="btn"
            onClick={() => {
              lookCloser(origin, of.key, { of: { sale: of.ours?.sale ?? "" }, tab: "payments" });
            }}
          >
            {s.number(of.saleNumber)}
          </button>
        )}
        {of.note === null && (
          <Button hidden={w.class[of.class]} onPress={onNote}>
            {w.note}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The sentence about it. */
export function useSays(): (of: DifferenceView) => string {
  const { match: w } = useWords();
  const money = useMoney();
  return (of) => {
    const { gatewayName, kind, likeNumber, ours, ref, saleNumber, theirs } = of;
    const amount = (side: { readonly amount: Minor } | null): string => (side === null ? "–" : money(side.amount));
    const tip = (side: { readonly tip: Minor } | null): string => (side === null ? "–" : money(side.tip));
    const said = {
      gateway: gatewayName,
      number: theirs?.gatewayRef ?? "",
      sale: saleNumber === null ? "" : String(saleNumber),
      ref: kind === "batch" ? (ours?.reference ?? "") : ref,
      ours: amount(ours),
      theirs: amount(theirs),
      ourTip: tip(ours),
      theirTip: tip(theirs),
      ourDay: ours?.day ?? "",
      theirDay: theirs?.day ?? "",
      like: likeNumber === null ? "" : String(likeNumber),
      isRefund: kind === "refund",
    };
    return kind === "batch" ? w.batchWhy(said) : w.why[of.class](said);
  };
}
