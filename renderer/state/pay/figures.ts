/** Figures as a till takes them: from the right, so that 1245 is 12.45 in money and 1.245 kg on a scale. */
import { useState } from "react";
import type { Locale } from "../../../main/core/money/format.ts";

export interface Figures {
  /** "" while nothing is typed. */
  readonly digits: string;
  /** In the smallest unit; 0 while nothing is typed. */
  readonly value: number;
  /** Adds figures at the right. */
  press(more: string): void;
  deleteLast(): void;
  /** Takes over what a field holds after typing: its figures count, its marks do not. */
  type(text: string): void;
}

/** @param most the most figures taken @param start what stands there at first, in the smallest unit; 0 = nothing */
export function useFigures(most: number, start = 0): Figures {
  const [digits, setDigits] = useState(start === 0 ? "" : String(start));
  return {
    digits,
    value: Number(digits),
    press: (more) => {
      setDigits((before) => appended(before, more, most));
    },
    deleteLast: () => {
      setDigits((before) => before.slice(0, -1));
    },
    type: (text) => {
      setDigits((before) => typedOver(before, text, most));
    },
  };
}

/** Without zeros at the head; figures beyond `most` are not taken. */
export function appended(digits: string, more: string, most: number): string {
  const next = (digits + more).replace(/^0+/, "");
  return next.length > most ? digits : next;
}

/** What a field's text stands for; too many figures leave it as it was. */
export function typedOver(before: string, text: string, most: number): string {
  const figures = text.replace(/\D/g, "").replace(/^0+/, "");
  return figures.length > most ? before : figures;
}

/**
 * The same where nothing and zero are two things: "" for nothing, "0" for a zero that was typed. Whoever takes figures away
 * one by one ends with nothing, not with something for free. @param shown what stood in the field
 */
export function typedOverShown(shown: string, text: string, most: number): string {
  const figures = typedOver(shown.replace(/\D/g, "").replace(/^0+/, ""), text, most);
  const isTyped = text.length === 1 || text.length >= shown.length;
  return figures === "" && isTyped && /\d/.test(text) ? "0" : figures;
}

/** "1245" with three decimals is "1.245", "5" with two is "0.05"; with a comma in French. */
export function masked(digits: string, decimals: number, locale: Locale): string {
  const all = digits.padStart(decimals + 1, "0");
  return `${all.slice(0, -decimals)}${locale === "fr" ? "," : "."}${all.slice(-decimals)}`;
}

/** A percent while it is typed: at most three figures, a mark and three more. @returns null when it cannot become one */
export function percentTyped(text: string): string | null {
  return /^\d{0,3}([.,]\d{0,3})?$/.test(text) ? text : null;
}
