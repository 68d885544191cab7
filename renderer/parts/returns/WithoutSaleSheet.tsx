/** Goods that come back without their sale: which, why, how they are paid back, and by whose PIN. */
import { useEffect, useState } from "react";
import { formatQuantity } from "../../../main/core/money/format.ts";
import { MAX_AMOUNT } from "../../../main/core/money/money.ts";
import { quantity } from "../../../main/core/money/quantity.ts";
import type { QueryArgs } from "../../../preload/contract.ts";
import type { PricedGoodsView } from "../../../preload/contract/returns.ts";
import { useFigures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { ask, send, type Trouble } from "../../state/till.ts";
import { useTransactions } from "../../state/past/transactions.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { useAlone } from "../kit/Approver.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Icon } from "../kit/Icon.tsx";
import { ApproveSheet, type Approval } from "../sheets/ApproveSheet.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { reasonText } from "../kit/Reasons.tsx";
import { GivenAs, type GivenAsState, IN_CASH, useNumberMissing } from "./GivenAs.tsx";
import { GoodsFinder } from "./GoodsFinder.tsx";
import { NamedGoods } from "./NamedGoods.tsx";
import { type RefundReason, RefundReasons } from "./RefundReasons.tsx";

type Goods = QueryArgs<"return.price">["goods"];

const ONE = 1000;

export function WithoutSaleSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const money = useMoney();
  const { returns: w } = words;
  const [goods, setGoods] = useState<Goods>([]);
  /** Being named, where the catalogue does not know it; null = nothing is. */
  const [name, setName] = useState<string | null>(null);
  const price = useFigures(String(MAX_AMOUNT).length);
  const [as, setAs] = useState<GivenAsState>(IN_CASH);
  const [reason, setReason] = useState<RefundReason>({ chosen: null, other: "" });
  const [approving, setApproving] = useState(false);
  const { priced, trouble: unpriced } = usePrice(goods);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const alone = useAlone("returnWithoutSale");
  const why = reasonText(reason, w.reasons);
  const numberMissing = useNumberMissing(as);
  const ready = priced !== null && priced.total > 0 && why !== "" && name === null && !numberMissing;
  const given = priced === null ? null : as.name === null ? priced.cash.given : priced.total;

  const make = async (approval: Approval | null): Promise<Trouble | null> => {
    if (priced === null) return null;
    const answer = await send(
      "return.withoutSale",
      { goods, ...wayOf(as), seen: priced.total, reason: why, approval },
      true,
    );
    setTrouble(answer.ok ? null : answer.error);
    if (!answer.ok) return answer.error;
    useTransactions.setState({ refunding: true, making: answer.value.return });
    onClose();
    return null;
  };
  const addNamed = () => {
    if (name === null || name.trim() === "" || price.value === 0) return;
    setGoods([...goods, { kind: "open", name: name.trim(), price: price.value, quantity: ONE }]);
    stopNaming();
  };
  const stopNaming = () => {
    setName(null);
    price.type("");
  };
  const refund = () => {
    if (name !== null) addNamed();
    if (!ready) return;
    if (alone) void make(null);
    else setApproving(true);
  };
  if (approving && given !== null) {
    const back = () => {
      setApproving(false);
    };
    return (
      <ApproveSheet
        action="returnWithoutSale"
        says={w.approvesNoSale(money(given), as.name ?? "", why)}
        onApprove={make}
        onBack={back}
        onClose={back}
      />
    );
  }
  return (
    <Dialog
      title={w.noReceipt}
      wide
      className="withoutsale"
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: refund }}
      foot={
        <>
          {!ready && (
            <p className="note grow">
              {goods.length === 0 ? w.nothingPicked : why === "" ? w.reasonFirst : numberMissing ? w.numberFirst : ""}
            </p>
          )}
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            disabled={!ready}
            aside={given === null ? undefined : <Amount value={given} look="sign" />}
            onPress={refund}
          >
            {words.transactions.refund}
          </Button>
        </>
      }
    >
      <p className="note">{w.noReceiptMore}</p>
      {name === null ? (
        <GoodsFinder
          onFound={(product) => {
            setGoods([...goods, { kind: "product", sku: product.sku, quantity: ONE }]);
          }}
          onNamed={setName}
        />
      ) : (
        <NamedGoods name={name} price={price} onName={setName} onAdd={addNamed} onCancel={stopNaming} />
      )}
      <ol className="pastlines">
        {priced?.goods.map((each, at) => (
          <Chosen
            key={at}
            of={each}
            onRemove={() => {
              setGoods(goods.filter((_, other) => other !== at));
            }}
          />
        ))}
      </ol>
      {priced !== null && as.name === null && priced.cash.rounding !== 0 && (
        <p className="note row between">
          <span>{w.rounding}</span>
          <Amount value={priced.cash.rounding} />
        </p>
      )}
      <GivenAs as={as} onChange={setAs} />
      <RefundReasons reason={reason} onChange={setReason} />
      <TroubleSays trouble={trouble ?? unpriced} />
    </Dialog>
  );
}

const wayOf = ({ name, number }: GivenAsState) =>
  name === null
    ? ({ as: "cash", name: null, number: null } as const)
    : ({ as: "other", name, number: number.trim() } as const);

function usePrice(goods: Goods): { readonly priced: PricedGoodsView | null; readonly trouble: Trouble | null } {
  const [state, setState] = useState<{ readonly priced: PricedGoodsView | null; readonly trouble: Trouble | null }>({
    priced: null,
    trouble: null,
  });
  useEffect(() => {
    let gone = false;
    const price = async () => {
      if (goods.length === 0) {
        setState({ priced: null, trouble: null });
        return;
      }
      const answer = await ask("return.price", { goods });
      if (!gone)
        setState(answer.ok ? { priced: answer.value, trouble: null } : { priced: null, trouble: answer.error });
    };
    void price();
    return () => {
      gone = true;
    };
  }, [goods]);
  return state;
}

interface ChosenProps {
  readonly of: PricedGoodsView["goods"][number];
  readonly onRemove: () => void;
}

function Chosen({ of, onRemove }: ChosenProps) {
  const { returns: w } = useWords();
  const locale = useLocale();
  const name = nameIn(of.names, locale);
  return (
    <li>
      <span className="q">{formatQuantity(quantity(of.quantity), locale)}</span>
      <span className="nm">{name}</span>
      <span className="row">
        <Amount value={of.amount} />
        <button type="button" className="btn icon" aria-label={w.removeGoods(name)} onClick={onRemove}>
          <Icon name="bin" className="i-s" />
        </button>
      </span>
    </li>
  );
}
