/** One sheet of a report: its title and its figures, as a list. */
import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly className?: string;
  /** Above the list. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ children, className = "", lead, note = "", title }: Props) {
  const id = useId();
  return (
    <section className={`sheet card ${className}`} aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {note !== "" && <span className="note">{note}</span>}
      </h2>
      {lead}
      <ul className="figurelist">{children}</ul>
    </section>
  );
}
