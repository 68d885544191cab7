/** Taxes, and the ways to pay beside gateways. */
import { useSettings } from "../../state/office/settings.ts";
import { useWords } from "../../state/words.ts";
import { Field } from "../kit/Field.tsx";
import { ListRows } from "./ListRows.tsx";
import { Panel } from "./Panel.tsx";
import { ChoiceSetting, LinesSetting } from "./SettingField.tsx";

interface Tax {
  readonly name: string;
  readonly rate: string;
  readonly included?: boolean;
  readonly number?: string;
}

interface OtherTender {
  readonly name: string;
  readonly askReference?: boolean;
}

const MOST = 10;

export function TaxesPage() {
  const { settings: w } = useWords();
  const { taxes: t } = w;
  const waits = useSettings(({ page }) => page?.waiting.includes("taxes") ?? false);
  return (
    <Panel title={w.sections.taxes} {...(waits ? { note: w.fromStart } : {})}>
      <ListRows<Tax>
        path="taxes"
        fresh={{ name: "", rate: "0", included: false, number: "" }}
        most={MOST}
        add={t.add}
        remove={({ name }) => t.remove(name)}
        none={t.none}
      >
        {(tax, change) => (
          <div className="taxrow">
            <Field
              label={t.name}
              value={tax.name}
              most={20}
              onValue={(name) => {
                change({ name });
              }}
            />
            <Field
              label={t.rate}
              value={tax.rate}
              most={10}
              onValue={(rate) => {
                change({ rate: rate.replace(",", ".") });
              }}
            />
            <Field
              label={t.number}
              value={tax.number ?? ""}
              most={40}
              onValue={(number) => {
                change({ number });
              }}
            />
            <Switch
              label={t.included}
              on={tax.included ?? false}
              onSwitch={(included) => {
                change({ included });
              }}
            />
          </div>
        )}
      </ListRows>
    </Panel>
  );
}

export function TendersPage() {
  const { settings: w } = useWords();
  const { tenders: t } = w;
  return (
    <>
      <Panel title={w.sections.tenders} fields>
        <ChoiceSetting path="currency" among={["CAD", "USD"]} />
        <ChoiceSetting path="cashRounding" among={[1, 5, 10]} />
        <ChoiceSetting path="tips.when" among={["off", "before", "after"]} full />
        <ChoiceSetting path="tips.askOn" among={["till", "terminal"]} />
        <LinesSetting path="tips.presets" rows={3} list full={false} />
      </Panel>
      <Panel title={t.others} note={t.more}>
        <ListRows<OtherTender>
          path="otherTenders"
          fresh={{ name: "", askReference: true }}
          most={MOST}
          add={t.add}
          remove={({ name }) => t.remove(name)}
          none={t.none}
        >
          {(tender, change) => (
            <div className="tenderrow">
              <Field
                label={t.name}
                value={tender.name}
                most={40}
                onValue={(name) => {
                  change({ name });
                }}
              />
              <Switch
                label={t.askReference}
                on={tender.askReference ?? true}
                onSwitch={(askReference) => {
                  change({ askReference });
                }}
              />
            </div>
          )}
        </ListRows>
      </Panel>
    </>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

function Switch({ label, on, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      className="switch"
      role="switch"
      aria-checked={on}
      onClick={() => {
        onSwitch(!on);
      }}
    >
      <span>{label}</span>
      <i aria-hidden="true" />
    </button>
  );
}
