/** The one sheet that lies over the screen, if any; goods that wait to be weighed come when none does. */
import { closeSheet, useUi } from "../state/ui.ts";
import { useLineToWeigh, weighed } from "../state/weighing.ts";
import { TipSheetLater } from "./Later.tsx";
import { CustomerSheet } from "./sheets/CustomerSheet.tsx";
import { DecideSheet } from "./sheets/DecideSheet.tsx";
import { DiscountSheet } from "./sheets/DiscountSheet.tsx";
import { ExplainSheet } from "./sheets/ExplainSheet.tsx";
import { GiveBackSheet } from "./sheets/GiveBackSheet.tsx";
import { GiveUpSheet } from "./sheets/GiveUpSheet.tsx";
import { HeldSheet } from "./sheets/HeldSheet.tsx";
import { HoldSheet } from "./sheets/HoldSheet.tsx";
import { NoteSheet } from "./sheets/NoteSheet.tsx";
import { OpenGoodsSheet } from "./sheets/OpenGoodsSheet.tsx";
import { OtherSheet } from "./sheets/OtherSheet.tsx";
import { PickSheet } from "./sheets/PickSheet.tsx";
import { PriceSheet } from "./sheets/PriceSheet.tsx";
import { PrintingSheet } from "./sheets/PrintingSheet.tsx";
import { QuantitySheet } from "./sheets/QuantitySheet.tsx";
import { ReceiptSheet } from "./sheets/ReceiptSheet.tsx";
import { SamePaymentSheet } from "./sheets/SamePaymentSheet.tsx";
import { TerminalClearSheet } from "./sheets/TerminalClearSheet.tsx";
import { TimelineSheet } from "./sheets/TimelineSheet.tsx";
import { TraySheet } from "./sheets/TraySheet.tsx";
import { WeighLine, WeighProduct } from "./sheets/WeightSheet.tsx";

export function Sheets() {
  const sheet = useUi((ui) => ui.sheet);
  const line = useLineToWeigh();
  if (sheet === null) {
    if (line === null) return null;
    const done = () => {
      weighed(line);
    };
    return <WeighLine key={line} line={line} fresh onClose={done} />;
  }
  switch (sheet.kind) {
    case "explain":
      return <ExplainSheet sale={sheet.sale} onClose={closeSheet} />;
    case "receipt":
      return <ReceiptSheet sale={sheet.sale} onClose={closeSheet} />;
    case "quantity":
      return <QuantitySheet line={sheet.line} onClose={closeSheet} />;
    case "weigh":
      return <WeighProduct product={sheet.product} onClose={closeSheet} />;
    case "discount":
      return <DiscountSheet line={sheet.line} onClose={closeSheet} />;
    case "note":
      return <NoteSheet line={sheet.line} onClose={closeSheet} />;
    case "price":
      return <PriceSheet line={sheet.line} onClose={closeSheet} />;
    case "openGoods":
      return <OpenGoodsSheet {...sheet} onClose={closeSheet} />;
    case "giveUp":
      return <GiveUpSheet onClose={closeSheet} />;
    case "hold":
      return <HoldSheet onClose={closeSheet} />;
    case "held":
      return <HeldSheet onClose={closeSheet} />;
    case "customer":
      return <CustomerSheet onClose={closeSheet} />;
    case "other":
      return <OtherSheet onClose={closeSheet} />;
    case "decide":
      return <DecideSheet {...sheet} onClose={closeSheet} />;
    case "giveBack":
      return <GiveBackSheet key={sheet.attempt} {...sheet} onClose={closeSheet} />;
    case "pick":
      return <PickSheet {...sheet} onClose={closeSheet} />;
    case "terminalClear":
      return <TerminalClearSheet {...sheet} onClose={closeSheet} />;
    case "tip":
      return <TipSheetLater sale={sheet.sale} onClose={closeSheet} />;
    case "samePayment":
      return <SamePaymentSheet key={sheet.question.id} question={sheet.question} onClose={closeSheet} />;
    case "timeline":
      return <TimelineSheet key={sheet.attempt} attempt={sheet.attempt} code={sheet.code} onClose={closeSheet} />;
    case "tray":
      return <TraySheet onClose={closeSheet} />;
    case "printing":
      return <PrintingSheet onClose={closeSheet} />;
  }
}
