import type { MeetingText } from './meeting-text';

/** Words around the lists, in the language of the page. */
export interface PictureWords {
  readonly redLights: string;
  readonly noRedLights: string;
  readonly banks: string;
  readonly noBanks: string;
  readonly more: (count: number) => string;
  /** Shown where the data is invented; null elsewhere. */
  readonly demo: string | null;
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly before?: number;
}

export const PICTURE_WIDTH = 1080;
const MARGIN = 56;
const MOST = 7;
const [INK, QUIET, RED, ACCENT] = ['#17212d', '#4a5768', '#a61b1b', '#0b4f8a'];

const head = (text: string): Line => ({ text, size: 40, colour: ACCENT, bold: true, before: 36 });
const plain = (text: string): Line => ({ text, size: 32, colour: INK, before: 14 });

function linesOf({ title, asOf, kpis, redLights, banks }: MeetingText, words: PictureWords): Line[] {
  const more = (all: number): Line[] => (all > MOST ? [{ text: words.more(all - MOST), size: 28, colour: QUIET, before: 12 }] : []);
  return [
    ...(words.demo ? [{ text: `【${words.demo}】`, size: 34, colour: RED, bold: true }] : []),
    { text: title, size: 46, colour: INK, bold: true, before: 10 },
    { text: asOf, size: 28, colour: QUIET, before: 10 },
    ...kpis.map(({ name, value, urgent }, i): Line => ({
      text: `${urgent ? '■ ' : ''}${name}　${value}`,
      size: 44,
      colour: urgent ? RED : INK,
      bold: true,
      before: i === 0 ? 32 : 14,
    })),
    head(words.redLights),
    ...(redLights.length === 0 ? [plain(words.noRedLights)] : []),
    ...redLights.slice(0, MOST).flatMap((row): Line[] => [
      { text: `${row.number}　${row.firm}`, size: 32, colour: INK, bold: true, before: 22 },
      { text: row.matter, size: 32, colour: INK, before: 4 },
      { text: row.stuck, size: 30, colour: RED, before: 4 },
      { text: `→ ${row.decide}`, size: 32, colour: ACCENT, bold: true, before: 4 },
    ]),
    ...more(redLights.length),
    head(words.banks),
    ...(banks.length === 0 ? [plain(words.noBanks)] : []),
    ...banks.slice(0, MOST).map((row) => plain(`${row.bank}　${row.firm}　${row.waited}`)),
    ...more(banks.length),
  ];
}

const fontOf = ({ size, bold }: Line): string =>
  `${bold ? '700' : '400'} ${size}px system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif`;

/** Breaks a line where the picture ends; Chinese may break anywhere. */
function broken(pen: CanvasRenderingContext2D, line: Line): string[] {
  pen.font = fontOf(line);
  const out: string[] = [];
  let now = '';
  for (const character of line.text) {
    if (now && pen.measureText(now + character).width > PICTURE_WIDTH - 2 * MARGIN) {
      out.push(now);
      now = '';
    }
    now += character;
  }
  return [...out, now];
}

/** The page as a picture, as wide as a phone shows it well; null where the browser cannot draw. */
export async function drawPicture(text: MeetingText, words: PictureWords): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  canvas.width = PICTURE_WIDTH;
  const lines = linesOf(text, words).map((line) => ({ line, parts: broken(pen, line) }));
  const heightOf = ({ line, parts }: (typeof lines)[number]) => (line.before ?? 0) + parts.length * line.size * 1.4;
  canvas.height = Math.ceil(2 * MARGIN + lines.reduce((sum, one) => sum + heightOf(one), 0));
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'top';
  let y = MARGIN;
  for (const { line, parts } of lines) {
    y += line.before ?? 0;
    pen.font = fontOf(line);
    pen.fillStyle = line.colour;
    for (const part of parts) {
      pen.fillText(part, MARGIN, y);
      y += line.size * 1.4;
    }
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
