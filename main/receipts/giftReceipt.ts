/** The receipt for whoever is given the goods: what they are, without a price on it; its code finds the sale again. */
import type { Pictured } from "../core/paper/codePage.ts";
import { formatQuantity } from "../core/money/format.ts";
import type { Currency } from "../core/money/money.ts";
import { formatReceiptCode } from "../core/sale/receiptCode.ts";
import { BLANK, centred, finished, mark, row, RULE, text } from "./document.ts";
import type { Block, PaperDocument, PaperLanguage, PaperStore } from "./document.ts";
import { printableName } from "./printableName.ts";
import type { ReceiptLine } from "./receiptLines.ts";
import { receiptStyle } from "./receiptStyle.ts";
import { COPY_MARK } from "./receiptWords.ts";
import { receiptHead } from "./saleReceipt.ts";

export interface GiftReceiptInput {
  readonly store: PaperStore;
  readonly saleNumber: string;
  /** ms */
  readonly at: number;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly lines: readonly ReceiptLine[];
  readonly language: PaperLanguage;
  readonly training: boolean;
  /** 0 for the original; 1 and up for copies, marked so. */
  readonly copy: number;
  readonly pictured?: Pictured | undefined;
}

const WORDS: Readonly<Record<PaperLanguage, { readonly title: string; readonly keep: string }>> = {
  en: { title: "GIFT RECEIPT", keep: "Bring this paper to exchange or return." },
  fr: { title: "REÇU-CADEAU", keep: "Apportez ce papier pour un échange ou un retour." },
  zh: { title: "礼品收据", keep: "换货或退货请出示此单。" },
};

export function giftReceipt(input: GiftReceiptInput): PaperDocument {
  const style = receiptStyle(input.language, input.currency, input.lines, input.pictured);
  const { language, words } = style;
  const goods = input.lines.filter(({ feeOf }) => feeOf === undefined);
  const blocks: readonly Block[] = [
    ...(input.copy > 0 ? [mark(`${COPY_MARK} ${String(input.copy)}`)] : []),
    ...receiptHead({ ...input, operator: "" }, words),
    text(WORDS[language].title, { align: "center", bold: true, size: "tall" }),
    BLANK,
    ...goods.map((line) =>
      row(
        printableName(line.names, input.language, words.item, input.pictured),
        `${formatQuantity(line.quantity, language)}${line.unit === "kg" ? "\u00a0kg" : "\u00a0×"}`,
      ),
    ),
    RULE,
    text(WORDS[language].keep),
    BLANK,
    { kind: "qr", data: formatReceiptCode({ register: input.store.register, saleNumber: Number(input.saleNumber) }) },
    centred(input.saleNumber),
  ];
  return {
    kind: "sale",
    number: `${input.saleNumber}-G`,
    language,
    blocks: finished(blocks, input.training, language),
  };
}
