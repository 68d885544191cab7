/** One paper as a printer would draw it: characters in their columns, codes as codes. */
import { useEffect, useState } from "react";
import type { PaperPicture, PictureLine } from "../../main/core/paper.ts";

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
      return <div className={`row-${line.size} at-${line.align}${line.bold ? " bold" : ""}`}>{line.text === "" ? "\u00a0" : line.text}</div>;
    case "qr":
      return (
        <div className={`at-${line.align}`}>
          <Qr data={line.data} />
        </div>
      );
    case "cut":
      return <hr className="cut" />;
  }
}

const QUIET = 2;

/** Drawn as squares; the library is loaded when the first code is shown. */
function Qr({ data }: { readonly data: string }) {
  const [code, setCode] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let current = true;
    void import("qrcode").then(({ create }) => {
      const { modules } = create(data, { errorCorrectionLevel: "M" });
      let path = "";
      for (let y = 0; y < modules.size; y++) {
        for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
      }
      if (current) setCode({ size: modules.size + 2 * QUIET, path });
    });
    return () => {
      current = false;
    };
  }, [data]);
  if (code === null) return <span className="qrcode" />;
  return (
    <svg className="qrcode" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={data} shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
