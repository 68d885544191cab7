/** The places of the till in the top bar, and what belongs to the sale while that is where the page is. */
import { goTo, PLACES, useHeldAtSale } from "../../state/places.ts";
import { useUi } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { CustomerKey, HeldCount } from "../cart/HoldKey.tsx";

export function Places() {
  const words = useWords();
  const place = useUi((ui) => ui.place);
  const held = useHeldAtSale();
  return (
    <nav className="nav" aria-label={words.shell.main}>
      {PLACES.map(({ name, key }) => (
        <button
          key={name}
          type="button"
          className="place"
          aria-current={name === place ? "page" : undefined}
          disabled={held && name !== place}
          onClick={() => {
            goTo(name);
          }}
        >
          {words.places[name]}
          <kbd>{key}</kbd>
        </button>
      ))}
      {place === "sale" && (
        <>
          <CustomerKey />
          <HeldCount />
        </>
      )}
    </nav>
  );
}
