/** What the till is set up with: its scanners, added by letting them scan, and how its secrets are kept. */
import { useEffect, useState } from "react";
import type { ScannerView } from "../../../preload/contract/settings.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { useAlone } from "../Approver.tsx";
import { Dialog } from "../Dialog.tsx";
import { ScannerLearning } from "../ScannerLearning.tsx";
import { ScannerRow } from "../ScannerRow.tsx";
import { TroubleSays } from "../TroubleSays.tsx";
import { type Approval, ApproveSheet } from "./ApproveSheet.tsx";

/** What waits for somebody who may. */
type Asked =
  { readonly kind: "add"; readonly name: string } | { readonly kind: "remove"; readonly scanner: ScannerView };

export function SetUpSheet({ onClose }: { readonly onClose: () => void }) {
  const { setUp: w } = useWords();
  const { scanners, scannersFixed, learning, secrets } = useView((view) => view.setUp);
  const alone = useAlone("changeSettings");
  const [asked, setAsked] = useState<Asked | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(
    () => () => {
      void send("settings.stopLearning", {}, true);
    },
    [],
  );

  const change = async (what: Asked, approval: Approval | null): Promise<Trouble | null> => {
    const answer =
      what.kind === "add"
        ? await send("settings.saveScanner", { approval }, true)
        : await send("settings.removeScanner", { scanner: what.scanner.id, approval }, true);
    if (answer.ok) setAsked(null);
    return answer.ok ? null : answer.error;
  };
  const go = async (what: Asked) => {
    if (alone) setTrouble(await change(what, null));
    else setAsked(what);
  };

  if (asked !== null) {
    return (
      <ApproveSheet
        action="changeSettings"
        says={asked.kind === "add" ? w.approveAdd(asked.name) : w.approveRemove(asked.scanner.name)}
        onApprove={(approval) => change(asked, approval)}
        onBack={() => {
          setAsked(null);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={w.title} onClose={onClose}>
      <section className="setup" aria-labelledby="setup-scanners">
        <h3 id="setup-scanners">{w.scanners}</h3>
        <ul className="devices">
          {scanners.map((scanner) => (
            <ScannerRow
              key={scanner.id}
              scanner={scanner}
              fixed={scannersFixed}
              onRemove={() => void go({ kind: "remove", scanner })}
            />
          ))}
        </ul>
        {scannersFixed ? (
          <p className="note">{w.fixed}</p>
        ) : (
          <ScannerLearning
            learning={learning}
            onTrouble={setTrouble}
            onUse={(name) => void go({ kind: "add", name })}
          />
        )}
        <TroubleSays trouble={trouble} />
      </section>
      <section className="setup" aria-labelledby="setup-secrets">
        <h3 id="setup-secrets">{w.secrets}</h3>
        <p className={secrets.kind === "obscured" || secrets.kind === "unavailable" ? "warn" : ""}>
          {w.kept[secrets.kind](secrets.by)}
        </p>
      </section>
    </Dialog>
  );
}
