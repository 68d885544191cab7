/** Another price than the catalogue's: the price and why, then somebody who may, when the person at the till may not. */
import { useRef, useState } from "react";
import { MAX_AMOUNT, minor } from "../../../main/core/money/money.ts";
import type { LineView } from "../../../preload/contract/sale.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import type { ReasonName } from "../../words/goods/messages.ts";
import { useAlone } from "../kit/Approver.tsx";
import { FigureField } from "../kit/FigureField.tsx";
import { PriceDialog } from "../kit/PriceDialog.tsx";
import { Reason, useReason } from "../kit/Reason.tsx";
import { type Approval, ApproveSheet } from "./ApproveSheet.tsx";

const REASONS: readonly ReasonName[] = ["priceMatch", "shelfLabel", "damaged"];

interface Props {
  readonly line: string;
  readonly onClose: () => void;
}

export function PriceSheet({ line: id, onClose }: Props) {
  const sale = useView((view) => view.sale);
  const line = sale?.lines.find((each) => each.id === id);
  return sale === null || line === undefined ? null : <Price sale={sale.id} line={line} onClose={onClose} />;
}

interface InnerProps {
  readonly sale: string;
  readonly line: LineView;
  readonly onClose: () => void;
}

function Price({ sale, line, onClose }: InnerProps) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { goods: w } = words;
  const alone = useAlone("setPrice");
  const price = useFigures(String(MAX_AMOUNT).length);
  const reason = useReason(REASONS, "");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const name = nameIn(line.names, locale);
  const list = line.listPrice ?? line.unitPrice;
  const each = (amount: number) => (line.unit === "kg" ? w.perUnit(money(minor(amount))) : money(minor(amount)));

  const put = async (approval: Approval | null): Promise<Trouble | null> => {
    const args = { sale, line: line.id, unitPrice: price.value, reason: reason.text, approval };
    const answer = await send("goods.price", args, true);
    if (answer.ok) onClose();
    return answer.ok ? null : answer.error;
  };
  const go = async () => {
    if (price.digits === "") setTrouble({ code: "amountOutOfRange", money: "safe" });
    else if (reason.text === "") setTrouble({ code: "reasonMissing", money: "safe" });
    else if (alone) setTrouble(await put(null));
    else setAsking(true);
  };
  if (asking) {
    return (
      <ApproveSheet
        action="setPrice"
        says={w.approvePrice(name, each(list), each(price.value))}
        onApprove={put}
        onBack={() => {
          setAsking(false);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <PriceDialog
      title={w.priceOf(name)}
      price={price}
      field={field}
      verb={w.setPrice}
      trouble={trouble}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      <p className="row between">
        <span>{w.listPrice}</span>
        <span className="strong amt">{each(list)}</span>
      </p>
      <FigureField
        field={field}
        label={w.newPrice}
        shown={masked(price.digits, 2, locale)}
        onType={price.type}
        unit={line.unit === "kg" ? `/ ${words.sale.per}` : ""}
      />
      <Reason names={REASONS} state={reason.state} onChange={reason.set} />
    </PriceDialog>
  );
}
