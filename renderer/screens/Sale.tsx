/** The counter: goods on the left, the receipt being written on the right, and what takes the money under both. */
import { useEffect, useRef } from "react";
import { Amount } from "../parts/kit/Amount.tsx";
import { Browse } from "../parts/cart/Browse.tsx";
import { Cart } from "../parts/cart/Cart.tsx";
import { HoldKey, holdOrRecall } from "../parts/cart/HoldKey.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { dismissNews, sellUnknown, useSellsUnknown } from "../parts/shell/Toasts.tsx";
import { useNow } from "../state/clock.ts";
import { useKeys } from "../state/input/keyboard.ts";
import { capOf, KEYS } from "../state/input/keyMap.ts";
import { useTypedQuantity } from "../state/input/useTypedQuantity.ts";
import { openCash, payByCard, payByWallet, takeCash } from "../state/pay/pay.ts";
import { openSplit } from "../state/pay/split.ts";
import { send, useView } from "../state/till.ts";
import { openSheet, useUi } from "../state/ui.ts";
import { useWords } from "../state/words.ts";
import { lasted } from "../words/words.ts";
import { ZERO } from "../../main/core/money/money.ts";

export function Sale() {
  const words = useWords();
  const view = useView(({ sale }) => sale);
  const sale = view?.state === "open" ? view : null;
  const search = useRef<HTMLInputElement>(null);
  const sellsUnknown = useSellsUnknown();
  // What was being looked for is not what the next customer buys.
  useEffect(
    () => () => {
      useUi.setState({ search: "" });
    },
    [],
  );
  const chosen = useUi((ui) => ui.chosen);
  const payable = sale !== null && sale.lines.length > 0 && sale.due > 0;
  const free = sale !== null && sale.lines.length > 0 && sale.due === 0;

  const scanned = useView(({ scan }) => scan);
  /** A deposit or fee follows its goods: it is never chosen itself. */
  const own = sale?.lines.filter((line) => line.feeOf === null) ?? [];
  const newest = own.at(-1)?.id ?? null;
  useEffect(() => {
    useUi.setState({ chosen: newest });
  }, [newest]);
  useEffect(() => {
    const line = scanned?.line ?? null;
    if (line !== null) useUi.setState({ chosen: line });
  }, [scanned]);

  const move = (step: 1 | -1) => {
    const at = own.findIndex((line) => line.id === chosen);
    const next = own[Math.min(Math.max(at + step, 0), own.length - 1)];
    if (next !== undefined) useUi.setState({ chosen: next.id });
  };
  const cash = () => {
    if (payable) openCash();
  };
  const exact = () => {
    if (payable || free) void takeCash(sale, free ? ZERO : sale.cash.toPay);
  };
  const takesWallets = useView(({ session }) => session.takesWallets);
  const wallet = () => {
    if (payable && takesWallets) void payByWallet(sale.id);
  };
  const takesCards = useView(({ session }) => session.takesCards);
  const card = () => {
    if (payable && takesCards) void payByCard(sale.id);
  };
  const split = () => {
    if (payable) openSplit(sale);
  };
  const ofChosen = (kind: "price" | "note") => () => {
    if (sale !== null && chosen !== null) openSheet({ kind, line: chosen });
  };
  useTypedQuantity();
  const writesDown = useView(({ session }) => session.otherTenders.length > 0);
  useKeys({
    typing: () => search.current?.focus(),
    keys: {
      [KEYS.sale.search]: () => search.current?.focus(),
      [KEYS.goods.take]: sellsUnknown ? sellUnknown : undefined,
      [KEYS.sale.discount]: () => {
        if (sale !== null && sale.lines.length > 0) openSheet({ kind: "discount", line: chosen });
      },
      [KEYS.sale.split]: split,
      [KEYS.sale.hold]: () => {
        holdOrRecall(sale);
      },
      [KEYS.sale.customer]: () => {
        if (sale !== null && sale.lines.length > 0) openSheet({ kind: "customer" });
      },
      [KEYS.sale.exact]: exact,
      [KEYS.sale.cash]: cash,
      [KEYS.sale.wallet]: wallet,
      [KEYS.sale.card]: card,
      [KEYS.sale.price]: ofChosen("price"),
      [KEYS.sale.note]: ofChosen("note"),
      [KEYS.sale.remove]: () => {
        if (sale !== null && chosen !== null) void send("sale.removeLine", { sale: sale.id, line: chosen });
      },
      [KEYS.sale.lineUp]: () => {
        move(-1);
      },
      [KEYS.sale.lineDown]: () => {
        move(1);
      },
      [KEYS.sale.leave]: () => {
        dismissNews();
        useUi.setState({ search: "" });
      },
    },
  });

  return (
    <main className="page sale">
      <Browse field={search} />
      <Cart sale={sale} />
      <div className="tenders" role="group" aria-label={words.sale.takePayment}>
        <div className="l">
          <button type="button" className="tender" onClick={exact} disabled={!payable && !free}>
            <Icon name="exact" />
            <span>
              {free ? words.sale.free : words.sale.exact}
              <kbd>
                {sale !== null && payable && <Amount value={sale.cash.toPay} look="sign" />} {KEYS.sale.exact}
              </kbd>
            </span>
          </button>
          <button type="button" className="tender" onClick={cash} disabled={!payable}>
            <Icon name="cash" />
            <span>
              {words.sale.cash}
              <kbd>{KEYS.sale.cash}</kbd>
            </span>
          </button>
          <button type="button" className="tender slim" onClick={split} disabled={!payable}>
            <span>
              {words.split.split}
              <kbd>{capOf(KEYS.sale.split)}</kbd>
            </span>
          </button>
          {writesDown && (
            <button
              type="button"
              className="tender slim"
              onClick={() => {
                openSheet({ kind: "other" });
              }}
              disabled={!payable}
            >
              <span>{words.split.other}</span>
            </button>
          )}
          {takesWallets && (
            <button type="button" className="tender by-wallet" onClick={wallet} disabled={!payable}>
              <Icon name="wallet" />
              <span>
                {words.sale.wallet}
                <kbd>
                  {payable && <Amount value={sale.due} look="sign" />} {KEYS.sale.wallet}
                </kbd>
              </span>
            </button>
          )}
          <HoldKey sale={sale} />
        </div>
        <button type="button" className="tender card" onClick={card} disabled={!payable || !takesCards}>
          <Icon name="card" />
          <span className="name">
            {words.sale.card}
            <Silent />
          </span>
          <Amount value={sale?.due ?? ZERO} look="sign" />
          <kbd>{KEYS.sale.card}</kbd>
        </button>
      </div>
    </main>
  );
}

/** Where no card can be taken cash goes on, and Card says why: not set up, or since when the gateway fails. */
function Silent() {
  const words = useWords();
  const now = useNow();
  const gateway = useView((view) => view.health.find((each) => each.part === "gateway"));
  if (gateway?.code === "notSet" || gateway?.code === "errors") return <small>{words.health.code[gateway.code]}</small>;
  if (gateway?.code !== "silent" || gateway.since === null) return null;
  return <small>{words.sale.cardSilent(lasted(now - gateway.since, words))}</small>;
}
