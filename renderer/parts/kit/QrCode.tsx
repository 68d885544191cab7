/** A QR code, black on white in every theme: readers need it so. */
import { useEffect, useState } from "react";

const QUIET = 2;

interface Props {
  readonly data: string;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly className?: string;
}

/** Drawn as squares; the library is loaded when the first code is shown. */
export function QrCode({ data, label, className = "qrcode" }: Props) {
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
  if (code === null) return <span className={className} />;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
