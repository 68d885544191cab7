/** Line drawings of the settings' pages, on the grid of the other icons. */
import type { ReactNode } from "react";
import type { Section } from "../../state/office/sections.ts";

const DRAWINGS: Readonly<Record<Section, ReactNode>> = {
  store: (
    <path d="M4 10v10.5h16V10M2.500 9l2-5.500h15l2 5.500a3.200 3.200 0 0 1-6.300 0 3.200 3.200 0 0 1-6.400 0A3.200 3.200 0 0 1 2.500 9zM9.500 20v-6h5v6" />
  ),
  taxes: (
    <>
      <path d="M18.500 5.500l-13 13" />
      <circle cx="7" cy="7" r="2.500" />
      <circle cx="17" cy="17" r="2.500" />
    </>
  ),
  goods: (
    <>
      <path d="M3 7.500L12 3l9 4.500v9L12 21l-9-4.500z" />
      <path d="M3 7.500l9 4.500 9-4.500M12 12v9" />
    </>
  ),
  tenders: (
    <>
      <rect x="2.500" y="6" width="19" height="12" rx="1.500" />
      <circle cx="12" cy="12" r="2.750" />
    </>
  ),
  gateways: <path d="M9 2.500v5M15 2.500v5M6 7.500h12v4a6 6 0 0 1-12 0zM12 17.500v4" />,
  receipts: (
    <path d="M5 2.500h14v19l-2.300-1.600-2.400 1.600-2.300-1.600-2.300 1.600-2.400-1.600L5 21.500zM9 8h6M9 12h6" />
  ),
  devices: (
    <path d="M7 8.500V3h10v5.500M7 17H4.500A1.500 1.500 0 0 1 3 15.500V10a1.500 1.500 0 0 1 1.500-1.500h15A1.500 1.500 0 0 1 21 10v5.500a1.500 1.500 0 0 1-1.500 1.500H17M7 14h10v7H7z" />
  ),
  day: (
    <>
      <circle cx="12" cy="12" r="9.500" />
      <path d="M12 6.500V12l4 2.500" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.500" />
      <path d="M2.500 20c.6-3.800 3-5.700 6.500-5.700s5.900 1.900 6.500 5.700M16 5a3.500 3.500 0 0 1 0 6.500M18 14.800c2 .8 3.100 2.500 3.500 5.200" />
    </>
  ),
  activity: (
    <>
      <path d="M2 12c2.200-4.300 5.700-6.500 10-6.500S19.800 7.700 22 12c-2.200 4.300-5.700 6.500-10 6.500S4.200 16.300 2 12z" />
      <circle cx="12" cy="12" r="3" />
    </>
  ),
  live: <path d="M12 2.500v9M6.300 6.300a8 8 0 1 0 11.400 0" />,
};

export function SectionIcon({ section }: { readonly section: Section }) {
  return (
    <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
      {DRAWINGS[section]}
    </svg>
  );
}
