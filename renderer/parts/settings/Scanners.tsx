/** Scanners, those that type and those that the till reads itself; a new one is added by letting it scan. */
import { useEffect, useState } from "react";
import type { ScannerView } from "../../../preload/contract/settings.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { type Approved, useApproved } from "../kit/Approved.tsx";
import { ScannerLearning } from "../scanners/ScannerLearning.tsx";
import { ScannerRow } from "../scanners/ScannerRow.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Panel } from "./Panel.tsx";

export function Scanners() {
  const { setUp: w } = useWords();
  const { scanners, scannersFixed, learning } = useView((view) => view.setUp);
  const approved = useApproved();
  const [heardWrong, setHeardWrong] = useState<Trouble | null>(null);
  useEffect(
    () => () => {
      void send("settings.stopLearning", {}, true);
    },
    [],
  );
  return (
    <Panel title={w.scanners}>
      <ul className="devices setup">
        {scanners.map((scanner) => (
          <ScannerRow
            key={scanner.id}
            scanner={scanner}
            fixed={scannersFixed}
            onRemove={() => {
              remove(scanner, approved, w.approveRemove(scanner.name));
            }}
          />
        ))}
      </ul>
      <div className="setup">
        {scannersFixed ? (
          <p className="note">{w.fixed}</p>
        ) : (
          <ScannerLearning
            learning={learning}
            onTrouble={setHeardWrong}
            onUse={(name) => {
              add(approved, w.approveAdd(name));
            }}
          />
        )}
      </div>
      <TroubleSays trouble={approved.trouble ?? heardWrong} />
      {approved.sheet}
    </Panel>
  );
}

const add = (approved: Approved, says: string): void => {
  void approved.go("changeSettings", says, async (approval) => {
    const answer = await send("settings.saveScanner", { approval }, true);
    return answer.ok ? null : answer.error;
  });
};

const remove = ({ id: scanner }: ScannerView, approved: Approved, says: string): void => {
  void approved.go("changeSettings", says, async (approval) => {
    const answer = await send("settings.removeScanner", { scanner, approval }, true);
    return answer.ok ? null : answer.error;
  });
};
