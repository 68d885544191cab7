/** One setting: a line of text, a choice, a number, several lines, or a secret that is never shown. */
import { type ReactNode, useState } from "react";
import { forget, type, useFixed, useSetting, useSettings } from "../../state/office/settings.ts";
import { useWords } from "../../state/words.ts";
import type { LabelledPath } from "../../words/settings/messages.ts";
import { Button } from "../kit/Button.tsx";

interface Props {
  readonly path: LabelledPath;
  /** The whole width. */
  readonly full?: boolean;
}

function Labelled({
  path,
  full = false,
  children,
  group = false,
}: Props & { readonly children: ReactNode; readonly group?: boolean }) {
  const { settings: w } = useWords();
  const fixed = useFixed(path);
  const waits = useSettings(({ page }) => page?.waiting.includes(path) ?? false);
  const Box = group ? "div" : "label";
  return (
    <Box className={`field ${full ? "full" : ""}`}>
      <span className="label">{w.labels[path]}</span>
      {children}
      {fixed && <small>{w.fixed}</small>}
      {waits && !fixed && <small>{w.fromStart}</small>}
    </Box>
  );
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export function TextSetting({ path, full = false, mono = false }: Props & { readonly mono?: boolean }) {
  const value = useSetting(path);
  const fixed = useFixed(path);
  return (
    <Labelled path={path} full={full}>
      <span className="input">
        <input
          className={mono ? "mono" : undefined}
          value={textOf(value)}
          disabled={fixed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            type(path, event.target.value);
          }}
        />
      </span>
    </Labelled>
  );
}

/** @param unit what one of the screen's is in the settings: 1000 for seconds that are stored as ms */
export function NumberSetting({ path, full = false, unit = 1 }: Props & { readonly unit?: number }) {
  const value = useSetting(path);
  const fixed = useFixed(path);
  const shown = typeof value === "number" ? String(value / unit) : "";
  return (
    <Labelled path={path} full={full}>
      <span className="input">
        <input
          inputMode="numeric"
          value={shown}
          disabled={fixed}
          autoComplete="off"
          onChange={(event) => {
            const figures = event.target.value.replace(/\D/g, "").slice(0, 9);
            type(path, figures === "" ? null : Number(figures) * unit);
          }}
        />
      </span>
    </Labelled>
  );
}

/** Lines or a list: one of them a row. */
export function LinesSetting({
  path,
  full = true,
  rows,
  list,
}: Props & { readonly rows: number; readonly list: boolean }) {
  const value = useSetting(path);
  const fixed = useFixed(path);
  const text = Array.isArray(value) ? value.join("\n") : textOf(value);
  return (
    <Labelled path={path} full={full}>
      <span className="input multi">
        <textarea
          rows={rows}
          value={text}
          disabled={fixed}
          spellCheck={false}
          onChange={(event) => {
            const next = event.target.value;
            type(path, list ? (next === "" ? [] : next.split("\n")) : next);
          }}
        />
      </span>
    </Labelled>
  );
}

export function ChoiceSetting<T extends string | number | boolean>({
  path,
  full = false,
  among,
}: Props & { readonly among: readonly T[] }) {
  const { settings: w } = useWords();
  const value = useSetting(path);
  const fixed = useFixed(path);
  const nameOf = (each: T): string =>
    typeof each === "boolean" ? (each ? w.yes : w.no) : (w.choices[String(each)] ?? String(each));
  return (
    <Labelled path={path} full={full} group>
      <div className="seg choices" role="group" aria-label={w.labels[path]}>
        {among.map((each) => (
          <button
            key={String(each)}
            type="button"
            disabled={fixed}
            aria-pressed={each === value}
            onClick={() => {
              type(path, each);
            }}
          >
            {nameOf(each)}
          </button>
        ))}
      </div>
    </Labelled>
  );
}

/** Of a secret the page knows only whether it is set. */
export function SecretSetting({ path, full = false, lines = false }: Props & { readonly lines?: boolean }) {
  const { settings: w } = useWords();
  const isSet = useSettings(({ page }) => page?.secretsSet.includes(path) ?? false);
  const typed = useSettings((state) => state.typed.get(path));
  const fixed = useFixed(path);
  const [replacing, setReplacing] = useState(false);
  const value = typeof typed === "string" ? typed : "";
  const open = replacing || typed !== undefined;
  const set = (next: string) => {
    if (next === "") forget(path);
    else type(path, next);
  };
  return (
    <Labelled path={path} full={full} group>
      <div className="row secret">
        <span className="input">
          {!open && <span className="grow">{isSet ? w.secretSet : w.secretNotSet}</span>}
          {open && lines && (
            <textarea
              rows={3}
              value={value}
              aria-label={w.labels[path]}
              spellCheck={false}
              onChange={(event) => {
                set(event.target.value);
              }}
            />
          )}
          {open && !lines && (
            <input
              type="password"
              value={value}
              aria-label={w.labels[path]}
              autoComplete="off"
              onChange={(event) => {
                set(event.target.value);
              }}
            />
          )}
        </span>
        <Button
          disabled={fixed}
          onPress={() => {
            forget(path);
            setReplacing(!open);
          }}
        >
          {open ? w.keep : w.replace}
        </Button>
      </div>
    </Labelled>
  );
}
