/** The one sheet that lies over the screen, if any; goods that wait to be weighed come when none does. */
import { closeSheet, useUi } from "../../state/ui.ts";
import { useLineToWeigh, weighed } from "../../state/pay/weighing.ts";
import { TipSheetLater } from "../kit/Later.tsx";
import { CustomerSheet } from "../sheets/CustomerSheet.tsx";
import { DecideSheet } from "../sheets/DecideSheet.tsx";
import { DiscountSheet } from "../sheets/DiscountSheet.tsx";
import { ExplainSheet } from "../sheets/ExplainSheet.tsx";
import { GiveBackSheet } from "../sheets/GiveBackSheet.tsx";
import { GiveUpSheet } from "../sheets/GiveUpSheet.tsx";
import { HeldSheet } from "../sheets/HeldSheet.tsx";
import { HoldSheet } from "../sheets/HoldSheet.tsx";
import { NoteSheet } from "../sheets/NoteSheet.tsx";
import { OpenGoodsSheet } from "../sheets/OpenGoodsSheet.tsx";
import { OtherSheet } from "../sheets/OtherSheet.tsx";
import { PickSheet } from "../sheets/PickSheet.tsx";
import { PriceSheet } from "../sheets/PriceSheet.tsx";
import { PrintingSheet } from "../sheets/PrintingSheet.tsx";
import { QuantitySheet } from "../sheets/QuantitySheet.tsx";
import { ReceiptSheet } from "../sheets/ReceiptSheet.tsx";
import { SamePaymentSheet } from "../sheets/SamePaymentSheet.tsx";
import { TerminalClearSheet } from "../sheets/TerminalClearSheet.tsx";
import { TimelineSheet } from "../sheets/TimelineSheet.tsx";
import { TraySheet } from "../sheets/TraySheet.tsx";
import { WeighLine, WeighProduct } from "../sheets/WeightSheet.tsx";

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
  const close = () => {
    closeSheet(sheet);
  };
  switch (sheet.kind) {
    case "explain":
      return <ExplainSheet sale={sheet.sale} onClose={close} />;
    case "receipt":
      return <ReceiptSheet sale={sheet.sale} onClose={close} />;
    case "quantity":
      return <QuantitySheet line={sheet.line} onClose={close} />;
    case "weigh":
      return <WeighProduct product={sheet.product} onClose={close} />;
    case "discount":
      return <DiscountSheet line={sheet.line} onClose={close} />;
    case "note":
      return <NoteSheet line={sheet.line} onClose={close} />;
    case "price":
      return <PriceSheet line={sheet.line} onClose={close} />;
    case "openGoods":
      return <OpenGoodsSheet {...sheet} onClose={close} />;
    case "giveUp":
      return <GiveUpSheet onClose={close} />;
    case "hold":
      return <HoldSheet onClose={close} />;
    case "held":
      return <HeldSheet onClose={close} />;
    case "customer":
      return <CustomerSheet onClose={close} />;
    case "other":
      return <OtherSheet onClose={close} />;
    case "decide":
      return <DecideSheet {...sheet} onClose={close} />;
    case "giveBack":
      return <GiveBackSheet key={sheet.attempt} {...sheet} onClose={close} />;
    case "pick":
      return <PickSheet {...sheet} onClose={close} />;
    case "terminalClear":
      return <TerminalClearSheet {...sheet} onClose={close} />;
    case "tip":
      return <TipSheetLater sale={sheet.sale} onClose={close} />;
    case "samePayment":
      return <SamePaymentSheet key={sheet.question.id} question={sheet.question} onClose={close} />;
    case "timeline":
      return <TimelineSheet key={sheet.attempt} attempt={sheet.attempt} code={sheet.code} onClose={close} />;
    case "tray":
      return <TraySheet onClose={close} />;
    case "printing":
      return <PrintingSheet onClose={close} />;
  }
}
