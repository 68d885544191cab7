/** The payment services: what the till knows of each, and whether it answers as it is set. */
import { type ReactNode, useState } from "react";
import { GATEWAY_NAMES, type GatewayName, type GatewayTestView } from "../../../preload/contract/office.ts";
import { useKeys } from "../../state/keyboard.ts";
import { KEYS } from "../../state/keyMap.ts";
import { readLive } from "../../state/goLive.ts";
import { readSettings, useSetting, useSettings } from "../../state/settings.ts";
import { send, useView } from "../../state/till.ts";
import { timeOfDay, useWords } from "../../state/words.ts";
import { useApproved } from "../Approved.tsx";
import { Button } from "../Button.tsx";
import { Icon } from "../Icon.tsx";
import { TroubleSays } from "../TroubleSays.tsx";
import { Panel } from "./Panel.tsx";
import { ChoiceSetting, LinesSetting, NumberSetting, SecretSetting, TextSetting } from "./SettingField.tsx";

const NAMES: Readonly<Record<GatewayName, string>> = { iotpay: "IOT Pay", citcon: "Citcon", codepay: "CodePay" };

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
            title={NAMES[name]}
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

const useTest = (name: GatewayName): GatewayTestView | undefined =>
  useSettings(({ page }) => page?.tests.find(({ gateway }) => gateway === name));

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
  const words = useWords();
  const { settings: w } = words;
  const { gateways: g } = w;
  const test = useTest(name);
  const zone = useView((view) => view.session.timeZone);
  const unsaved = useSettings(({ typed }) => [...typed.keys()].some((path) => path.startsWith(`gateways.${name}.`)));
  const [more, setMore] = useState(false);
  const [asking, setAsking] = useState(false);
  const approved = useApproved();
  const ask = () => {
    if (asking || unsaved) return;
    void approved.go("changeSettings", g.approveTest(NAMES[name]), async (approval) => {
      setAsking(true);
      const answer = await send("setup.testGateway", { gateway: name, approval }, true);
      setAsking(false);
      if (!answer.ok) return answer.error;
      await Promise.all([readSettings(), readLive()]);
      return null;
    });
  };
  useKeys({ keys: { [KEYS.settings.test]: ask } });
  return (
    <Panel title={NAMES[name]} note={g.what[name]} aside={<Standing name={name} />} fields>
      {FIELDS[name]}
      {more && MORE[name]}
      <div className="full" role="status">
        {test !== undefined && test.verdict !== "notSet" && (
          <div className={`banner ${test.verdict === "reached" ? "ok" : "bad"}`}>
            <Icon
              name={test.verdict === "reached" ? "tick" : "cross"}
              className={test.verdict === "reached" ? "ok" : "bad"}
            />
            <div className="grow">
              <p className="strong">{g.verdict[test.verdict].what}</p>
              <p>
                {g.verdict[test.verdict].now} {test.shop !== "" && g.shop(test.shop)}{" "}
                {test.verdict === "reached" && test.notFound !== "notAsked" && g.notFound[test.notFound]}
              </p>
              {test.verdict !== "reached" && test.text !== "" && <p className="mono">{test.text}</p>}
            </div>
            <span className="note">
              {timeOfDay(test.at, zone)} · {g.took((test.tookMs / 1000).toFixed(1))}
            </span>
          </div>
        )}
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
        <Button kind="primary" keyName={KEYS.settings.test} disabled={asking || unsaved} onPress={ask}>
          {asking ? g.testing : g.test}
        </Button>
      </div>
      <div className="full">
        <TroubleSays trouble={approved.trouble} />
      </div>
      {approved.sheet}
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
