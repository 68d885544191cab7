/** A discount on one line or on the whole sale: a percent or an amount, and always a reason. */
import { useRef, useState } from "react";
import { formatPercent } from "../../../main/core/money/format.ts";
import { MAX_AMOUNT, type Minor, minor, neg, sub, ZERO } from "../../../main/core/money/money.ts";
import { parsePercent } from "../../../main/core/money/percent.ts";
import { ONE } from "../../../main/core/money/quantity.ts";
import { totalsOf } from "../../../main/core/money/totals.ts";
import type { LineView, SaleView } from "../../../preload/contract/sale.ts";
import { masked, percentTyped, useFigures } from "../../state/pay/figures.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import type { ReasonName } from "../../words/goods/messages.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { FigureField } from "../kit/FigureField.tsx";
import { Keypad } from "../kit/Keypad.tsx";
import { Reason, useReason } from "../kit/Reason.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

const QUICK = ["5", "10", "15", "20", "50"];
const REASONS: readonly ReasonName[] = ["damaged", "priceMatch", "loyalty", "staff"];

interface Props {
  /** Null = the whole sale. */
  readonly line: string | null;
  readonly onClose: () => void;
}

export function DiscountSheet({ line: id, onClose }: Props) {
  const sale = useView((view) => view.sale);
  const line = id === null ? null : sale?.lines.find((each) => each.id === id);
  if (sale === null || line === undefined) return null;
  return <Discount sale={sale} line={line} onClose={onClose} />;
}

interface InnerProps {
  readonly sale: SaleView;
  readonly line: LineView | null;
  readonly onClose: () => void;
}

function Discount({ sale, line, onClose }: InnerProps) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { goods: w } = words;
  const stands = standing(sale, line);
  const [how, setHow] = useState<"percent" | "amount">(
    stands.amount > 0 && stands.percent === null ? "amount" : "percent",
  );
  const [percent, setPercent] = useState(stands.percent ?? "");
  const amount = useFigures(String(MAX_AMOUNT).length, how === "amount" ? stands.amount : 0);
  const reason = useReason(REASONS, stands.reason);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const typePercent = (text: string) => {
    setPercent((before) => percentTyped(text) ?? before);
  };
  const off = how === "percent" ? offByPercent(stands.before, percent) : offByAmount(stands.before, amount.value);

  const put = async (discount: Parameters<typeof send<"goods.discountSale">>[1]["discount"]) => {
    const answer =
      line === null
        ? await send("goods.discountSale", { sale: sale.id, discount }, true)
        : await send("goods.discountLine", { sale: sale.id, line: line.id, discount }, true);
    if (answer.ok) onClose();
    else setTrouble(answer.error);
  };
  const give = () => {
    if (reason.text === "") setTrouble({ code: "reasonMissing", money: "safe" });
    else if (off === ZERO) setTrouble({ code: "discountOutOfRange", money: "safe" });
    else if (how === "percent")
      void put({ kind: "percent", percent: percent.replace(/[.,]$/, ""), reason: reason.text });
    else void put({ kind: "amount", amount: amount.value, reason: reason.text });
  };
  const mark = locale === "fr" ? "," : ".";
  return (
    <Dialog
      title={line === null ? words.explain.saleDiscount : w.discountOf(nameIn(line.names, locale))}
      wide
      onClose={onClose}
      typing={() => field.current?.focus()}
      keys={{ [KEYS.sheet.confirm]: give }}
      foot={
        <>
          {stands.given && (
            <Button icon="bin" className="big" onPress={() => void put(null)}>
              {w.removeDiscount}
            </Button>
          )}
          <Button
            kind="primary"
            className="big"
            keyName={KEYS.sheet.confirm}
            aside={<Amount value={neg(off)} look="sign" />}
            onPress={give}
          >
            {w.giveDiscount}
          </Button>
        </>
      }
    >
      <div className="decidebox">
        <div className="ask">
          <div className="seg fives" role="group" aria-label={w.quickPercents}>
            {QUICK.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={how === "percent" && percent === each}
                onClick={() => {
                  setHow("percent");
                  setPercent(each);
                }}
              >
                {formatPercent(each, locale)}
              </button>
            ))}
          </div>
          <div className="seg" role="group" aria-label={w.discountHow}>
            {(["percent", "amount"] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={how === each}
                onClick={() => {
                  setHow(each);
                }}
              >
                {w[each]}
              </button>
            ))}
          </div>
          {how === "percent" ? (
            <FigureField field={field} label={w.percent} shown={percent} unit="%" onType={typePercent} />
          ) : (
            <FigureField field={field} label={w.amount} shown={masked(amount.digits, 2, locale)} onType={amount.type} />
          )}
          <p className="note">{w.becomes(money(stands.before), money(sub(stands.before, off)))}</p>
          <Reason names={REASONS} state={reason.state} onChange={reason.set} />
          <TroubleSays trouble={trouble} />
        </div>
        <Keypad
          onDigit={(figures) => {
            if (how === "percent") typePercent(percent + figures);
            else amount.press(figures);
          }}
          onDelete={() => {
            if (how === "percent") typePercent(percent.slice(0, -1));
            else amount.deleteLast();
          }}
          corner={
            how === "percent"
              ? {
                  text: mark,
                  name: w.point,
                  onPress: () => {
                    typePercent(percent + mark);
                  },
                }
              : {
                  text: "00",
                  onPress: () => {
                    amount.press("00");
                  },
                }
          }
        />
      </div>
    </Dialog>
  );
}

/** The discount that stands already, and the amount that a discount is taken from, minor units. */
function standing(sale: SaleView, line: LineView | null) {
  if (line !== null) {
    const { gross, discount, discountPercent, discountReason } = line;
    return {
      before: gross,
      amount: discount,
      percent: discountPercent,
      reason: discountReason,
      given: discountReason !== "",
    };
  }
  const { subtotal, saleDiscount } = sale;
  return {
    before: subtotal,
    amount: saleDiscount?.amount ?? ZERO,
    percent: saleDiscount?.percent ?? null,
    reason: saleDiscount?.reason ?? "",
    given: saleDiscount !== null,
  };
}

/** Computed by the till's own rule, to be shown beforehand; the till computes it again. */
function offByPercent(before: Minor, text: string): Minor {
  const percent = text.replace(",", ".").replace(/\.$/, "");
  if (!parsePercent(percent).ok) return ZERO;
  const discount = { kind: "percent", percent, reason: "" } as const;
  return totalsOf([{ id: "", quantity: ONE, unitPrice: before, taxes: [], discount }], []).lineDiscounts;
}

const offByAmount = (before: Minor, amount: number): Minor => minor(Math.min(amount, Math.max(before, 0)));
