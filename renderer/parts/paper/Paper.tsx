/** One paper as a printer would draw it: characters in their columns, codes as codes. */
import { useMemo } from "react";
import type { PaperPicture, PictureLine } from "../../../main/core/paper/paper.ts";
import { QrCode } from "../kit/QrCode.tsx";

export function Paper({ picture }: { readonly picture: PaperPicture }) {
  return (
    <div className="slip-lift">
      <div className="slip" style={{ width: `calc(${picture.columns}ch + 36px)` }}>
        {picture.lines.map((line, place) => (
          <Row key={place} line={line} />
        ))}
      </div>
    </div>
  );
}

function Row({ line }: { readonly line: PictureLine }) {
  switch (line.kind) {
    case "text":
      return (
        <div className={`row-${line.size} at-${line.align}${line.bold ? " bold" : ""}`}>
          {line.text === "" ? "\u00a0" : line.text}
        </div>
      );
    case "qr":
      return (
        <div className={`at-${line.align}`}>
          <QrCode data={line.data} label={line.data} />
        </div>
      );
    case "image":
      return (
        <div className={`at-${line.align}`}>
          <Dots line={line} />
        </div>
      );
    case "cut":
      return <hr className="cut" />;
  }
}

/** Dots of the printer per column of its letters. */
const COLUMN_DOTS = 12;

/** Dots as the printer burns them, on the scale of the letters around. */
function Dots({ line }: { readonly line: Extract<PictureLine, { kind: "image" }> }) {
  const path = useMemo(() => pathOf(line.width, line.bits), [line.width, line.bits]);
  const style = { display: "inline-block", width: `${line.width / COLUMN_DOTS}ch`, verticalAlign: "top" };
  return (
    <svg style={style} viewBox={`0 0 ${line.width} ${line.height}`} aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

/** One rectangle for each run of black dots. */
function pathOf(width: number, bits: string): string {
  const bytes = Uint8Array.from(atob(bits), (character) => character.charCodeAt(0));
  const across = Math.ceil(width / 8);
  const black = (x: number, y: number): boolean => ((bytes[y * across + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  let path = "";
  for (let y = 0; y * across < bytes.length; y++) {
    for (let x = 0; x < width; x++) {
      if (!black(x, y)) continue;
      const start = x;
      while (x < width && black(x, y)) x++;
      path += `M${start} ${y}h${x - start}v1H${start}z`;
    }
  }
  return path;
}
