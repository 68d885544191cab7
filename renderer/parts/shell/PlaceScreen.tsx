/** The screens of the places beside the sale, each fetched when somebody first goes there. */
import { type ComponentType, lazy, Suspense } from "react";
import type { PlaceName } from "../../state/placeNames.ts";
import { learnPlaces } from "../../state/heard/spoken.ts";
import { untilItComes } from "../../state/untilItComes.ts";
import { useWords } from "../../state/words.ts";

const screen = (fetch: () => Promise<ComponentType>) =>
  lazy(() =>
    untilItComes(async () => {
      const [found] = await Promise.all([fetch(), learnPlaces()]);
      return { default: found };
    }),
  );

const SCREENS: Readonly<Partial<Record<PlaceName, ComponentType>>> = {
  transactions: screen(async () => (await import("../../screens/Transactions.tsx")).Transactions),
  day: screen(async () => (await import("../../screens/DayPlace.tsx")).DayPlace),
  settings: screen(async () => (await import("../../screens/Settings.tsx")).Settings),
};

export function PlaceScreen({ place }: { readonly place: PlaceName }) {
  const words = useWords();
  const Found = SCREENS[place];
  if (Found === undefined) return null;
  return (
    <Suspense fallback={<main className="page opening" aria-busy="true" aria-label={words.places.opening} />}>
      <Found />
    </Suspense>
  );
}
