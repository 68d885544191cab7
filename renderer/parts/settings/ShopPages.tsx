/** The settings of the shop itself: store, receipts, the day, languages. */
import { useWords } from "../../state/words.ts";
import { ImportFile } from "./ImportFile.tsx";
import { Panel } from "./Panel.tsx";
import { ChoiceSetting, LinesSetting, NumberSetting, TextSetting } from "./SettingField.tsx";

const SECOND = 1000;

export function StorePage() {
  const { settings: w } = useWords();
  return (
    <>
      <Panel title={w.sections.store} fields>
        <TextSetting path="store.name" full />
        <LinesSetting path="store.address" rows={3} list />
        <TextSetting path="store.phone" />
        <TextSetting path="store.register" />
      </Panel>
      <ImportFile />
    </>
  );
}

export function ReceiptsPage() {
  const { settings: w } = useWords();
  return (
    <Panel title={w.sections.receipts} fields>
      <ChoiceSetting path="receipts.customer" among={["always", "ask", "never"]} full />
      <ChoiceSetting path="receipts.merchant" among={["always", "signature"]} />
      <ChoiceSetting path="receipts.slipBy" among={["till", "terminal"]} />
      <LinesSetting path="receipts.footer" rows={3} list={false} />
    </Panel>
  );
}

export function DayPage() {
  const { settings: w } = useWords();
  return (
    <Panel title={w.sections.day} fields>
      <ChoiceSetting path="locale" among={["en", "fr", "zh"]} full />
      <TextSetting path="day.timeZone" />
      <TextSetting path="day.cutOff" />
      <NumberSetting path="lockAfterMinutes" />
      <NumberSetting path="truth.managerAfterMs" unit={SECOND} />
      <NumberSetting path="truth.sameAmountMinutes" />
      <NumberSetting path="backup.keep" />
      <TextSetting path="backup.dir" full />
    </Panel>
  );
}
