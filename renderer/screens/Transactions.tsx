/** What was sold, and what became of it: found on the left, looked at on the right. */
import "../styles/transactions.css";
import { useEffect, useRef, useState } from "react";
import { RefundProgress } from "../parts/returns/RefundProgress.tsx";
import { WithoutSaleSheet } from "../parts/returns/WithoutSaleSheet.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { FilterSheet } from "../parts/transactions/FilterSheet.tsx";
import { PastSale } from "../parts/transactions/PastSale.tsx";
import { PrintSheet } from "../parts/transactions/PrintSheet.tsx";
import { SaleFinder } from "../parts/transactions/SaleFinder.tsx";
import { SaleList } from "../parts/transactions/SaleList.tsx";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { goTo } from "../state/places.ts";
import { ANY_DAY, choose, find, lookAt, step, useOpenSale, useTransactions } from "../state/past/transactions.ts";
import { goBack, useWayBack } from "../state/past/wayBack.ts";
import { useUi } from "../state/ui.ts";
import { useWords } from "../state/words.ts";
import { refundable } from "./refundable.ts";
import { Refund } from "./Refund.tsx";

export function Transactions() {
  const open = useOpenSale();
  const refunding = useTransactions((state) => state.refunding);
  const making = useTransactions((state) => state.making);
  useEffect(() => {
    // A receipt that led here is looked for instead.
    if (useUi.getState().receiptCode === null) void find(useTransactions.getState().asked);
  }, []);
  useScannedReceipts();
  useLookedAt();
  if (refunding && making !== null) return <RefundProgress key={making} id={making} of={open} />;
  if (refunding && open !== null) return <Refund key={open.row.sale} of={open} />;
  return <Looking />;
}

function Looking() {
  const words = useWords();
  const open = useTransactions((state) => state.open);
  const origin = useWayBack((way) => way.origin);
  const search = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState<"filter" | "print" | "withoutSale" | null>(null);
  // Who comes from elsewhere by keys goes on reading at the sale.
  const arrived = origin !== null && open !== null;
  useEffect(() => {
    if (arrived) document.getElementById("past-tab")?.focus();
  }, [arrived]);
  const close = () => {
    setSheet(null);
  };
  const refund = () => {
    if (open !== null && refundable(open.row.state)) useTransactions.setState({ refunding: true, making: null });
  };
  const print = () => {
    if (open !== null) setSheet("print");
  };
  useKeys({
    typing: () => search.current?.focus(),
    keys: {
      [KEYS.transactions.search]: () => search.current?.focus(),
      [KEYS.transactions.filter]: () => {
        setSheet("filter");
      },
      [KEYS.transactions.print]: print,
      [KEYS.transactions.refund]: refund,
      [KEYS.transactions.newer]: () => {
        step(-1);
      },
      [KEYS.transactions.older]: () => {
        step(1);
      },
      [KEYS.transactions.goods]: () => {
        useTransactions.setState({ tab: "goods" });
      },
      [KEYS.transactions.payments]: () => {
        useTransactions.setState({ tab: "payments" });
      },
      [KEYS.transactions.back]: () => {
        if (goBack()) return;
        const { asked, chosen } = useTransactions.getState();
        if (asked.text !== "") void find({ ...asked, text: "" });
        else if (chosen !== null) choose(null);
        else goTo("sale");
      },
    },
  });
  return (
    <main className="page trans">
      {origin !== null && (
        <div className="wayback">
          <Button icon="back" keyName={KEYS.transactions.back} onPress={() => void goBack()}>
            {words.transactions.backTo[origin]}
          </Button>
        </div>
      )}
      <section className="sheet list wm" aria-label={words.transactions.list}>
        <SaleFinder
          field={search}
          onFilter={() => {
            setSheet("filter");
          }}
        />
        <SaleList />
      </section>
      <PastSale
        onPrint={print}
        onRefund={refund}
        onWithoutSale={() => {
          setSheet("withoutSale");
        }}
      />
      {sheet === "withoutSale" && <WithoutSaleSheet onClose={close} />}
      {sheet === "filter" && <FilterSheet onClose={close} />}
      {sheet === "print" && open !== null && <PrintSheet of={open} onClose={close} />}
    </main>
  );
}

/** A receipt that is scanned, here or anywhere, opens its sale. */
function useScannedReceipts(): void {
  const receipt = useUi((ui) => ui.receiptCode);
  useEffect(() => {
    if (receipt === null) return;
    useUi.setState({ receiptCode: null });
    choose(null);
    void find({ ...ANY_DAY, text: receipt.code }, true);
  }, [receipt]);
}

/** A return that somebody wants to see from elsewhere. */
function useLookedAt(): void {
  const wanted = useUi((ui) => ui.lookAt);
  useEffect(() => {
    if (wanted === null) return;
    useUi.setState({ lookAt: null });
    lookAt(wanted);
  }, [wanted]);
}
