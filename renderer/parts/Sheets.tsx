/** The one sheet that lies over the screen, if any. */
import { closeSheet, useUi } from "../state/ui.ts";
import { DecideSheet } from "./sheets/DecideSheet.tsx";
import { ExplainSheet } from "./sheets/ExplainSheet.tsx";
import { GiveUpSheet } from "./sheets/GiveUpSheet.tsx";
import { PrintingSheet } from "./sheets/PrintingSheet.tsx";
import { QuantitySheet } from "./sheets/QuantitySheet.tsx";
import { ReceiptSheet } from "./sheets/ReceiptSheet.tsx";
import { TerminalClearSheet } from "./sheets/TerminalClearSheet.tsx";
import { TraySheet } from "./sheets/TraySheet.tsx";

export function Sheets() {
  const sheet = useUi((ui) => ui.sheet);
  if (sheet === null) return null;
  switch (sheet.kind) {
    case "explain":
      return <ExplainSheet sale={sheet.sale} onClose={closeSheet} />;
    case "receipt":
      return <ReceiptSheet sale={sheet.sale} onClose={closeSheet} />;
    case "quantity":
      return <QuantitySheet line={sheet.line} onClose={closeSheet} />;
    case "giveUp":
      return <GiveUpSheet onClose={closeSheet} />;
    case "decide":
      return <DecideSheet {...sheet} onClose={closeSheet} />;
    case "terminalClear":
      return <TerminalClearSheet terminal={sheet.terminal} onClose={closeSheet} />;
    case "tray":
      return <TraySheet onClose={closeSheet} />;
    case "printing":
      return <PrintingSheet onClose={closeSheet} />;
  }
}
