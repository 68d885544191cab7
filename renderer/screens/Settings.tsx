/** Everything that is set, who works here, what was done, and the way from training to real money. */
import "../styles/setUp.css";
import "../styles/settings.css";
import { type ComponentType, useEffect } from "react";
import { ActivityPage } from "../parts/settings/ActivityPage.tsx";
import { DevicesPage } from "../parts/settings/DevicesPage.tsx";
import { GoodsPage } from "../parts/settings/goods/GoodsPage.tsx";
import { GatewaysPage } from "../parts/settings/GatewaysPage.tsx";
import { LivePage } from "../parts/settings/LivePage.tsx";
import { TaxesPage, TendersPage } from "../parts/settings/MoneyPages.tsx";
import { PeoplePage } from "../parts/settings/PeoplePage.tsx";
import { SaveBar } from "../parts/settings/SaveBar.tsx";
import { SectionIcon } from "../parts/settings/SectionIcon.tsx";
import { DayPage, ReceiptsPage, StorePage } from "../parts/settings/ShopPages.tsx";
import { RestartKey } from "../parts/settings/RestartKey.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { TroubleSays } from "../parts/kit/TroubleSays.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { backToSteps, leaveSteps, readLive, useLive } from "../state/office/goLive.ts";
import { type Section, SECTIONS } from "../state/office/sections.ts";
import { openSection, readSettings, useSettings } from "../state/office/settings.ts";
import { useWords } from "../state/words.ts";

const PAGES: Readonly<Record<Section, ComponentType>> = {
  store: StorePage,
  taxes: TaxesPage,
  goods: GoodsPage,
  tenders: TendersPage,
  gateways: GatewaysPage,
  receipts: ReceiptsPage,
  devices: DevicesPage,
  day: DayPage,
  people: PeoplePage,
  activity: ActivityPage,
  live: LivePage,
};

export function Settings() {
  const { goLive: l, settings: w, places } = useWords();
  const { section, page, trouble } = useSettings();
  const guided = useLive((live) => live.guided);
  const missing = useLive(({ guided: at, steps }) => steps.find(({ step }) => step === at)?.why ?? "");
  useEffect(() => {
    void readSettings();
    void readLive();
  }, []);
  const Page = PAGES[section];
  const waiting = page?.waiting.length ?? 0;
  return (
    <main className="page settings" aria-label={w.sections[section]}>
      <nav className="rail" aria-label={places.settings}>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === section ? "page" : undefined}
            onClick={() => {
              leaveSteps();
              openSection(each);
            }}
          >
            <SectionIcon section={each} />
            {w.sections[each]}
          </button>
        ))}
      </nav>
      <div className="settingspage">
        <h1 className="vh">{places.settings}</h1>
        <div className="panels" key={`page ${section}`}>
          {waiting > 0 && section !== "live" && (
            <div className="banner warn" role="status">
              <Icon name="again" />
              <p className="grow">
                <b className="strong">{w.waiting(waiting)}</b> {page?.restarts === true ? l.restartMore : w.waitingMore}
              </p>
              {page?.restarts === true && <RestartKey />}
            </div>
          )}
          {guided !== null && section !== "live" && (
            <div className="banner info">
              <p className="grow">
                <b className="strong">{l.guide(l.steps[guided])}</b>
                <small>{missing === "" ? l.done[guided] : l.why[missing]}</small>
              </p>
              <Button icon="back" onPress={backToSteps}>
                {l.back}
              </Button>
            </div>
          )}
          {trouble !== null && <TroubleSays trouble={trouble} />}
          {page !== null && <Page />}
        </div>
        <SaveBar key={`save ${section}`} />
      </div>
    </main>
  );
}
