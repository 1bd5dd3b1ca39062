/** What a slip says, from above to below. */
export interface SlipWords {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly big?: boolean }[];
  readonly notes: readonly string[];
}

/** Words and numbers stay whole, other signs part anywhere. */
const PIECES = /[A-Za-z0-9.,:/@#()-]+\s*|\s+|./gu;

/** Broken into lines no wider than that; a piece wider than a line is broken within. */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string): void => {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  };
  for (const piece of text.match(PIECES) ?? []) {
    if (measure(piece.trimEnd()) <= width) add(piece);
    else for (const sign of piece) add(sign);
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}

const WIDTH = 720;
const EDGE = 48;
const FAMILY = 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const INK = '#14202b';
const QUIET = '#4a5763';
const LINE = '#0b4f8a';

interface Row {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  /** Made smaller rather than broken: a number is read in one piece. */
  readonly whole?: boolean;
  /** Room above it. */
  readonly above: number;
}

function rowsOf(words: SlipWords): readonly Row[] {
  return [
    { text: words.title, size: 40, bold: true, colour: INK, above: 16 },
    ...words.facts.flatMap(({ label, value, big = false }): Row[] => [
      { text: label, size: 26, bold: false, colour: QUIET, above: 36 },
      { text: value, size: big ? 44 : 32, bold: big, colour: INK, above: 10, whole: big },
    ]),
    ...words.notes.map((text, i): Row => ({ text, size: 26, bold: false, colour: QUIET, above: i === 0 ? 44 : 14 })),
  ];
}

const fontOf = ({ bold, size }: Row): string => `${bold ? 700 : 400} ${size}px ${FAMILY}`;

/** The slip as a picture, for people who keep pictures; null where a browser cannot draw. */
export function drawSlip(words: SlipWords): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  const measure = (row: Row, text: string): number => {
    pen.font = fontOf(row);
    return pen.measureText(text).width;
  };
  const fitting = (row: Row): Row => {
    const wide = row.whole ? measure(row, row.text) : 0;
    return wide > WIDTH - 2 * EDGE ? { ...row, size: Math.floor((row.size * (WIDTH - 2 * EDGE)) / wide) } : row;
  };
  const laid = rowsOf(words)
    .map(fitting)
    .map((row) => ({ row, lines: wrapped(row.text, WIDTH - 2 * EDGE, (text) => measure(row, text)) }));
  const height = laid.reduce((sum, { row, lines }) => sum + row.above + lines.length * row.size * 1.4, 0);
  // Setting a size wipes the canvas, so everything was measured before.
  canvas.height = Math.ceil(height + 2 * EDGE);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = LINE;
  pen.fillRect(0, 0, canvas.width, 12);
  pen.textBaseline = 'top';
  let y = EDGE;
  for (const { row, lines } of laid) {
    y += row.above;
    pen.font = fontOf(row);
    pen.fillStyle = row.colour;
    for (const line of lines) {
      pen.fillText(line, EDGE, y);
      y += row.size * 1.4;
    }
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
