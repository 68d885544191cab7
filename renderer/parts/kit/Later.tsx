/** Parts of the page that only some shops need: fetched when they are first shown, so that the first sale waits for none. */
import { lazy, Suspense } from "react";
import type { SaleView } from "../../../preload/contract/sale.ts";
import type { TipStep } from "../../state/pay/tips.ts";
import { untilItComes } from "../../state/untilItComes.ts";

const Tip = lazy(() => untilItComes(async () => ({ default: (await import("../../screens/Tip.tsx")).Tip })));
const TipSheet = lazy(() => untilItComes(async () => ({ default: (await import("../sheets/TipSheet.tsx")).TipSheet })));

export function TipLater(props: { readonly sale: SaleView; readonly step: TipStep }) {
  return (
    <Suspense fallback={<main className="page opening" aria-busy="true" />}>
      <Tip {...props} />
    </Suspense>
  );
}

export function TipSheetLater(props: { readonly sale: string; readonly onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <TipSheet {...props} />
    </Suspense>
  );
}
