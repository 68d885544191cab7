/**
 * GS1 application identifiers: what each figure group in front of a value promises about the value.
 * Source: GS1 General Specifications, section 3.2 (formats) and figure 7.8.5-2 (values of predefined length).
 */

/** Formats: `n6` six figures, `n..8` up to eight, `x..20` up to twenty characters, `n3+x..9` one after the other. */
const FORMATS: Readonly<Record<string, string>> = {
  "00": "n18",
  "01": "n14",
  "02": "n14",
  "10": "x..20",
  "11": "n6",
  "12": "n6",
  "13": "n6",
  "15": "n6",
  "16": "n6",
  "17": "n6",
  "20": "n2",
  "21": "x..20",
  "22": "x..20",
  "30": "n..8",
  "37": "n..8",
  "90": "x..30",
  "235": "x..28",
  "240": "x..30",
  "241": "x..30",
  "242": "n..6",
  "243": "x..20",
  "250": "x..30",
  "251": "x..30",
  "253": "n13+x..17",
  "254": "x..20",
  "255": "n13+n..12",
  "400": "x..30",
  "401": "x..30",
  "402": "n17",
  "403": "x..30",
  "420": "x..20",
  "421": "n3+x..9",
  "422": "n3",
  "423": "n3+n..12",
  "424": "n3",
  "425": "n3+n..12",
  "426": "n3",
  "427": "x..3",
  "710": "x..20",
  "711": "x..20",
  "712": "x..20",
  "713": "x..20",
  "714": "x..20",
  "7001": "n13",
  "7002": "x..30",
  "7003": "n10",
  "7004": "n..4",
  "7005": "x..12",
  "7006": "n6",
  "7007": "n6+n..6",
  "7008": "x..3",
  "7009": "x..10",
  "7010": "x..2",
  "8001": "n14",
  "8002": "x..20",
  "8003": "n14+x..16",
  "8004": "x..30",
  "8005": "n6",
  "8006": "n18",
  "8007": "x..34",
  "8008": "n8+n..4",
  "8010": "x..30",
  "8011": "n..12",
  "8012": "x..20",
  "8013": "x..25",
  "8017": "n18",
  "8018": "n18",
  "8019": "n..10",
  "8020": "x..25",
  "8026": "n18",
  "8110": "x..70",
  "8200": "x..70",
};

/** Families whose last figure says something: decimal places, or which of ten. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(31[0-6]|32\d|33[0-7]|34\d|35[0-7]|36\d)[0-5]$/, "n6"],
  [/^39[02]\d$/, "n..15"],
  [/^39[13]\d$/, "n3+n..15"],
  [/^394[0-3]$/, "n4"],
  [/^395[0-5]$/, "n6"],
  [/^41[0-7]$/, "n13"],
  [/^9[1-9]$/, "x..90"],
];

export interface AiRule {
  readonly ai: string;
  /** What the value must look like, whole. */
  readonly shape: RegExp;
  /** Length when no separator follows it even in the middle of a code; undefined for all others. */
  readonly predefined: number | undefined;
}

/** The first two figures of the identifiers whose values have a predefined length, and that length with identifier. */
const PREDEFINED = /^(00|01|02|03|04|1[1-9]|20|3[1-6]|41)/;
/** GS1's character set 82. */
const CHARACTER = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";

const rules = new Map<string, AiRule>(Object.entries(FORMATS).map(([ai, format]) => [ai, ruleOf(ai, format)]));

/** The rule of the identifier at the head of `text`, or undefined when GS1 knows none or this table does not. */
export function ruleAtHead(text: string): AiRule | undefined {
  for (const length of [2, 3, 4]) {
    const rule = ruleFor(text.slice(0, length));
    if (rule?.ai.length === length) return rule;
  }
  return undefined;
}

/** @param ai an identifier, whole */
export function ruleFor(ai: string): AiRule | undefined {
  const known = rules.get(ai);
  if (known !== undefined) return known;
  const family = FAMILIES.find(([shape]) => shape.test(ai));
  return family === undefined ? undefined : ruleOf(ai, family[1]);
}

function ruleOf(ai: string, format: string): AiRule {
  const parts = format.split("+").map((part) => {
    const [, kind, upTo, length] = /^([nx])(\.\.)?(\d+)$/.exec(part) ?? [];
    const range = upTo === undefined ? String(length) : `1,${String(length)}`;
    return `${kind === "n" ? "\\d" : CHARACTER}{${range}}`;
  });
  const fixed = /^n(\d+)$/.exec(format)?.[1];
  return {
    ai,
    shape: new RegExp(`^${parts.join("")}$`),
    predefined: fixed !== undefined && PREDEFINED.test(ai) ? Number(fixed) : undefined,
  };
}
