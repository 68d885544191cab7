/** What the shop sells: found, changed, added and taken out, one by one or by a file. */
import "../../../styles/goods.css";
import { useEffect, useState } from "react";
import { rowOf } from "../../../../main/core/goods/goodsRow.ts";
import type { Product } from "../../../../main/core/goods/product.ts";
import { readLive } from "../../../state/office/goLive.ts";
import { readGoods, useGoods } from "../../../state/office/goods.ts";
import { useGoodsScans } from "../../../state/office/goodsScans.ts";
import { ask, send, useView } from "../../../state/till.ts";
import { nameIn, useLocale, useWords } from "../../../state/words.ts";
import { useApproved } from "../../kit/Approved.tsx";
import { GoodsImport } from "./GoodsImport.tsx";
import { GoodsList } from "./GoodsList.tsx";
import { type GoodsDraft, GoodsSheet } from "./GoodsSheet.tsx";

const BLANK = {
  ...{ sku: "", barcode: "", name: "", name_zh: "", name_fr: "" },
  ...{ price: "", tax: "", category: "", unit: "each", fee: "" },
} as const;

export function GoodsPage() {
  const { catalog: w } = useWords();
  const version = useView((view) => view.catalog.version);
  const taxes = useView((view) => view.session.taxes);
  const fileAtHand = useView((view) => view.catalog.file !== null);
  const { about, lost, sending } = useGoods();
  const locale = useLocale();
  const [choosing, setChoosing] = useState(false);
  const [draft, setDraft] = useState<GoodsDraft | null>(null);
  const approved = useApproved();
  useEffect(() => {
    void readGoods(useGoods.getState().text);
    // Goods of their own are a step on the way to real money.
    void readLive();
  }, [version]);

  const edit = (product: Product) => {
    setDraft({ adding: false, was: nameIn(product.names, locale), row: rowOf(product), fault: null });
  };
  const add = (barcode = "") => {
    // Most goods are taxed as most are: what is not, is taken away.
    setDraft({ adding: true, was: "", row: { ...BLANK, barcode, tax: taxes.join("+") }, fault: null });
  };
  useGoodsScans(({ code, sku }) => {
    if (approved.sheet !== null) return;
    if (draft !== null) setDraft({ ...draft, row: { ...draft.row, barcode: code }, fault: null });
    else if (sku === "") add(code);
    else
      void ask("catalog.one", { sku }).then((answer) => {
        if (answer.ok && answer.value !== null) edit(answer.value);
      });
  });

  const save = async ({ adding, row: typed }: GoodsDraft) => {
    // Whoever has no numbers of their own has those on the packages.
    const row = typed.sku.trim() === "" ? { ...typed, sku: typed.barcode } : typed;
    const checked = await ask("catalog.check", { row, adding });
    if (!checked.ok) {
      approved.setTrouble(checked.error);
      return;
    }
    const fault = checked.value;
    if (fault !== null) {
      setDraft({ adding, was: draft?.was ?? "", row, fault });
      return;
    }
    const says = adding ? w.approveAdd(row.name) : w.approveChange(row.name);
    await approved.go("changeGoods", says, async (approval) => {
      const answer = await send("catalog.put", { row, adding, approval }, true);
      if (!answer.ok) return answer.error;
      setDraft(null);
      return null;
    });
  };
  const takeOut = ({ row, was }: GoodsDraft) => {
    void approved.go("changeGoods", w.approveTakeOut(was), async (approval) => {
      const answer = await send("catalog.remove", { sku: row.sku, approval }, true);
      if (!answer.ok) return answer.error;
      setDraft(null);
      return null;
    });
  };

  // Whoever has no goods of their own begins with a file.
  const begins = about !== null && (about.sampleOnly || about.count === 0);
  const importing = begins || choosing || fileAtHand || sending !== null || lost !== null;
  return (
    <>
      {importing && <GoodsImport />}
      <GoodsList
        onImport={
          importing
            ? null
            : () => {
                setChoosing(true);
              }
        }
        onAdd={() => {
          add();
        }}
        onOpen={edit}
      />
      {draft !== null && approved.sheet === null && (
        <GoodsSheet
          draft={draft}
          categories={about?.categories ?? []}
          trouble={approved.trouble}
          onChange={setDraft}
          onSave={() => void save(draft)}
          onTakeOut={() => {
            takeOut(draft);
          }}
          onClose={() => {
            approved.setTrouble(null);
            setDraft(null);
          }}
        />
      )}
      {approved.sheet}
    </>
  );
}
