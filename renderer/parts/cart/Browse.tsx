/** Goods to touch, and those found by what is typed: searched in the till, in any of the names' languages. */
import { type KeyboardEvent, memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ProductView } from "../../../preload/contract/sale.ts";
import { keepSame } from "../../state/keepSame.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { typedQuantity } from "../../state/input/typedQuantity.ts";
import { ask, send, useView } from "../../state/till.ts";
import { openSheet, useUi } from "../../state/ui.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import { Amount } from "../kit/Amount.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { sellUnknown, useSellsUnknown } from "../shell/Toasts.tsx";
import { TileArt } from "./TileArt.tsx";
import { Tiles } from "./Tiles.tsx";

interface Shelf {
  readonly categories: readonly string[];
  readonly products: readonly ProductView[];
}

const NO_TILES: Shelf = { categories: [], products: [] };

/** Characters closer together than this may be a scan on its way: nothing is looked for until they pause, ms. */
const HURRY_MS = 50;

/** The newest answer counts, whatever order answers come in. */
function useGoods(
  text: string,
  category: string | null,
): { readonly tiles: Shelf; readonly found: readonly ProductView[] | null; readonly isFor: string } {
  /** Prices and names of goods that were changed meanwhile are read anew. */
  const version = useView((view) => view.catalog.version);
  const [tiles, setTiles] = useState(NO_TILES);
  const [found, setFound] = useState<{ readonly text: string; readonly products: readonly ProductView[] } | null>(null);
  useEffect(() => {
    let current = true;
    void ask("catalog.tiles", { category }).then((answer) => {
      if (current && answer.ok) setTiles(answer.value);
    });
    return () => {
      current = false;
    };
  }, [category, version]);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    const hurried = now - changedAt.current < HURRY_MS;
    changedAt.current = now;
    if (text === "") return;
    let current = true;
    const look = (): void => {
      void ask("catalog.search", { text }).then((answer) => {
        if (current)
          setFound((before) => ({ text, products: keepSame(before?.products, answer.ok ? answer.value : []) }));
      });
    };
    const waiting = hurried ? setTimeout(look, HURRY_MS) : undefined;
    if (!hurried) look();
    return () => {
      current = false;
      clearTimeout(waiting);
    };
  }, [text, version]);
  return { tiles, found: text === "" ? null : (found?.products ?? null), isFor: found?.text ?? "" };
}

export const Browse = memo(function Browse({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const offersUnknown = useSellsUnknown();
  const search = useUi((ui) => ui.search);
  const category = useUi((ui) => ui.category);
  const text = typedQuantity(search) === null ? search.trim().slice(0, 80) : "";
  const { tiles, found, isFor } = useGoods(text, category);
  const shown = found ?? tiles.products;

  /** Which of what was found Enter means: the first, until the arrows go to another. */
  const [mark, setMark] = useState({ text: "", at: 0 });
  const at = mark.text === text ? Math.min(mark.at, (found?.length ?? 1) - 1) : 0;
  const marked = found?.[at] ?? null;
  const markedSku = marked?.sku ?? null;
  const tileOf = useCallback(
    (product: ProductView) => <Tile key={product.sku} product={product} marked={product.sku === markedSku} />,
    [markedSku],
  );

  /** Pressed before the answer came: what stands there for a shorter text is not what Enter means. */
  const wanted = useRef("");
  const take = () => {
    if (text === "") return;
    if (isFor !== text) wanted.current = text;
    else if (marked !== null) add(marked);
    else openSheet({ kind: "openGoods", code: "", name: text, scan: null });
  };
  useEffect(() => {
    if (wanted.current !== "" && wanted.current === isFor && isFor === text && marked !== null) add(marked);
    if (isFor === text) wanted.current = "";
  }, [isFor, text, marked]);

  const go = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, currentTarget: input } = event;
    if (found === null || found.length < 2) return;
    const isAtEnd = input.selectionStart === input.value.length;
    const step =
      key === "ArrowDown" || (key === "ArrowRight" && isAtEnd)
        ? 1
        : key === "ArrowUp" || (key === "ArrowLeft" && at > 0)
          ? -1
          : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), found.length - 1);
    setMark({ text, at: next });
    const product = found[next];
    if (product === undefined || next === at) return;
    useUi.setState({ spoken: `${nameIn(product.names, locale)} ${money(product.price)}` });
    requestAnimationFrame(() => {
      input.closest(".browse")?.querySelector(".tile.marked")?.scrollIntoView({ block: "nearest" });
    });
  };
  return (
    <section className="browse" aria-label={words.sale.goods}>
      <div className="searchrow">
        <label className="input search">
          <Icon name="search" />
          <span className="vh">{words.sale.search}</span>
          <input
            ref={field}
            type="text"
            value={search}
            placeholder={words.sale.searchHint}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            onChange={(event) => {
              useUi.setState({ search: event.target.value });
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === "Enter") take();
              else go(event);
            }}
          />
          <kbd>{KEYS.sale.search}</kbd>
        </label>
        <button
          type="button"
          className="btn icon"
          aria-label={words.goods.sellOpen}
          title={words.goods.sellOpen}
          onClick={() => {
            if (offersUnknown) sellUnknown();
            else openSheet({ kind: "openGoods", code: "", name: text, scan: null });
          }}
        >
          <Icon name="plus" />
        </button>
      </div>
      <div className="seg cats" role="group" aria-label={words.sale.groups}>
        {[null, ...tiles.categories].map((name) => (
          <button
            key={name ?? ""}
            type="button"
            aria-pressed={name === category}
            onClick={() => {
              useUi.setState({ category: name, search: "" });
            }}
          >
            {name === null ? words.sale.all : words.sale.category(name)}
          </button>
        ))}
      </div>
      {found !== null && found.length === 0 ? (
        <div className="nothing" role="alert">
          <p className="strong">{words.sale.noneFound(text)}</p>
          <p className="note">{words.sale.noneFoundMore}</p>
          <Button keyName={KEYS.goods.take} onPress={take}>
            {words.goods.sellOpen}
          </Button>
        </div>
      ) : (
        <Tiles products={shown} tile={tileOf} />
      )}
    </section>
  );
});

/** Goods by weight come in once they are weighed. */
function add(product: ProductView): void {
  useUi.setState({ search: "" });
  if (product.unit === "kg") openSheet({ kind: "weigh", product });
  else void send("sale.add", { sku: product.sku });
}

interface TileProps {
  readonly product: ProductView;
  /** Enter adds this one. */
  readonly marked: boolean;
}

const Tile = memo(function Tile({ marked, product }: TileProps) {
  const words = useWords();
  const locale = useLocale();
  return (
    <button
      type="button"
      className={marked ? "tile marked" : "tile"}
      onClick={() => {
        add(product);
      }}
    >
      <span className="what">{nameIn(product.names, locale)}</span>
      <span />
      <span className="p">
        <span>
          <Amount value={product.price} />
          {product.unit === "kg" && <small>/{words.sale.per}</small>}
        </span>
        {marked ? <kbd>{KEYS.goods.take}</kbd> : <TileArt name={product.names.en} />}
      </span>
    </button>
  );
});
