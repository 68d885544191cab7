/** The terminal and a card, drawn; the amount on its screen is the one that was sent. */
import { formatAmount } from "../../main/core/format.ts";
import type { Minor } from "../../main/core/money.ts";
import { useLocale } from "../state/words.ts";

const KEYS = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [50 + 30 * column, 152 + 24 * row] as const));

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
      <rect x="34" y="62" width="112" height="180" rx="16" fill="var(--paper-sunk)" />
      <rect x="50" y="80" width="80" height="58" rx="5" fill="var(--paper)" />
      <g strokeWidth="2.5" fill="var(--paper)">
        {KEYS.map(([x, y]) => (
          <rect key={`${x},${y}`} x={x} y={y} width="20" height="14" rx="4" />
        ))}
      </g>
      <text
        x="90"
        y="116"
        textAnchor="middle"
        fontSize={amount > 999_99 ? 16 : 20}
        fontWeight="650"
        fill="currentColor"
        stroke="none"
      >
        {formatAmount(amount, locale, { symbol: false })}
      </text>
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
