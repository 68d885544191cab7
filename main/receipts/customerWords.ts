/** Fixed words of the papers that tell a customer how a payment stands: proof slip, late approval, refund of a wallet. */
import { canDraw, type Pictured } from "../core/paper/codePage.ts";
import type { PaperLanguage } from "./document.ts";

/** How a payment stands whose outcome no gateway has proved: nobody knows, or somebody at the shop has decided. */
export type ProofStanding = "unknown" | "takenAsPaid" | "takenAsNotPaid";
/** What became of a payment that was found to have gone through after all. */
export type LateStanding = "counted" | "owed" | "givenBack";
export type CustomerTender = "card" | "wallet";

export interface CustomerWords {
  readonly proof: {
    readonly heading: string;
    readonly says: Readonly<Record<ProofStanding, string>>;
    readonly notAgain: Readonly<Record<CustomerTender, string>>;
    readonly keep: string;
  };
  readonly late: {
    readonly heading: string;
    readonly says: (standing: LateStanding, amount: string, sale: string) => string;
    readonly keep: Readonly<Record<LateStanding, string>>;
  };
  readonly date: string;
  readonly sale: string;
  readonly amount: string;
  readonly paidBy: string;
  readonly tender: Readonly<Record<CustomerTender, string>>;
  readonly terminal: string;
  readonly payment: string;
  readonly order: string;
  readonly givenBackBy: string;
  readonly number: string;
  readonly questions: (phone: string) => string;
  readonly questionsHere: string;
}

