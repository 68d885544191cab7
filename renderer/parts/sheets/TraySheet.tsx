/** Every payment that is not proven, with what is known of it and what can be done. */
import type { UnprovenView } from "../../../preload/contract/payment.ts";
import { useNow } from "../../state/clock.ts";
import { lookAtReturn, useHeldAtSale } from "../../state/places.ts";
import { send, useView } from "../../state/till.ts";
import { closeSheet, type Decision, openSheet, useUi } from "../../state/ui.ts";
import { timeOfDay, useMoney, useWords } from "../../state/words.ts";
import { sayDuties } from "../../words/duties/say.ts";
import { duration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { CustomerPapers, SlipKey } from "../paper/CustomerPapers.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";
import { PickKey } from "../payment/LostKeys.tsx";
import { RefundSays } from "../payment/RefundSays.tsx";

export function TraySheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const unproven = useView((view) => view.unproven);
  const title = unproven.length === 0 ? words.tray.none : sayDuties(unproven, words);
  return (
    <Dialog title={title} onClose={onClose} className="traypanel">
      <ul className="unproven" tabIndex={0} aria-label={title}>
        {unproven.map((each) => (
          <Unproven key={`${each.kind} ${each.attempt} ${String(each.askedAt)}`} payment={each} />
        ))}
      </ul>
      <CustomerPapers />
    </Dialog>
  );
}

/** Everything that can be done for a return is beside its sale; while the customer here pays, that waits. */
function LookAtReturn({ id, sale }: { readonly id: string; readonly sale: string | null }) {
  const words = useWords();
  const held = useHeldAtSale();
  return (
    <Button
      kind="primary"
      disabled={held}
      onPress={() => {
        lookAtReturn({ return: id, sale });
      }}
    >
      {words.tray.look}
    </Button>
  );
}

function Unproven({ payment }: { readonly payment: UnprovenView }) {
  const words = useWords();
  const money = useMoney();
  const now = useNow();
  const zone = useView((view) => view.session.timeZone);
  const { attempt, ref, amount, kind, lastHeardAt, saleNumber, askedAt, terminal } = payment;
  const unknown = kind === "checking" || kind === "setAside";
  const elsewhere = useView((view) => view.sale?.id !== payment.sale);
  const givingBack = useView((view) => view.givingBack.find((each) => each.attempt === attempt));
  const decide = (how: Decision) => () => {
    // Of a payment that the sale needs in part, what is over is all that is given back or kept.
    const about = how === "givenBack" || how === "kept" ? (givingBack?.due ?? amount) : amount;
    openSheet({ kind: "decide", how, attempt, code: ref, amount: about });
  };
  const throughGateway = givingBack !== undefined && (givingBack.by !== "byHand" || givingBack.refunds.length > 0);
  const goingBack = givingBack?.due === 0;
  const giveBack = () => {
    openSheet({ kind: "giveBack", attempt, code: ref });
  };
  const goOn = async () => {
    const { sheet } = useUi.getState();
    const answer = await send("payment.open", { sale: payment.sale });
    if (answer.ok) closeSheet(sheet);
  };
  return (
    <li>
      <p className="row">
        <Icon name={unknown || kind === "tip" ? "unsure" : "warn"} className="warn" />
        <b className="strong grow">
          {words.tray.kind[kind]} · {money(amount)}
        </b>
        {attempt !== "" && (
          <Button
            kind="quiet"
            icon="steps"
            className="steps"
            onPress={() => {
              openSheet({ kind: "timeline", attempt, code: ref });
            }}
          >
            {words.truth.timeline.open} <span className="ref">{ref}</span>
          </Button>
        )}
      </p>
      <p>{words.tray.kindMore[kind]}</p>
      {givingBack !== undefined && <RefundSays of={givingBack} />}
      <table className="evidence">
        <tbody>
          <tr>
            <th scope="row">{words.payment.evidence.asked}</th>
            <td>
              {timeOfDay(askedAt, zone, true)} · {terminal} · {words.sale.number(saleNumber)}
            </td>
          </tr>
          <tr>
            <th scope="row">{words.payment.evidence.gateway}</th>
            <td>
              {lastHeardAt === null ? words.payment.notHeard : words.payment.heard(duration(now - lastHeardAt, words))}
            </td>
          </tr>
        </tbody>
      </table>
      {elsewhere && (kind === "waiting" || kind === "checking") && (
        <div className="actions">
          <Button kind={kind === "waiting" ? "primary" : "plain"} onPress={() => void goOn()}>
            {words.tray.goOn}
          </Button>
        </div>
      )}
      {(kind === "givenUp" || kind === "paidTwice") && (
        <div className="actions">
          <Button kind="primary" onPress={giveBack}>
            {goingBack ? words.tray.look : words.refunds.giveBack}
          </Button>
        </div>
      )}
      {(kind === "lateApproval" || kind === "differs") && (
        <div className="actions">
          <SlipKey kind={kind} attempt={attempt} />
          {kind === "differs" && !goingBack && <Button onPress={decide("kept")}>{words.decide.kept}</Button>}
          <Button kind="primary" onPress={throughGateway ? giveBack : decide("givenBack")}>
            {goingBack ? words.tray.look : throughGateway ? words.refunds.giveBack : words.decide.givenBack}
          </Button>
        </div>
      )}
      {kind === "tip" && (
        <div className="actions">
          <Button
            kind="primary"
            onPress={() => {
              openSheet({ kind: "tip", sale: payment.sale });
            }}
          >
            {words.tray.look}
          </Button>
        </div>
      )}
      {payment.return !== null && (
        <div className="actions">
          <LookAtReturn id={payment.return} sale={payment.sale === "" ? null : payment.sale} />
        </div>
      )}
      {kind === "givenTwice" && (
        <div className="actions">
          <Button kind="primary" icon="shield" onPress={giveBack}>
            {words.refunds.seen}
          </Button>
        </div>
      )}
      {(kind === "decidedPaid" || kind === "returned") && (
        <div className="actions">
          <Button kind="primary" icon="shield" onPress={decide("seenTo")}>
            {words.lost.seenTo}
          </Button>
        </div>
      )}
      {payment.unnamed && (
        <div className="actions">
          <PickKey attempt={attempt} code={ref} amount={amount} />
        </div>
      )}
      {unknown && (
        <div className="actions">
          <SlipKey kind={kind} attempt={attempt} />
          <Button icon="shield" onPress={decide("paid")}>
            {words.decide.markPaid}
          </Button>
          <Button onPress={decide("notPaid")}>{words.decide.markNotPaid}</Button>
          <Button kind="primary" onPress={() => void send("payment.checkAgain", { attempt })}>
            {words.payment.checkAgain}
          </Button>
        </div>
      )}
    </li>
  );
}
