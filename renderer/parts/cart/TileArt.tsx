/** One line drawing a tile, told from the product's English name: decoration, so a wrong guess harms nothing. */
import type { ReactNode } from "react";

const ART: readonly (readonly [names: RegExp, drawing: ReactNode])[] = [
  [/\bbag\b/i, <path d="M6 7.500h12l1.5 13.500h-15zM9 10V6a3 3 0 0 1 6 0v4" />],
  [
    /notebook|sketchbook|printer paper/i,
    <path d="M5 3h13.500v18H5zM8.5 3v18M11.5 8h4M11.5 11.500h4M3.5 7H6M3.5 12H6M3.5 17H6" />,
  ],
  [
    /envelope|card/i,
    <>
      <rect x="2.5" y="5" width="19" height="14" rx="1.5" />
      <path d="m3 6.5 9 7 9-7" />
    </>,
  ],
  [
    /pen\b|pencil|marker|highlighter|eraser|glue/i,
    <path d="m4 20 1-4.500L16.5 4l3.5 3.500L8.5 19zM14 6.500l3.5 3.5" />,
  ],
  [
    /tape/i,
    <>
      <circle cx="10.5" cy="10.5" r="7.5" />
      <circle cx="10.5" cy="10.5" r="3" />
      <path d="M18 11v9h-7.500M18 20h3" />
    </>,
  ],
  [
    /scissor|stapler/i,
    <>
      <circle cx="6" cy="18" r="3" />
      <circle cx="18" cy="18" r="3" />
      <path d="M7.8 15.6 17 3M16.2 15.6 7 3" />
    </>,
  ],
  [
    /stamp/i,
    <>
      <path d="M4 3.500h16v17H4zM8 7.500h8v9H8z" strokeDasharray="2.6 1.8" />
      <path d="M9.5 14.5 12 10l2.5 4.500z" />
    </>,
  ],
  [/chocolate|cheese|tofu|cookie/i, <path d="M5 3h14v18H5zM5 9h14M5 15h14M12 3v18" />],
  [
    /rice|flour|sugar|salt|honey|jam|butter|sauce/i,
    <path d="M7 3h10l-1 3 2.5 3v11a1.5 1.5 0 0 1-1.5 1.500H7A1.5 1.5 0 0 1 5.5 20V9L8 6zM8 6h8M9 14c1-1.5 2-2 3-2s2 .5 3 2-1 3-3 3-4-1.5-3-3z" />,
  ],
  [/egg/i, <path d="M12 3c3.5 0 6.5 5.5 6.5 10a6.5 6.5 0 0 1-13 0C5.5 8.5 8.5 3 12 3z" />],
  [/banana/i, <path d="M4 4.500c.8 8 5 13.5 15 13.500l1.5-2C13 14.5 9 11 7.5 4zM19 18c-6 4-15 0-16-9" />],
  [
    /apple|orange|pear|grape|tomato|berr|potato|onion|carrot|ginger|bok choy|almond/i,
    <path d="M12 7.500c-2-1.8-7.5-1.5-7.5 4.5 0 5 3 9 5.5 9 1 0 1.3-.5 2-.5s1 .5 2 .5c2.5 0 5.5-4 5.5-9 0-6-5.5-6.3-7.5-4.500zM12 7.500c0-2 1-4 3-4.5" />,
  ],
  [
    /coffee|yogurt|noodle/i,
    <path d="M5 8h12v7a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10h1.500a2.5 2.5 0 0 1 0 5H17M9 2.500v2.500M13 2.500v2.5" />,
  ],
  [/tea\b|cola|soda/i, <path d="M7 8.500h10V21H7zM12 8.500V5c0-1.5 1.5-2.5 3-2.500M9.5 13c2-1 3-1 5 0-2 3-3 3-5 0z" />],
  [
    /milk|cream|juice|water|oil|vinegar|syrup|soap/i,
    <path d="M8 2.500h8v4l2 3.500v10a1.5 1.5 0 0 1-1.5 1.500h-9A1.5 1.5 0 0 1 6 20V10l2-3.500zM8 6.500h8M6 13h12" />,
  ],
  [
    /baguette|bread|bagel|muffin|bun|croissant/i,
    <path d="M3.5 13.500C3.5 9 8 6 13 5s8 1.2 8 4-1.8 4-3 4.500V18a1.5 1.5 0 0 1-1.5 1.500H6A1.5 1.5 0 0 1 4.5 18v-3c-.6-.3-1-.8-1-1.500zM9 9l1.5 3M13.5 8l1.5 3" />,
  ],
];

const BAG = ART[0]?.[1];

export function TileArt({ name }: { readonly name: string }) {
  const drawing = ART.find(([names]) => names.test(name))?.[1] ?? BAG;
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      {drawing}
    </svg>
  );
}
