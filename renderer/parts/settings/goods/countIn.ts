/** How many, as the language groups its figures. Pure. */
import { formatQuantity, type Locale } from "../../../../main/core/money/format.ts";
import { quantity } from "../../../../main/core/money/quantity.ts";

const THOUSANDTHS = 1000;

export const countIn = (locale: Locale, n: number): string => formatQuantity(quantity(n * THOUSANDTHS), locale);
