/** Goods that the catalogue does not know, sold by name and price, with somebody's approval. */
import { useEffect, useRef, useState } from "react";
import { MAX_AMOUNT, minor } from "../../../main/core/money/money.ts";
import { masked, useFigures } from "../../state/pay/figures.ts";
import { ask, send, type Trouble, useView } from "../../state/till.ts";
import { useUi } from "../../state/ui.ts";
import { useLocale, useMoney, useWords } from "../../state/words.ts";
import { useAlone } from "../kit/Approver.tsx";
import { Field } from "../kit/Field.tsx";
import { FigureField } from "../kit/FigureField.tsx";
import { PriceDialog } from "../kit/PriceDialog.tsx";
import { type Approval, ApproveSheet } from "./ApproveSheet.tsx";

const LONGEST_NAME = 60;
/** Two rows of them. */
const MOST_GROUPS = 8;

interface Props {
  /** As scanned, or "". */
  readonly code: string;
  /** What the name begins with. */
  readonly name: string;
  /** The notice about the unknown code, which goes once its goods are sold. */
  readonly scan: number | null;
  readonly onClose: () => void;
}

export function OpenGoodsSheet({ code, name: searched, scan, onClose }: Props) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const { goods: w } = words;
  const alone = useAlone("sellOpenGoods");
  const known = useView(({ session }) => session.taxes);
  const [name, setName] = useState(searched.slice(0, LONGEST_NAME));
  const [taxes, setTaxes] = useState<readonly string[]>(known);
  const price = useFigures(String(MAX_AMOUNT).length);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const nameField = useRef<HTMLInputElement>(null);

  const put = async (approval: Approval | null): Promise<Trouble | null> => {
    const answer = await send(
      "goods.open",
      { name: name.trim(), price: price.value, taxes: [...taxes], code, approval },
      true,
    );
    if (!answer.ok) return answer.error;
    if (scan !== null) useUi.setState({ dismissedScan: scan });
    useUi.setState({ search: "" });
    onClose();
    return null;
  };
  const choose = (group: string) => {
    setName(group);
    field.current?.focus();
  };
  const go = async () => {
    if (name.trim() === "") {
      nameField.current?.focus();
      setTrouble({ code: "nameMissing", money: "safe" });
    } else if (price.value === 0) {
      // After the name comes the price; only a price that is passed over is a mistake.
      setTrouble(document.activeElement === field.current ? { code: "amountOutOfRange", money: "safe" } : null);
      field.current?.focus();
    } else if (alone) setTrouble(await put(null));
    else setAsking(true);
  };
  if (asking) {
    return (
      <ApproveSheet
        action="sellOpenGoods"
        says={w.approveOpen(name.trim(), money(minor(price.value)))}
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
      title={w.sellOpen}
      price={price}
      field={field}
      verb={w.sell}
      trouble={trouble}
      onConfirm={() => void go()}
      onClose={onClose}
    >
      {code !== "" && (
        <p className="row between">
          <span>{w.code}</span>
          <span className="mono">{code}</span>
        </p>
      )}
      <Field
        label={w.name}
        value={name}
        most={LONGEST_NAME}
        onValue={setName}
        first={searched.trim() === ""}
        field={nameField}
      />
      <Groups chosen={name} onChoose={choose} />
      <FigureField field={field} label={w.price} shown={masked(price.digits, 2, locale)} onType={price.type} />
      {known.length > 0 && (
        <div className="field">
          <span className="label">{w.taxes}</span>
          <div className="seg" role="group" aria-label={w.taxes}>
            {known.map((tax) => (
              <button
                key={tax}
                type="button"
                aria-pressed={taxes.includes(tax)}
                onClick={() => {
                  setTaxes((before) => known.filter((each) => before.includes(each) !== (each === tax)));
                }}
              >
                {tax}
              </button>
            ))}
          </div>
        </div>
      )}
    </PriceDialog>
  );
}

interface GroupsProps {
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** The shop's groups as names to touch: where there is no keyboard, goods go by theirs. */
function Groups({ chosen, onChoose }: GroupsProps) {
  const words = useWords();
  const [groups, setGroups] = useState<readonly string[]>([]);
  useEffect(() => {
    void ask("catalog.tiles", { category: null }).then((answer) => {
      if (answer.ok) setGroups(answer.value.categories.map((group) => words.sale.category(group)));
    });
  }, [words]);
  if (groups.length === 0) return null;
  return (
    <div className="seg" role="group" aria-label={words.sale.groups}>
      {groups.slice(0, MOST_GROUPS).map((group) => (
        <button
          key={group}
          type="button"
          aria-pressed={group === chosen}
          onClick={() => {
            onChoose(group);
          }}
        >
          {group}
        </button>
      ))}
    </div>
  );
}
