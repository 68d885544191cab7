/** How each gateway was asked, what it could not tell, and the terminals' batches beside: nothing is left without a reason. */
import type { MatchView } from "../../../preload/contract/match.ts";
import { useWords } from "../../state/words.ts";

export function MatchGateways({ last }: { readonly last: NonNullable<MatchView["last"]> }) {
  const { match: w } = useWords();
  const { batches, counts, gateways } = last;
  const rest = [
    ...(counts.notAsked > 0 ? [w.notAsked(counts.notAsked)] : []),
    ...(counts.unproven > 0 ? [w.unproven(counts.unproven)] : []),
    ...(counts.others > 0 ? [w.others(counts.others)] : []),
    ...batches.map(({ since, terminal }) => (since > 0 ? w.batchSince(terminal, since) : w.batchClosed(terminal))),
  ];
  return (
    <section className="asked" aria-label={w.gateways}>
      <h3>{w.gateways}</h3>
      <dl>
        {gateways.map(({ asked, cannot, gateway, list, name, untold }) => (
          <div key={gateway}>
            <dt>{name}</dt>
            {list !== "none" && <dd>{list === "heard" ? w.gateway.listed : w.gateway.notListed}</dd>}
            {asked > 0 && <dd>{w.gateway.asked(asked)}</dd>}
            {untold.map(({ count, why }) => (
              <dd key={why} className={why === "silent" ? "bad" : ""}>
                {w.untold[why](count)}
              </dd>
            ))}
            {cannot.map((what) => (
              <dd key={what} className="note">
                {w.cannot[what]}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
