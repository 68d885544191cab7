/** Before an amount is sent that may have been sent already: is it a second sale, or the same payment? */
import { minor } from "../../../main/core/money/money.ts";
import { useNow } from "../../state/clock.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { payAfterQuestion, type SameQuestion } from "../../state/pay/pay.ts";
import { useView } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { timeOfDay, useMoney, useWords } from "../../state/words.ts";
import { duration } from "../../words/words.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";

interface Props {
  readonly question: SameQuestion;
  readonly onClose: () => void;
}

export function SamePaymentSheet({ question, onClose }: Props) {
  const words = useWords();
  const { same: w } = words.truth;
  const money = useMoney();
  const now = useNow();
  const zone = useView((view) => view.session.timeZone);
  const amount = money(minor(question.amount));
  const second = () => {
    onClose();
    void payAfterQuestion(question);
  };
  const same = () => {
    openSheet({ kind: "timeline", attempt: question.other, code: question.otherRef });
  };
  const age = duration(now - question.otherAt, words, 1);
  return (
    <Dialog
      title={w.title}
      wide
      className="samesheet"
      onClose={onClose}
      keys={{ [KEYS.same.second]: second, [KEYS.same.same]: same }}
      foot={
        <div className="opts grow">
          <Answer title={w.same} more={w.sameMore} keyName={KEYS.same.same} onPress={same} />
          <Answer title={w.second} more={`${w.secondMore} · ${amount}`} keyName={KEYS.same.second} onPress={second} />
        </div>
      }
    >
      <p className="lead row">
        <Icon name="unsure" className="warn i-l" />
        <span>{question.otherState === "unknown" ? w.unknown : w.approved}</span>
      </p>
      <table className="evidence pair">
        <tbody>
          <tr>
            <th scope="row">{w.now}</th>
            <td>{w.sale(question.saleNumber)}</td>
            <td className="amt strong">{amount}</td>
            <td />
          </tr>
          <tr>
            <th scope="row">{w.before}</th>
            <td>
              {w.sale(question.otherSale)} · <span className="ref">{question.otherRef}</span>
            </td>
            <td className="amt strong">{amount}</td>
            <td>
              {timeOfDay(question.otherAt, zone)} · {w.ago(age)}
            </td>
          </tr>
        </tbody>
      </table>
    </Dialog>
  );
}

function Answer({
  title,
  more,
  keyName,
  onPress,
}: {
  readonly title: string;
  readonly more: string;
  readonly keyName: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="btn big answer" onClick={onPress}>
      <span>
        {title}
        <small>{more}</small>
      </span>
      <span className="ends">
        <kbd>{keyName}</kbd>
      </span>
    </button>
  );
}
