/** Line drawings on a 24 grid. States have shapes of their own, so that none is told by colour alone. */
import type { ReactNode } from "react";

const DRAWINGS = {
  tick: (
    <>
      <circle className="f" cx="12" cy="12" r="10" />
      <path className="k" d="m7.5 12.3 3 3 6-6.4" />
    </>
  ),
  cross: (
    <>
      <path className="f" d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z" />
      <path className="k" d="m8.5 8.5 7 7M15.5 8.5l-7 7" />
    </>
  ),
  warn: (
    <>
      <path
        className="f"
        d="M12 1.8c.6 0 1.1.3 1.4.8l9 16.2c.7 1.2-.1 2.7-1.4 2.7H3c-1.3 0-2.1-1.5-1.4-2.7l9-16.2c.3-.5.8-.8 1.4-.8z"
      />
      <path className="k" d="M12 8.5v5.2M12 17.6v.1" />
    </>
  ),
  unsure: (
    <>
      <circle cx="12" cy="12" r="9.5" strokeDasharray="3.9 3.56" strokeWidth="2.25" />
      <path d="M9.3 9.3a2.8 2.8 0 1 1 4.2 2.4c-1 .6-1.5 1.1-1.5 2.2M12 17v.1" strokeWidth="2.25" />
    </>
  ),
  ring: <circle cx="12" cy="12" r="9.5" />,
  now: (
    <>
      <circle cx="12" cy="12" r="9.5" strokeWidth="2.5" />
      <circle className="f" cx="12" cy="12" r="4.5" />
    </>
  ),
  arc: <path d="M12 2.5a9.5 9.5 0 1 1-9.5 9.5" strokeWidth="2.5" />,
  shield: (
    <>
      <path d="M12 2.5 20 5.5v6c0 5-3.3 8.3-8 10-4.7-1.7-8-5-8-10v-6z" />
      <circle cx="12" cy="9.7" r="2.4" />
      <path d="M7.9 16.4c.8-1.9 2.3-2.8 4.1-2.8s3.3.9 4.1 2.8" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 21c.8-4.3 3.9-6.5 8-6.5s7.2 2.2 8 6.5" />
    </>
  ),
  lock: (
    <>
      <rect x="4.5" y="10.5" width="15" height="10.5" rx="2" />
      <path d="M8 10.5V7a4 4 0 0 1 8 0v3.5" />
    </>
  ),
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  minus: <path d="M4.5 12h15" />,
  plus: <path d="M12 4.5v15M4.5 12h15" />,
  percent: (
    <>
      <path d="M18.5 5.5l-13 13" />
      <circle cx="7" cy="7" r="2.5" />
      <circle cx="17" cy="17" r="2.5" />
    </>
  ),
  tag: <path d="M3.5 3.5H12l8.5 8.5-8.5 8.5L3.5 12zM8 8v0" />,
  pen: <path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5" />,
  bin: <path d="M4 6.5h16M9 6.5V3.5h6v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6" />,
  cash: (
    <>
      <rect x="2.5" y="6" width="19" height="12" rx="1.5" />
      <circle cx="12" cy="12" r="2.75" />
      <path d="M5.5 9v0M18.5 15v0" />
    </>
  ),
  exact: (
    <>
      <rect x="2.5" y="6" width="19" height="12" rx="1.5" />
      <path d="m8 12.2 2.8 2.8 5.4-5.8" />
    </>
  ),
  card: (
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="2" />
      <path d="M2.5 9.5h19M6 15h4" />
    </>
  ),
  wallet: (
    <>
      <rect x="6" y="2.5" width="12" height="19" rx="2" />
      <path d="M9.5 7.5h2v2h-2zM13.5 7.5h1M13.5 10.5h1.5M9.5 12.5h1.5v2h-1.5M13.5 13.5v1M10.5 18.5h3" />
    </>
  ),
  terminal: (
    <>
      <rect x="6" y="2.5" width="12" height="19" rx="2" />
      <path d="M9 6h6v4H9zM9 13.5h0M12 13.5h0M15 13.5h0M9 17h0M12 17h0M15 17h0" strokeWidth="2" />
    </>
  ),
  sliders: (
    <>
      <path d="M3 7.5h9.5M18.5 7.5H21M3 16.5h2.5M11.5 16.5H21" />
      <circle cx="15.5" cy="7.5" r="3" />
      <circle cx="8.5" cy="16.5" r="3" />
    </>
  ),
  back: <path d="M10.5 5 3.5 12l7 7M4 12h17" />,
  printer: (
    <path d="M7 8.5V3h10v5.5M7 17H4.5A1.5 1.5 0 0 1 3 15.5V10a1.5 1.5 0 0 1 1.5-1.5h15A1.5 1.5 0 0 1 21 10v5.5a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v7H7z" />
  ),
  paper: <path d="M5 2.5h14v19l-2.3-1.6-2.4 1.6-2.3-1.6-2.3 1.6-2.4-1.6L5 21.5zM9 8h6M9 12h6" />,
  copy: (
    <>
      <rect x="8" y="8" width="13" height="13" rx="2" />
      <path d="M16 8V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h3" />
    </>
  ),
  erase: <path d="M8.5 5H21v14H8.5L2.5 12zM12 9.5l5 5M17 9.5l-5 5" />,
  code: <path d="M3 8V4h4M17 4h4v4M21 16v4h-4M7 20H3v-4M7 8.5v7M10.5 8.5v7M13.5 8.5v7M17 8.5v7" />,
  drawer: <path d="M3 10 5.5 4h13L21 10v9.5H3zM3 10h18M9 14.5h6" />,
  sum: <path d="M17.5 7V4h-12l6.5 8-6.5 8h12v-3" />,
  steps: (
    <>
      <path d="M6 6v12M11 6h9M11 12h9M11 18h6" />
      <circle className="f" cx="6" cy="6" r="2" />
      <circle className="f" cx="6" cy="12" r="2" />
      <circle className="f" cx="6" cy="18" r="2" />
    </>
  ),
  aside: <path d="M5 4h14v16l-3.5-2-3.5 2-3.5-2L5 20zM10 9v4M14 9v4" />,
  again: <path d="M20 12a8 8 0 1 1-2.6-5.9M20 3.5V8h-4.5" />,
  check: <path d="m4.5 12.5 5 5 10-11" strokeWidth="3" />,
  undo: <path d="M8 5 3.5 9.5 8 14M4 9.5h10.5a5.5 5.5 0 0 1 0 11H9" />,
} satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name, className = "" }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[name]}
    </svg>
  );
}

export function Brand() {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true">
      <rect x="1" y="1" width="38" height="38" rx="9" fill="var(--ink)" />
      <path d="M9 13h31M18.5 13v18.5" stroke="var(--paper)" strokeWidth="4.5" fill="none" />
    </svg>
  );
}
