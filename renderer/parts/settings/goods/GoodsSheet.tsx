/** One item: everything that a line of the file says of it, with what is wrong under the field where it is. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { Column, GoodsRow } from "../../../../main/core/goods/goodsRow.ts";
import { MAX_AMOUNT } from "../../../../main/core/money/money.ts";
import type { GoodsFaultView } from "../../../../preload/contract/catalog.ts";
import { KEYS } from "../../../state/input/keyMap.ts";
import { masked, typedOverShown } from "../../../state/pay/figures.ts";
import { type Trouble, useView } from "../../../state/till.ts";
import { useLocale, useWords } from "../../../state/words.ts";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { TroubleSays } from "../../kit/TroubleSays.tsx";

export interface GoodsDraft {
  readonly adding: boolean;
  /** Its name before; "" for new goods. */
  readonly was: string;
  readonly row: GoodsRow;
  readonly fault: GoodsFaultView | null;
}

interface Props {
  readonly draft: GoodsDraft;
  readonly categories: readonly string[];
  readonly trouble: Trouble | null;
  readonly onChange: (draft: GoodsDraft) => void;
  readonly onSave: () => void;
  readonly onTakeOut: () => void;
  readonly onClose: () => void;
}

export function GoodsSheet({ categories, draft, onChange, onClose, onSave, onTakeOut, trouble }: Props) {
  const { catalog: w, settings } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const groups = useId();
  const { adding, fault, row, was } = draft;
  const change = (column: Column) => (value: string) => {
    onChange({ ...draft, row: { ...row, [column]: value }, fault: fault?.column === column ? null : fault });
  };
  const wrong = fault?.column;
  useEffect(() => {
    if (wrong !== undefined) box.current?.querySelector<HTMLElement>(`[data-column="${wrong}"]`)?.focus();
  }, [fault, wrong]);
  const text = (
    column: Column,
    more: { readonly first?: boolean; readonly list?: string; readonly hint?: string } = {},
  ) => <TextRow column={column} value={row[column]} fault={fault} onValue={change(column)} {...more} />;
  return (
    <Dialog
      title={adding ? w.add : was}
      wide
      className="goodssheet"
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: onSave }}
      foot={
        <>
          {!adding && (
            <Button kind="danger" className="big" onPress={onTakeOut}>
              {w.takeOut}
            </Button>
          )}
          <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={onSave}>
            {settings.save}
          </Button>
        </>
      }
    >
      <div className="goodsfields" ref={box}>
        {text("name", { first: true })}
        <MoneyRow column="price" value={row.price} fault={fault} onValue={change("price")} />
        {text("name_fr")}
        <MoneyRow column="fee" value={row.fee} fault={fault} onValue={change("fee")} />
        {text("name_zh")}
        <ChoiceRow column="unit" fault={fault}>
          {(["each", "kg"] as const).map((unit) => (
            <Choice
              key={unit}
              on={row.unit === unit}
              onPress={() => {
                change("unit")(unit);
              }}
            >
              {w.units[unit]}
            </Choice>
          ))}
        </ChoiceRow>
        {text("barcode")}
        <TaxRow value={row.tax} fault={fault} onValue={change("tax")} />
        {adding ? (
          text("sku", { hint: w.skuMore })
        ) : (
          <div className="field">
            <span className="label">{w.columns.sku}</span>
            <span className="mono fixedsku">{row.sku}</span>
          </div>
        )}
        {text("category", { list: groups })}
        <datalist id={groups}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </div>
      <TroubleSays trouble={trouble} />
      {!adding && <p className="note">{w.keeps}</p>}
    </Dialog>
  );
}

interface RowProps {
  readonly column: Column;
  readonly fault: GoodsFaultView | null;
}

/** What is wrong, under the field where it is. */
function Wrong({ column, fault, id }: RowProps & { readonly id: string }) {
  const { catalog: w } = useWords();
  return (
    <small id={id} className="bad" role="alert">
      {fault?.column === column && (fault.problem === "taken" ? w.takenBy(fault.by) : w.rows[fault.problem])}
    </small>
  );
}

interface TextProps extends RowProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly first?: boolean;
  readonly list?: string;
  readonly hint?: string;
}

const MOST_LETTERS = 200;

function TextRow({ column, fault, first = false, hint, list, onValue, value }: TextProps) {
  const { catalog: w } = useWords();
  const id = useId();
  return (
    <label className="field">
      <span>{w.columns[column]}</span>
      <span className="input">
        <input
          data-column={column}
          data-first={first ? "" : undefined}
          value={value}
          maxLength={MOST_LETTERS}
          list={list}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault?.column === column}
          aria-describedby={id}
          onChange={(event) => {
            onValue(event.target.value);
          }}
        />
      </span>
      <Wrong column={column} fault={fault} id={id} />
      {hint !== undefined && fault?.column !== column && <small>{hint}</small>}
    </label>
  );
}

/** Figures come from the right, as everywhere at the till: 1245 is 12.45; 0 is for free, and nothing is nothing. */
function MoneyRow({ column, fault, onValue, value }: TextProps) {
  const { catalog: w } = useWords();
  const locale = useLocale();
  const id = useId();
  const shown = value === "" ? "" : masked(value.replace(/\D/g, "").replace(/^0+/, ""), 2, locale);
  return (
    <label className="field">
      <span>{w.columns[column]}</span>
      <span className="input money">
        <input
          data-column={column}
          inputMode="numeric"
          autoComplete="off"
          value={shown}
          placeholder={masked("", 2, locale)}
          aria-invalid={fault?.column === column}
          aria-describedby={id}
          onChange={(event) => {
            const next = typedOverShown(shown, event.target.value, String(MAX_AMOUNT).length);
            onValue(next === "" ? "" : masked(next, 2, "en"));
          }}
        />
      </span>
      <Wrong column={column} fault={fault} id={id} />
    </label>
  );
}

function ChoiceRow({ children, column, fault }: RowProps & { readonly children: ReactNode }) {
  const { catalog: w } = useWords();
  const id = useId();
  return (
    <div className="field">
      <span className="label">{w.columns[column]}</span>
      <div className="seg choices" role="group" aria-label={w.columns[column]} aria-describedby={id}>
        {children}
      </div>
      <Wrong column={column} fault={fault} id={id} />
    </div>
  );
}

interface ChoiceProps {
  readonly on: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

const Choice = ({ children, on, onPress }: ChoiceProps) => (
  <button type="button" aria-pressed={on} onClick={onPress}>
    {children}
  </button>
);

/** A tax that the settings have no more stands here until somebody takes it away. */
function TaxRow({ fault, onValue, value }: Omit<TextProps, "column">) {
  const { goLive } = useWords();
  const known = useView((view) => view.session.taxes);
  const chosen = value === "" ? [] : value.split("+");
  const shown = [...known, ...chosen.filter((tax) => !known.includes(tax))];
  return (
    <ChoiceRow column="tax" fault={fault}>
      {shown.length === 0 && <span className="note">{goLive.noTaxes}</span>}
      {shown.map((tax) => (
        <Choice
          key={tax}
          on={chosen.includes(tax)}
          onPress={() => {
            onValue(shown.filter((each) => chosen.includes(each) !== (each === tax)).join("+"));
          }}
        >
          {tax}
        </Choice>
      ))}
    </ChoiceRow>
  );
}
