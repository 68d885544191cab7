/** Fixed words of the paper beside a Z report; what it has in common with reports is in their words. */
import type { PaperLanguage } from "./document.ts";

export interface DifferencesWords {
  readonly title: string;
  readonly ofReport: (number: number) => string;
  readonly knownAt: string;
  readonly notPart: string;
  readonly nothing: string;
  readonly ours: string;
  readonly noNote: string;
  readonly noted: (name: string) => string;
}

export const DIFFERENCES_WORDS: Readonly<Record<PaperLanguage, DifferencesWords>> = {
  en: {
    title: "DIFFERENCES",
    ofReport: (number) => `of Z report ${String(number)}`,
    knownAt: "As known at",
    notPart: "Not part of the Z report, which never changes.",
    nothing: "Nothing went through a gateway.",
    ours: "This till",
    noNote: "Nobody has noted what it is.",
    noted: (name) => `Noted by ${name}`,
  },
  fr: {
    title: "ÉCARTS",
    ofReport: (number) => `du rapport Z ${String(number)}`,
    knownAt: "Connus le",
    notPart: "Hors du rapport Z, qui ne change jamais.",
    nothing: "Rien n’est passé par une passerelle.",
    ours: "Cette caisse",
    noNote: "Personne n’a noté ce que c’est.",
    noted: (name) => `Noté par ${name}`,
  },
  zh: {
    title: "差异",
    ofReport: (number) => `日结报表 Z ${String(number)}`,
    knownAt: "截至",
    notPart: "不属于日结报表；日结报表永不更改。",
    nothing: "没有经过网关的款项。",
    ours: "本机",
    noNote: "尚无人备注。",
    noted: (name) => `${name} 已备注`,
  },
};
