/** One step laid out: what it is for, what it is about, and the one key that helps. */
import type { ReactNode } from "react";
import type { GatewayName } from "../../../preload/contract/gatewayTest.ts";
import type { LiveStep, LiveStepView } from "../../../preload/contract/office.ts";
import { guideTo, readLive, useLive } from "../../state/office/goLive.ts";
import { send } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { GATEWAY_TITLES, useTest, useTrial, Verdict } from "./GatewayTrial.tsx";
import { PeopleRows, StoreRows } from "./LiveSummary.tsx";
import { PrinterTest } from "./PrinterTest.tsx";

interface Props {
  readonly of: LiveStepView;
  /** The next open step is laid out. */
  readonly onDone: () => void;
}

export function LiveStepBody({ of, onDone }: Props) {
  const { goLive: l } = useWords();
  const card = useLive(({ summary }) => summary?.cards.gateway ?? "iotpay");
  return (
    <div className="livebody">
      <p className="note">{l.says[of.step]}</p>
      {of.step === "store" && <StoreStep of={of} onDone={onDone} />}
      {of.step === "goods" && (
        <Keys>
          <Lead step="goods" to="goods" first={of.state === "advised"} />
        </Keys>
      )}
      {of.step === "cards" && <GatewayStep name={card} of={of} />}
      {of.step === "wallets" && <GatewayStep name="citcon" of={of} />}
      {of.step === "printer" && <PrinterStep of={of} />}
      {of.step === "operators" && <PeopleStep />}
      {of.step === "database" && of.state === "todo" && (
        <Keys>
          <Button kind="primary" icon="again" onPress={() => void readLive()}>
            {l.again}
          </Button>
        </Keys>
      )}
    </div>
  );
}

const Keys = ({ children }: { readonly children: ReactNode }) => <div className="row wrap livekeys">{children}</div>;

interface LeadProps {
  readonly step: LiveStep;
  readonly to: "store" | "taxes" | "goods" | "gateways" | "devices" | "people";
  readonly first: boolean;
}

/** To the page of the settings where it is set. */
function Lead({ first, step, to }: LeadProps) {
  const { goLive: l } = useWords();
  return (
    <Button
      kind={first ? "primary" : "plain"}
      onPress={() => {
        guideTo(step, to);
      }}
    >
      {to === "goods" && !first ? l.steps.goods : l.open[to]}
    </Button>
  );
}

function StoreStep({ of: { step, why }, onDone }: Props) {
  const { goLive: l } = useWords();
  const summary = useLive((live) => live.summary);
  const approved = useApproved();
  const unset = why === "exampleStore" || why === "noAddress";
  const right = () => {
    void approved.go("changeSettings", l.approveRight, async (approval) => {
      const answer = await send("setup.storeSeen", { approval }, true);
      if (!answer.ok) return answer.error;
      await readLive();
      onDone();
      return null;
    });
  };
  return (
    <>
      {summary !== null && <StoreRows of={summary} />}
      <TroubleSays trouble={approved.trouble} />
      <Keys>
        <Lead step={step} to="taxes" first={false} />
        <Lead step={step} to="store" first={unset} />
        {!unset && (
          <Button kind="primary" icon="check" onPress={right}>
            {l.right}
          </Button>
        )}
      </Keys>
      {approved.sheet}
    </>
  );
}

function GatewayStep({ name, of: { state, step, why } }: { readonly name: GatewayName; readonly of: LiveStepView }) {
  const { gateways: g } = useWords().settings;
  const test = useTest(name);
  const trial = useTrial(name);
  const isSet = state !== "notUsed" && why !== "notSet";
  return (
    <>
      <p>
        <b className="strong">{GATEWAY_TITLES[name]}</b> · {g.what[name]}
      </p>
      <div role="status">{test !== undefined && test.verdict !== "notSet" && <Verdict test={test} />}</div>
      <TroubleSays trouble={trial.trouble} />
      <Keys>
        <Lead step={step} to="gateways" first={!isSet} />
        {isSet && (
          <Button kind="primary" disabled={trial.asking} onPress={trial.ask}>
            {trial.asking ? g.testing : g.test}
          </Button>
        )}
      </Keys>
      {trial.sheet}
    </>
  );
}

function PrinterStep({ of: { step, why } }: { readonly of: LiveStepView }) {
  const none = why === "noPrinter";
  return (
    <Keys>
      <Lead step={step} to="devices" first={none} />
      {!none && <PrinterTest />}
    </Keys>
  );
}

function PeopleStep() {
  const summary = useLive((live) => live.summary);
  const done = useLive(({ steps }) => steps.some(({ state, step }) => step === "operators" && state === "done"));
  return (
    <>
      {summary !== null && <PeopleRows of={summary} />}
      <Keys>
        <Lead step="operators" to="people" first={!done} />
      </Keys>
    </>
  );
}
