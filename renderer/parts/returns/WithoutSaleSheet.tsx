/** Goods that come back without their sale: which, why, and by whose PIN; given back in cash. */
import { useEffect, useState } from "react";
import { formatQuantity } from "../../../main/core/format.ts";
import { quantity } from "../../../main/core/quantity.ts";
import type { QueryArgs } from "../../../preload/contract.ts";
import type { PricedGoodsView } from "../../../preload/contract/returns.ts";
import type { ProductView } from "../../../preload/contract/sale.ts";
import { KEYS } from "../../state/keyMap.ts";
import { ask, send, type Trouble } from "../../state/till.ts";
import { useTransactions } from "../../state/transactions.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../Amount.tsx";
import { useAlone } from "../Approver.tsx";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { Field } from "../Field.tsx";
import { Icon } from "../Icon.tsx";
import { ApproveSheet, type Approval } from "../sheets/ApproveSheet.tsx";
import { TroubleSays } from "../TroubleSays.tsx";
import { reasonText } from "../Reasons.tsx";
import { type RefundReason, RefundReasons } from "./RefundReasons.tsx";

type Goods = QueryArgs<"return.price">["goods"];

const ONE = 1000;
const MOST_FOUND = 4;

export function WithoutSaleSheet({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const money = useMoney();
  const { returns: w } = words;
  const [goods, setGoods] = useState<Goods>([]);
  const [reason, setReason] = useState<RefundReason>({ chosen: null, other: "" });
  const [approving, setApproving] = useState(false);
  const { priced, trouble: unpriced } = usePrice(goods);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const alone = useAlone("returnWithoutSale");
  const why = reasonText(reason, w.reasons);
  const ready = priced !== null && priced.total > 0 && why !== "";

  const make = async (approval: Approval | null): Promise<Trouble | null> => {
    if (priced === null) return null;
    const answer = await send(
      "return.withoutSale",
      { goods, as: "cash", name: null, number: null, seen: priced.total, reason: why, approval },
      true,
    );
    setTrouble(answer.ok ? null : answer.error);
    if (!answer.ok) return answer.error;
    useTransactions.setState({ refunding: true, making: answer.value.return });
    onClose();
    return null;
  };
  const refund = () => {
    if (!ready) return;
    if (alone) void make(null);
    else setApproving(true);
  };
  if (approving && priced !== null) {
    const back = () => {
      setApproving(false);
    };
    return (
      <ApproveSheet
        action="returnWithoutSale"
        says={w.approvesNoSale(money(priced.cash.given), why)}
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
          {!ready && <p className="note grow">{goods.length === 0 ? w.nothingPicked : w.reasonFirst}</p>}
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            disabled={!ready}
            aside={priced === null ? undefined : <Amount value={priced.cash.given} look="sign" />}
            onPress={refund}
          >
            {words.transactions.refund}
          </Button>
        </>
      }
    >
      <p className="note">{w.noReceiptMore}</p>
      <Finder
        onFound={(product) => {
          setGoods([...goods, { kind: "product", sku: product.sku, quantity: ONE }]);
        }}
      />
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
      <RefundReasons reason={reason} onChange={setReason} />
      <TroubleSays trouble={trouble ?? unpriced} />
    </Dialog>
  );
}

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

function Finder({ onFound }: { readonly onFound: (product: ProductView) => void }) {
  const { returns: w } = useWords();
  const locale = useLocale();
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly ProductView[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = text.trim() === "" ? null : await ask("catalog.search", { text });
      if (!gone) setFound(answer?.ok === true ? answer.value.slice(0, MOST_FOUND) : []);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [text]);
  return (
    <div className="goodsfinder">
      <Field label={w.findGoods} value={text} most={80} onValue={setText} first />
      <div className="printlist">
        {found.map((product) => (
          <Button
            key={product.sku}
            icon="plus"
            aside={<Amount value={product.price} />}
            onPress={() => {
              setText("");
              onFound(product);
            }}
          >
            {nameIn(product.names, locale)}
          </Button>
        ))}
      </div>
    </div>
  );
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
