/** What stands on the counter: scanners, the receipt printer, the cash drawer; and how keys and PINs are kept. */
import { useState } from "react";
import { type, useFixed, useSetting, useSettings } from "../../state/office/settings.ts";
import { send, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Panel } from "./Panel.tsx";
import { PrinterTest } from "./PrinterTest.tsx";
import { Scanners } from "./Scanners.tsx";
import { ChoiceSetting, TextSetting } from "./SettingField.tsx";

export function DevicesPage() {
  const { setUp } = useWords();
  const { secrets } = useView((view) => view.setUp);
  return (
    <>
      <Scanners />
      <PrinterPanel />
      <DrawerPanel />
      <Panel title={setUp.secrets}>
        <p className={secrets.kind === "obscured" || secrets.kind === "unavailable" ? "warn" : ""}>
          {setUp.kept[secrets.kind](secrets.by)}
        </p>
      </Panel>
    </>
  );
}

interface Printer {
  readonly kind: "tcp" | "serial" | "usb" | "file";
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly columns?: number;
}

const KINDS = ["none", "tcp", "serial", "usb", "file"] as const;
const fresh = (kind: Printer["kind"], columns: number | undefined): Printer => ({
  kind,
  ...(kind === "tcp" ? { host: "" } : { path: "" }),
  ...(columns === undefined ? {} : { columns }),
});

function PrinterPanel() {
  const { settings: w } = useWords();
  const { printer: p } = w;
  const value = useSetting("devices.printers");
  const fixed = useFixed("devices.printers");
  const waits = useSettings(({ page }) => page?.waiting.includes("devices.printers") ?? false);
  const printers = Array.isArray(value) ? (value as readonly Printer[]) : [];
  const [first] = printers;
  const put = (next: Printer | null) => {
    type("devices.printers", next === null ? [] : [next, ...printers.slice(1)]);
  };
  return (
    <Panel
      title={p.title}
      {...(fixed ? { note: w.fixed } : waits ? { note: w.fromStart } : {})}
      aside={<PrinterTest />}
      fields
    >
      <div className="field full">
        <span className="label">{p.kind}</span>
        <div className="seg choices" role="group" aria-label={p.kind}>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              disabled={fixed}
              aria-pressed={kind === (first?.kind ?? "none")}
              onClick={() => {
                put(kind === "none" ? null : fresh(kind, first?.columns));
              }}
            >
              {p.kinds[kind]}
            </button>
          ))}
        </div>
      </div>
      {first !== undefined && !fixed && (
        <>
          {first.kind === "tcp" ? (
            <>
              <Field
                label={p.host}
                value={first.host ?? ""}
                most={253}
                onValue={(host) => {
                  put({ ...first, host });
                }}
              />
              <Field
                label={p.port}
                value={String(first.port ?? 9100)}
                most={5}
                figures
                onValue={(port) => {
                  put({ ...first, port: Number(port.replace(/\D/g, "")) });
                }}
              />
            </>
          ) : (
            <Field
              label={p.path}
              value={first.path ?? ""}
              most={300}
              onValue={(path) => {
                put({ ...first, path });
              }}
            />
          )}
          <Field
            label={p.columns}
            value={String(first.columns ?? 42)}
            most={2}
            figures
            onValue={(columns) => {
              put({ ...first, columns: Number(columns.replace(/\D/g, "")) });
            }}
          />
        </>
      )}
    </Panel>
  );
}

function DrawerPanel() {
  const { settings: w } = useWords();
  const { drawer: d } = w;
  const via = useSetting("devices.drawer.via");
  const approved = useApproved();
  const [opened, setOpened] = useState(false);
  const open = (reason: string) => {
    setOpened(false);
    void approved.go("openDrawer", d.approve(reason), async (approval) => {
      const answer = await send("drawer.noSale", { reason, approval }, true);
      setOpened(answer.ok);
      return answer.ok ? null : answer.error;
    });
  };
  return (
    <Panel title={d.title} fields>
      <ChoiceSetting path="devices.drawer.via" among={["printer", "serial"]} />
      {via === "serial" ? <TextSetting path="devices.drawer.path" /> : <span />}
      <div className="field full">
        <span className="label">
          {d.open}. {d.more}
        </span>
        <div className="row wrap">
          {d.reasons.map((reason) => (
            <Button
              key={reason}
              icon="drawer"
              onPress={() => {
                open(reason);
              }}
            >
              {reason}
            </Button>
          ))}
        </div>
      </div>
      <div className="full" role="status">
        {opened && <p className="ok">{d.opened}</p>}
      </div>
      <TroubleSays trouble={approved.trouble} />
      {approved.sheet}
    </Panel>
  );
}
