/** The payment services: what the till knows of each, and whether it answers as it is set. */
import { type ReactNode, useState } from "react";
import { GATEWAY_NAMES, type GatewayName } from "../../../preload/contract/gatewayTest.ts";
import { useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { useSetting, useSettings } from "../../state/office/settings.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { GATEWAY_TITLES, useTest, useTrial, Verdict } from "./GatewayTrial.tsx";
import { Panel } from "./Panel.tsx";
import { ChoiceSetting, LinesSetting, NumberSetting, SecretSetting, TextSetting } from "./SettingField.tsx";

export function GatewaysPage() {
  const { settings: w } = useWords();
  const card = useSetting("cardGateway");
  const [open, setOpen] = useState<GatewayName>(card === "codepay" ? "codepay" : "iotpay");
  return (
    <>
      <Panel title={w.sections.gateways} fields>
        <ChoiceSetting path="cardGateway" among={["iotpay", "codepay"]} full />
      </Panel>
      {GATEWAY_NAMES.map((name) =>
        name === open ? (
          <OpenGateway key={name} name={name} />
        ) : (
          <Panel
            key={name}
            title={GATEWAY_TITLES[name]}
            note={w.gateways.what[name]}
            aside={
              <>
                <Standing name={name} />
                <Button
                  onPress={() => {
                    setOpen(name);
                  }}
                >
                  {w.gateways.open}
                </Button>
              </>
            }
          />
        ),
      )}
    </>
  );
}

function Standing({ name }: { readonly name: GatewayName }) {
  const { settings: w } = useWords();
  const test = useTest(name);
  if (test === undefined) return <span className="chip">{w.gateways.notTested}</span>;
  const works = test.verdict === "reached";
  return (
    <span className={`chip ${works ? "ok" : test.verdict === "notSet" ? "" : "bad"}`}>
      {test.verdict !== "notSet" && <Icon name={works ? "tick" : "cross"} />}
      {works ? w.gateways.working : test.verdict === "notSet" ? w.gateways.notUsed : w.gateways.notWorking}
    </span>
  );
}

function OpenGateway({ name }: { readonly name: GatewayName }) {
  const { settings: w } = useWords();
  const { gateways: g } = w;
  const test = useTest(name);
  const unsaved = useSettings(({ typed }) => [...typed.keys()].some((path) => path.startsWith(`gateways.${name}.`)));
  const [more, setMore] = useState(false);
  const trial = useTrial(name);
  const ask = () => {
    if (!unsaved) trial.ask();
  };
  useKeys({ keys: { [KEYS.settings.test]: ask } });
  return (
    <Panel title={GATEWAY_TITLES[name]} note={g.what[name]} aside={<Standing name={name} />} fields>
      {FIELDS[name]}
      {more && MORE[name]}
      <div className="full" role="status">
        {test !== undefined && test.verdict !== "notSet" && <Verdict test={test} />}
        {test?.verdict === "notSet" && <p className="warn">{`${g.verdict.notSet.what} ${g.verdict.notSet.now}`}</p>}
      </div>
      <div className="full row wrap">
        <p className="note grow hint">{unsaved ? g.unsaved : g.secrets}</p>
        <Button
          kind="quiet"
          onPress={() => {
            setMore(!more);
          }}
        >
          {more ? g.less : g.more}
        </Button>
        <Button kind="primary" keyName={KEYS.settings.test} disabled={trial.asking || unsaved} onPress={ask}>
          {trial.asking ? g.testing : g.test}
        </Button>
      </div>
      <div className="full">
        <TroubleSays trouble={trial.trouble} />
      </div>
      {trial.sheet}
    </Panel>
  );
}

const FIELDS: Readonly<Record<GatewayName, ReactNode>> = {
  iotpay: (
    <>
      <TextSetting path="gateways.iotpay.mchId" />
      <TextSetting path="gateways.iotpay.jobNo" />
      <SecretSetting path="gateways.iotpay.key" />
      <TextSetting path="gateways.iotpay.device" />
    </>
  ),
  citcon: (
    <>
      <TextSetting path="gateways.citcon.baseUrl" full />
      <SecretSetting path="gateways.citcon.storeCode" />
      <ChoiceSetting path="gateways.citcon.tokenAlone" among={[true, false]} />
    </>
  ),
  codepay: (
    <>
      <TextSetting path="gateways.codepay.baseUrl" full />
      <TextSetting path="gateways.codepay.merchantNo" />
      <TextSetting path="gateways.codepay.appId" />
      <TextSetting path="gateways.codepay.terminalSn" />
      <TextSetting path="gateways.codepay.storeNo" />
      <ChoiceSetting path="gateways.codepay.auth.kind" among={["rsa2", "basic"]} full />
      <CodepayLogin />
    </>
  ),
};

const MORE: Readonly<Record<GatewayName, ReactNode>> = {
  iotpay: (
    <>
      <TextSetting path="gateways.iotpay.baseUrl" full />
      <ChoiceSetting path="gateways.iotpay.tipMode" among={["none", "separate", "included"]} full />
      <ChoiceSetting path="gateways.iotpay.cardRefund" among={["off", "api"]} />
      <ChoiceSetting path="gateways.iotpay.body" among={["params", "fields"]} />
      <ChoiceSetting path="gateways.iotpay.strictSign" among={["learn", "on", "off"]} full />
      <NumberSetting path="gateways.iotpay.timeoutMs" />
    </>
  ),
  citcon: <ChoiceSetting path="gateways.citcon.encoding" among={["form", "json"]} />,
  codepay: (
    <>
      <TextSetting path="gateways.codepay.lan.host" />
      <NumberSetting path="gateways.codepay.lan.port" />
      <ChoiceSetting path="gateways.codepay.lan.askBeside" among={[true, false]} full />
      <NumberSetting path="gateways.codepay.expiresS" />
      <ChoiceSetting path="gateways.codepay.strictSign" among={["learn", "on", "off"]} full />
    </>
  ),
};

function CodepayLogin() {
  const kind = useSetting("gateways.codepay.auth.kind");
  return kind === "basic" ? (
    <>
      <TextSetting path="gateways.codepay.auth.username" />
      <SecretSetting path="gateways.codepay.auth.password" />
    </>
  ) : (
    <>
      <SecretSetting path="gateways.codepay.auth.privateKey" full lines />
      <LinesSetting path="gateways.codepay.auth.gatewayPublicKey" rows={3} list={false} />
    </>
  );
}