const WORDS: Readonly<Record<PaperLanguage, CustomerWords>> = {
  en: {
    proof: {
      heading: "NOT\u00a0A\u00a0RECEIPT\u00a0· PAYMENT\u00a0BEING\u00a0CHECKED",
      says: {
        unknown: "We do not know yet whether this payment went through. We keep asking.",
        takenAsPaid: "The shop has taken this payment as paid. It is not confirmed yet: we keep asking.",
        takenAsNotPaid: "The shop has looked into this payment and found no sign that it went through.",
      },
      notAgain: {
        card: "Do not pay this amount by card again.",
        wallet: "Do not pay this amount by wallet again.",
      },
      keep: "If you were charged, the shop gives it back: keep this slip.",
    },
    late: {
      heading: "ABOUT YOUR PAYMENT",
      says: (standing, amount, sale) =>
        `We found that your payment of ${amount} went through. ${
          {
            counted: `It counts for sale ${sale}.`,
            owed: "It was not needed: it is being given back.",
            givenBack: "It was not needed: it has been given back.",
          }[standing]
        }`,
      keep: {
        counted: "Keep this slip with your receipt.",
        owed: "Keep this slip until you have the money back.",
        givenBack: "It can take some days until your account shows it: keep this slip until then.",
      },
    },
    date: "DATE",
    sale: "SALE #",
    amount: "AMOUNT",
    paidBy: "PAID BY",
    tender: { card: "Card", wallet: "Wallet" },
    terminal: "TERMINAL",
    payment: "PAYMENT #",
    order: "ORDER #",
    givenBackBy: "RETURNED BY",
    number: "NUMBER",
    questions: (phone) => `Questions? ${phone}`,
    questionsHere: "Questions? Ask at the shop, with this slip.",
  },
  fr: {
    proof: {
      heading: "CECI\u00a0N'EST\u00a0PAS\u00a0UN\u00a0REÇU\u00a0· PAIEMENT\u00a0EN\u00a0VÉRIFICATION",
      says: {
        unknown: "Nous ne savons pas encore si ce paiement a réussi. Nous continuons de vérifier.",
        takenAsPaid:
          "Le magasin a tenu ce paiement pour payé. Il n'est pas encore confirmé\u00a0: nous continuons de vérifier.",
        takenAsNotPaid: "Le magasin a examiné ce paiement et n'a trouvé aucun signe qu'il ait réussi.",
      },
      notAgain: {
        card: "Ne payez pas ce montant une seconde fois par carte.",
        wallet: "Ne payez pas ce montant une seconde fois par portefeuille.",
      },
      keep: "Si vous avez été débité, le magasin vous rembourse\u00a0: conservez ce papier.",
    },
    late: {
      heading: "AU SUJET DE VOTRE PAIEMENT",
      says: (standing, amount, sale) =>
        `Nous avons constaté que votre paiement de ${amount} a réussi. ${
          {
            counted: `Il compte pour la vente ${sale}.`,
            owed: "Il n'était pas nécessaire\u00a0: son remboursement est en cours.",
            givenBack: "Il n'était pas nécessaire\u00a0: il vous a été remboursé.",
          }[standing]
        }`,
      keep: {
        counted: "Conservez ce papier avec votre reçu.",
        owed: "Conservez ce papier jusqu'au remboursement.",
        givenBack: "Votre compte peut l'afficher après quelques jours\u00a0: conservez ce papier jusque-là.",
      },
    },
    date: "DATE",
    sale: "NO VENTE",
    amount: "MONTANT",
    paidBy: "PAYÉ PAR",
    tender: { card: "Carte", wallet: "Portefeuille" },
    terminal: "TERMINAL",
    payment: "NO PAIEMENT",
    order: "NO COMMANDE",
    givenBackBy: "RENDU PAR",
    number: "NUMÉRO",
    questions: (phone) => `Des questions\u00a0? ${phone}`,
    questionsHere: "Des questions\u00a0? Demandez au magasin, avec ce papier.",
  },
  zh: {
    proof: {
      heading: "非收据\u00a0· 付款核实中",
      says: {
        unknown: "目前尚不能确定此笔付款是否成功，我们会继续核实。",
        takenAsPaid: "商店已将此笔付款视为已付，但尚未得到确认，我们会继续核实。",
        takenAsNotPaid: "商店已查询此笔付款，没有发现付款成功的迹象。",
      },
      notAgain: { card: "请勿再次刷卡支付此金额。", wallet: "请勿再次用手机钱包支付此金额。" },
      keep: "如已扣款，商店将予以退还，请保留此单。",
    },
    late: {
      heading: "关于您的付款",
      says: (standing, amount, sale) =>
        `经核实，您的付款 ${amount} 已成功。${
          {
            counted: `已计入销售单 ${sale}。`,
            owed: "此笔付款无需支付，正在退还给您。",
            givenBack: "此笔付款无需支付，已退还给您。",
          }[standing]
        }`,
      keep: {
        counted: "请与收据一起保留此单。",
        owed: "收到退款前请保留此单。",
        givenBack: "退款可能需要数日到账，到账前请保留此单。",
      },
    },
    date: "日期",
    sale: "销售单号",
    amount: "金额",
    paidBy: "支付方式",
    tender: { card: "银行卡", wallet: "手机钱包" },
    terminal: "终端",
    payment: "付款编号",
    order: "订单号",
    givenBackBy: "退款方",
    number: "退款号",
    questions: (phone) => `如有疑问，请致电 ${phone}`,
    questionsHere: "如有疑问，请持此单到店询问。",
  },
};

/**
 * The words, and the language they are in: English where the printer can draw no Chinese letters, so that nothing that
 * a customer has to know is left out.
 */
export function customerWords(
  wanted: PaperLanguage,
  pictured: Pictured | undefined,
): { readonly language: PaperLanguage; readonly words: CustomerWords } {
  const { heading, keep } = WORDS[wanted].proof;
  const language = canDraw(heading + keep, "cp858", pictured) ? wanted : "en";
  return { language, words: WORDS[language] };
}

/** The Chinese letters of these papers by the style they are printed in, each once: what a printer may draw ahead. */
export function chineseLetters(): Readonly<Record<"plain" | "bold" | "tall", readonly string[]>> {
  const { proof, late, ...others } = WORDS.zh;
  const { tender, questions, ...labels } = others;
  const says = (["counted", "owed", "givenBack"] as const).map((standing) => late.says(standing, "", ""));
  return {
    plain: lettersOf([
      ...Object.values(labels),
      ...Object.values(tender),
      questions(""),
      ...Object.values(proof.says),
      ...Object.values(late.keep),
    ]),
    bold: lettersOf([...Object.values(proof.notAgain), proof.keep, ...says]),
    tall: lettersOf([proof.heading, late.heading, others.amount]),
  };
}

const lettersOf = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.join("").match(/\p{Script=Han}/gu) ?? []),
];
