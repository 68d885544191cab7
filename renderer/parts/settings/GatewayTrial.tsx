/** Asking a gateway whether it works as it is set, and what its answer means. */
import { type ReactNode, useState } from "react";
import type { GatewayName, GatewayTestView } from "../../../preload/contract/gatewayTest.ts";
import { readLive } from "../../state/office/goLive.ts";
import { readSettings, useSettings } from "../../state/office/settings.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { timeOfDay, useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Icon } from "../kit/Icon.tsx";

export const GATEWAY_TITLES: Readonly<Record<GatewayName, string>> = {
  iotpay: "IOT Pay",
  citcon: "Citcon",
  codepay: "CodePay",
};

export const useTest = (name: GatewayName): GatewayTestView | undefined =>
  useSettings(({ page }) => page?.tests.find(({ gateway }) => gateway === name));

interface Trial {
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  /** Asks for a PIN, while it does. */
  readonly sheet: ReactNode;
  ask(): void;
}

export function useTrial(name: GatewayName): Trial {
  const { gateways: g } = useWords().settings;
  const [asking, setAsking] = useState(false);
  const approved = useApproved();
  return {
    asking,
    trouble: approved.trouble,
    sheet: approved.sheet,
    ask() {
      if (asking) return;
      void approved.go("changeSettings", g.approveTest(GATEWAY_TITLES[name]), async (approval) => {
        setAsking(true);
        const answer = await send("setup.testGateway", { gateway: name, approval }, true);
        setAsking(false);
        if (!answer.ok) return answer.error;
        await Promise.all([readSettings(), readLive()]);
        return null;
      });
    },
  };
}

export function Verdict({ test }: { readonly test: GatewayTestView }) {
  const { locale, settings } = useWords();
  const { gateways: g } = settings;
  const zone = useView((view) => view.session.timeZone);
  const seconds = new Intl.NumberFormat(locale.tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const works = test.verdict === "reached";
  return (
    <div className={`banner ${works ? "ok" : "bad"}`}>
      <Icon name={works ? "tick" : "cross"} className={works ? "ok" : "bad"} />
      <div className="grow">
        <p className="strong">{g.verdict[test.verdict].what}</p>
        <p>
          {g.verdict[test.verdict].now} {test.shop !== "" && g.shop(test.shop)}{" "}
          {works && test.notFound !== "notAsked" && g.notFound[test.notFound]}{" "}
          {works && test.gateway !== "citcon" && test.terminal === "notAsked" && g.terminalLater}
        </p>
        {works && test.signature === "other" && <p className="warn">{g.otherSignature}</p>}
        {!works && test.text !== "" && <p className="mono">{test.text}</p>}
      </div>
      <span className="note">
        {timeOfDay(test.at, zone)} · {g.took(seconds.format(test.tookMs / 1000))}
      </span>
    </div>
  );
}
