/** Rows of a setting that is a list: changed in place, added, taken away. */
import type { ReactNode } from "react";
import type { SettingPath } from "../../../preload/contract/settingPaths.ts";
import { type, useFixed, useSetting } from "../../state/office/settings.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "../kit/Button.tsx";

interface Props<T> {
  readonly path: SettingPath;
  readonly fresh: T;
  readonly most: number;
  readonly add: string;
  readonly remove: (row: T) => string;
  readonly none: string;
  readonly children: (row: T, change: (to: Partial<T>) => void) => ReactNode;
}

export function ListRows<T extends object>({ path, fresh, most, add, remove, none, children }: Props<T>) {
  const { settings: w } = useWords();
  const value = useSetting(path);
  const fixed = useFixed(path);
  const rows = Array.isArray(value) ? (value as readonly T[]) : [];
  return (
    <>
      {rows.length === 0 && <p className="note">{none}</p>}
      <ul className="rows">
        {rows.map((row, place) => (
          <li key={place}>
            {children(row, (to) => {
              type(
                path,
                rows.map((each, at) => (at === place ? { ...each, ...to } : each)),
              );
            })}
            <Button
              kind="quiet"
              icon="bin"
              className="icon"
              hidden={remove(row)}
              disabled={fixed}
              onPress={() => {
                type(
                  path,
                  rows.filter((_, at) => at !== place),
                );
              }}
            />
          </li>
        ))}
      </ul>
      {fixed ? (
        <p className="note">{w.fixed}</p>
      ) : (
        <div className="row">
          <Button
            icon="plus"
            disabled={rows.length >= most}
            onPress={() => {
              type(path, [...rows, fresh]);
            }}
          >
            {add}
          </Button>
        </div>
      )}
    </>
  );
}
