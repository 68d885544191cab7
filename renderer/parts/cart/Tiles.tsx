/** Tiles of goods. Those in sight come in the frame of the answer; those below, which nobody can see yet, in the next. */
import { memo, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ProductView } from "../../../preload/contract/sale.ts";

interface Props {
  readonly products: readonly ProductView[];
  readonly tile: (product: ProductView) => ReactNode;
}

export const Tiles = memo(function Tiles({ products, tile }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const inSight = useInSight(list);
  const [whole, setWhole] = useState(products);
  useEffect(() => {
    let task: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      // The frame is painted before the next task begins.
      task = setTimeout(() => {
        setWhole(products);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(task);
    };
  }, [products]);
  const isScrolled = useRef(false);
  useLayoutEffect(() => {
    // Other goods begin at their beginning; where nobody scrolled the page is not measured for it.
    if (isScrolled.current && list.current !== null) list.current.scrollTop = 0;
    // Laid out now, while the frame is waited for: the frame itself only has to paint.
    list.current?.getBoundingClientRect();
  }, [products]);
  const shown = whole === products ? products : products.slice(0, inSight);
  return (
    <div
      className="tiles"
      ref={list}
      onScroll={({ currentTarget }) => {
        isScrolled.current = currentTarget.scrollTop > 0;
      }}
    >
      {shown.map(tile)}
    </div>
  );
});

/** How many tiles fit on the screen, a cut-off row counted whole; all of them until that is known. */
function useInSight(list: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      const { gridTemplateColumns, gridAutoRows, rowGap } = getComputedStyle(element);
      const [height, gap] = [parseFloat(gridAutoRows), parseFloat(rowGap)];
      const rows = Math.ceil((element.clientHeight + gap) / (height + gap));
      setCount(Number.isFinite(rows) ? rows * gridTemplateColumns.split(" ").length : Number.POSITIVE_INFINITY);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, [list]);
  return count;
}
