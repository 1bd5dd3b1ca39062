import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules of quiet space around a code, as the standard asks. */
const QUIET = 4;

/** A QR code as one SVG path: sharp on paper at any size, and nothing inline that the content security policy forbids. */
export function QrCode({
  text,
  label,
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
}) {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { ecc: 'M', border: 0 });
    const dark = data.flatMap((row, y) =>
      row.flatMap((on, x) => {
        if (!on || row[x - 1]) return [];
        const end = row.findIndex((next, at) => at > x && !next);
        const width = (end < 0 ? row.length : end) - x;
        return [`M${x + QUIET} ${y + QUIET}h${width}v1h-${width}z`];
      }),
    );
    return { size: data.length + 2 * QUIET, path: dark.join('') };
  }, [text]);
  return (
    <svg className={className} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
