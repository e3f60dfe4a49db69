import { placeOf } from '../../lib/i18n/place';
import { encode } from 'uqr';
import { bandRows, drawWoven } from '../../lib/ui/band';
import { t } from './messages/share';
import { addressOf, saidSessions, shownAddress } from './share-words';
import type { SharedClass } from './types';
import { hoursOnDay } from './words';

/** The side of the card in pixels: square, as groups show pictures whole. */
export const CARD_SIDE = 1080;

const MARGIN = 80;
const WIDTH = CARD_SIDE - 2 * MARGIN;
const FAMILY = '"Source Sans 3", sans-serif';
const CELL = 8;
const QR_SIDE = 250;
/** The colours of the light look: a picture lies on whatever ground a group has. */
const INK = '#1b2620';
const QUIET = '#515c54';
const PAPER = '#f8f3e8';
const CLOTH = '#14412f';
const THREAD = '#f3e7cb';
const ACCENT = '#f0a03c';

/** A line of text as it is drawn. */
interface CardLine {
  readonly text: string;
  readonly size: number;
  readonly weight: 400 | 700;
  readonly colour: string;
  /** Down from the line before, pixels. */
  readonly down: number;
}

/** Breaks a text into lines that `fits`; a word too long for any line stands alone. */
export function linesOf(text: string, fits: (line: string) => boolean): string[] {
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines[lines.length - 1];
    if (last === undefined || !fits(`${last} ${word}`)) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

type Measure = (text: string, size: number, weight: 400 | 700) => number;

const TITLE_SIZES = [76, 64, 54, 46];
const MOST_TITLE_LINES = 4;
const ADDRESS_SIZES = [38, 34, 30, 26, 22];

/** The title as large as four lines allow. */
function titleLines(title: string, measure: Measure): CardLine[] {
  const broken = TITLE_SIZES.map((size) => ({
    size,
    lines: linesOf(title, (line) => measure(line, size, 700) <= WIDTH),
  }));
  const found = broken.find(({ lines }) => lines.length <= MOST_TITLE_LINES) ?? broken[broken.length - 1];
  const { size = 0, lines = [] } = found ?? {};
  const isCut = lines.length > MOST_TITLE_LINES;
  return lines.slice(0, MOST_TITLE_LINES).map((line, at) => ({
    ...{ text: isCut && at === MOST_TITLE_LINES - 1 ? `${line} …` : line, size },
    ...{ weight: 700 as const, colour: INK, down: size * 1.18 },
  }));
}

/** Where the first line stands, and above what the foot begins. */
const [TOP, FOOT] = [184, CARD_SIDE - MARGIN - 140];

/** The lines of a card from the top: the class, when and where; sessions that find no room are counted. */
export function cardLines(shared: SharedClass, now: Date, measure: Measure): CardLine[] {
  const { said, more } = saidSessions(shared, now);
  const quiet = (text: string): CardLine[] =>
    linesOf(text, (line) => measure(line, 34, 400) <= WIDTH).map((line) => ({
      ...{ text: line, size: 34, weight: 400 as const, colour: QUIET, down: 44 },
    }));
  const saying = (count: number): CardLine[] => {
    const left = more + said.length - count;
    return [
      ...titleLines(shared.title, measure),
      ...said
        .slice(0, count)
        .flatMap((one) => [
          { text: hoursOnDay(one), size: 38, weight: 700 as const, colour: INK, down: 76 },
          ...quiet(placeOf(one)),
        ]),
      ...(left > 0 ? quiet(t('cardMore', { count: left })) : []),
    ];
  };
  const fits = (lines: readonly CardLine[]): boolean => lines.reduce((sum, { down }) => sum + down, TOP) <= FOOT;
  const counts = [...said.keys()].map((less) => said.length - less);
  return counts.map(saying).find(fits) ?? saying(Math.min(1, said.length));
}

type Pen = Pick<
  CanvasRenderingContext2D,
  'fillRect' | 'fillText' | 'measureText' | 'fill' | 'save' | 'restore' | 'translate'
> & {
  fillStyle: CanvasRenderingContext2D['fillStyle'];
  font: string;
};

function drawCloth(pen: Pen): void {
  const tall = bandRows('full', 'hoa-cam').length * CELL;
  pen.fillStyle = CLOTH;
  pen.fillRect(0, 0, CARD_SIDE, tall);
  const columns = Math.ceil(CARD_SIDE / CELL);
  const { light, accent } = drawWoven(
    { motif: 'hoa-cam', start: 0, woven: columns },
    { level: 'full', unit: CELL, vertical: false },
  );
  for (const [path, colour] of [
    [light, THREAD],
    [accent, ACCENT],
  ] as const) {
    pen.fillStyle = colour;
    pen.fill(new Path2D(path));
  }
}

function drawCode(pen: Pen, address: string): void {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const cell = Math.floor(QR_SIDE / size);
  const side = cell * size;
  pen.save();
  pen.translate(CARD_SIDE - MARGIN - side, CARD_SIDE - MARGIN - side);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = '#000000';
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) pen.fillRect(x * cell, y * cell, cell, cell);
    });
  });
  pen.restore();
}

function write(pen: Pen, { text, size, weight, colour }: Omit<CardLine, 'down'>, y: number): void {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  pen.fillStyle = colour;
  pen.fillText(text, MARGIN, y);
}

/** Draws the card; its letters are those of the page once `document.fonts` has them. */
export function drawCard(pen: Pen, shared: SharedClass, origin: string, now: Date): void {
  const measure: Measure = (text, size, weight) => {
    pen.font = `${weight} ${size}px ${FAMILY}`;
    return pen.measureText(text).width;
  };
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, CARD_SIDE, CARD_SIDE);
  drawCloth(pen);
  write(pen, { text: t('cardBrand'), size: 40, weight: 700, colour: CLOTH }, 172);
  let y = TOP;
  for (const line of cardLines(shared, now, measure)) write(pen, line, (y += line.down));
  const address = addressOf(shared.code, origin);
  write(pen, { text: t('cardOpen'), size: 34, weight: 400, colour: QUIET }, CARD_SIDE - MARGIN - 56);
  const shown = shownAddress(address);
  const fitting = ADDRESS_SIZES.find((size) => measure(shown, size, 700) <= WIDTH - QR_SIDE - 24);
  const size = fitting ?? ADDRESS_SIZES[ADDRESS_SIZES.length - 1] ?? 0;
  write(pen, { text: shown, size, weight: 700, colour: INK }, CARD_SIDE - MARGIN - 8);
  drawCode(pen, address);
}
