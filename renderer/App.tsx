/** Which screen is shown follows from the till's view alone, so that a reload lands where the till is. */
import { memo, useEffect } from "react";
import type { TillView } from "../preload/contract.ts";
import { Banners } from "./parts/shell/Banners.tsx";
import { HealthStrip } from "./parts/shell/HealthStrip.tsx";
import { TipLater } from "./parts/kit/Later.tsx";
import { News } from "./parts/shell/News.tsx";
import { PlaceScreen } from "./parts/shell/PlaceScreen.tsx";
import { Sheets } from "./parts/shell/Sheets.tsx";
import { Spoken } from "./parts/shell/Spoken.tsx";
import { Toasts } from "./parts/shell/Toasts.tsx";
import { TopBar } from "./parts/shell/TopBar.tsx";
import { Cash } from "./screens/Cash.tsx";
import { Done } from "./screens/Done.tsx";
import { Refused, Starting, Taken } from "./screens/LinkScreens.tsx";
import { Locked } from "./screens/Locked.tsx";
import { Payment } from "./screens/Payment.tsx";
import { Sale } from "./screens/Sale.tsx";
import { Split } from "./screens/Split.tsx";
import { Wallet } from "./screens/Wallet.tsx";
import { keptCash } from "./state/pay/cashKept.ts";
import { keptSplit } from "./state/pay/split.ts";
import { useTill } from "./state/till.ts";
import { useUi } from "./state/ui.ts";
import { useWords } from "./state/words.ts";

export function App() {
  const link = useTill((till) => till.link);
  const view = useTill((till) => till.view);
  usePageFollows(view);
  if (link === "taken") return <Taken />;
  if (link === "refused") return <Refused />;
  if (view === null) return <Starting />;
  return (
    <>
      {view.session.operator === null ? <Locked view={view} /> : <Signed view={view} />}
      <Spoken />
    </>
  );
}

function Signed({ view }: { readonly view: TillView }) {
  return (
    <div className="till">
      <Above />
      <div className="stagearea">
        <Screen view={view} />
        <Toasts />
      </div>
      <Around />
    </div>
  );
}

/** What listens for its own part of the view is not painted again with every change of it. */
const Above = memo(function Above() {
  return (
    <div>
      <TopBar />
      <Banners />
    </div>
  );
});

const Around = memo(function Around() {
  return (
    <>
      <HealthStrip />
      <Sheets />
      <News />
    </>
  );
});

function Screen({ view: { sale, payment, walletStep } }: { readonly view: TillView }) {
  const cashOpen = useUi((ui) => ui.cashOpen);
  const split = useUi((ui) => ui.split);
  const place = useUi((ui) => ui.place);
  const tip = useUi((ui) => ui.tip);
  if (place !== "sale") return <PlaceScreen place={place} />;
  if (sale !== null && walletStep?.sale === sale.id) return <Wallet sale={sale} />;
  if (sale?.state === "open" && tip?.sale === sale.id && sale.due > 0 && !isRunning(payment))
    return <TipLater sale={sale} step={tip} />;
  if (sale !== null && payment !== null && payment.sale === sale.id) {
    return <Payment key={payment.screen} payment={payment} sale={sale} />;
  }
  if (sale?.state === "completed") return <Done sale={sale} />;
  if (sale?.state === "open" && cashOpen && sale.due > 0) return <Cash sale={sale} />;
  if (sale?.state === "open" && split?.sale === sale.id && sale.due > 0) return <Split sale={sale} plan={split} />;
  return <Sale />;
}

/** The customer is busy with it: nothing is asked of them beside. */
const isRunning = (payment: TillView["payment"]): boolean =>
  payment !== null && ["sending", "waiting", "processing", "checking", "manager"].includes(payment.screen);

/** Language, training mark, and what a new sale or a new operator leaves behind. */
function usePageFollows(view: TillView | null): void {
  const words = useWords();
  const training = view?.session.mode === "training";
  const operator = view?.session.operator?.id ?? null;
  const sale = view?.sale?.id ?? null;
  useEffect(() => {
    document.documentElement.lang = words.locale.tag;
    document.body.classList.toggle("training", training);
  }, [words, training]);
  useEffect(() => {
    // Training and live are two tills: what somebody was at in one is not gone on with in the other.
    useUi.setState({ place: "sale" });
  }, [training]);
  useEffect(() => {
    const cash = keptCash(operator === null ? null : sale);
    const split = keptSplit(operator === null ? null : sale);
    useUi.setState({ sheet: null, tip: null, split, ...cash, pin: "", trouble: null, scannedAtSignIn: false });
  }, [operator, sale]);
}
