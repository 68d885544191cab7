/** The terminal and a card, drawn; the amount on its screen is the one that was sent. */
import { formatAmount } from "../../../main/core/money/format.ts";
import type { Minor } from "../../../main/core/money/money.ts";
import { useLocale } from "../../state/words.ts";

const KEYS = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [50 + 30 * column, 152 + 24 * row] as const));

/** What stands on the terminal's screen: an amount, dots where it is not known, or nothing. */
export function TerminalScreenArt({ amount, shows }: { readonly amount: Minor | null; readonly shows: boolean }) {
  const locale = useLocale();
  const figures = amount === null ? "•••" : formatAmount(amount, locale, { symbol: false });
  return (
    <svg className="art" viewBox="20 50 140 200" aria-hidden="true">
      <Body />
      {shows ? (
        <Figures text={figures} />
      ) : (
        <path d="M78 109h24" stroke="var(--edge)" strokeWidth="4" strokeLinecap="round" />
      )}
    </svg>
  );
}

export function TerminalArt({ amount }: { readonly amount: Minor }) {
  const locale = useLocale();
  return (
    <svg
      className="art"
      viewBox="8 -12 220 258"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <Body />
      <Figures text={formatAmount(amount, locale, { symbol: false })} />
      <g transform="rotate(14 150 46)">
        <rect x="96" y="10" width="112" height="70" rx="9" fill="var(--accent)" stroke="var(--accent)" />
        <path d="M96 30h112" stroke="var(--on-accent)" strokeWidth="8" opacity=".35" strokeLinecap="butt" />
        <path d="M110 62h26" stroke="var(--on-accent)" strokeWidth="4" />
      </g>
      <path
        stroke="var(--accent)"
        strokeWidth="4"
        d="M166 108c8 8 8 20 0 28M178 98c14 14 14 34 0 48M190 88c20 20 20 48 0 68"
      />
    </svg>
  );
}

function Body() {
  return (
    <g fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
      <rect x="34" y="62" width="112" height="180" rx="16" fill="var(--paper-sunk)" />
      <rect x="50" y="80" width="80" height="58" rx="5" fill="var(--paper)" />
      <g strokeWidth="2.5" fill="var(--paper)">
        {KEYS.map(([x, y]) => (
          <rect key={`${x},${y}`} x={x} y={y} width="20" height="14" rx="4" />
        ))}
      </g>
    </g>
  );
}

/** The screen is 80 wide. */
function Figures({ text }: { readonly text: string }) {
  const fontSize = text.length <= 6 ? 20 : text.length <= 9 ? 16 : 14;
  return (
    <text x="90" y="116" textAnchor="middle" fontSize={fontSize} fontWeight="650" fill="currentColor" stroke="none">
      {text}
    </text>
  );
}
