/** One sheet of the settings: a head with what stands at its end, and what it holds. */
import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  /** Fields side by side where there is room. */
  readonly fields?: boolean;
}

export function Panel({ title, note, icon, aside, children, fields = false }: Props) {
  const id = useId();
  return (
    <section className="sheet panel" aria-labelledby={id}>
      <div className="hd">
        {icon}
        <div className="grow">
          <h2 id={id}>{title}</h2>
          {note !== undefined && <p className="note">{note}</p>}
        </div>
        {aside}
      </div>
      {children !== undefined && children !== null && <div className={fields ? "in fields" : "in"}>{children}</div>}
    </section>
  );
}
