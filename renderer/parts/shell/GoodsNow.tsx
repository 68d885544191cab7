/** In the strip: how far a file of goods has come in while selling goes on, and that none of it did, until somebody has read why. */
import { useEffect } from "react";
import { formatPercent } from "../../../main/core/money/format.ts";
import { type GoodsNow as Told, percentIn } from "../../state/goodsNow.ts";
import { useUi } from "../../state/ui.ts";
import { useLocale, useWords } from "../../state/words.ts";
import { Icon } from "../kit/Icon.tsx";

export function GoodsNow({ file }: { readonly file: Told }) {
  const { health, sale } = useWords();
  const locale = useLocale();
  const failed = file.kind === "failed";
  const said = `${sale.goods}: ${health.goodsFailed}`;
  useEffect(() => {
    if (failed) useUi.setState({ spoken: said });
  }, [failed, said]);
  return (
    <li className={`h goods ${failed ? "bad" : "coming"}`} title={file.file}>
      <Icon name={failed ? "cross" : "arc"} />
      <b>{sale.goods}</b>
      <span>{failed ? health.goodsFailed : health.goodsComing(formatPercent(String(percentIn(file)), locale))}</span>
    </li>
  );
}
