import { type Motif, motifRows } from './motifs';

/** How many cells high the cloth is: all nine rows of the motif, its three middle ones, or dashes only. */
export type BandLevel = 'full' | 'small' | 'nano';

/** One strip of cloth: `done` of `steps`, fractions of the current step included; `next` draws the shuttle. */
export interface BandPart {
  motif: Motif;
  steps: number;
  done: number;
  next?: boolean;
}

export interface PlacedPart {
  motif: Motif;
  start: number;
  columns: number;
  woven: number;
  next: boolean;
}

const gapColumns = 2;

/** Cells across the band, ground rows included. */
export const cellsAcross: Record<BandLevel, number> = { full: 11, small: 5, nano: 3 };

/** Whole columns of cells that fit a length in pixels. */
export function columnsIn(lengthPx: number, unitPx: number): number {
  return Math.max(0, Math.floor(lengthPx / unitPx));
}

/** Columns woven for `done` of `steps`: begun work shows at least one, unfinished work leaves at least one (LOOK 7). */
export function wovenColumns(columns: number, steps: number, done: number): number {
  if (columns <= 0 || steps <= 0 || done <= 0) return 0;
  if (done >= steps) return columns;
  const woven = Math.floor((columns * done) / steps);
  return Math.min(Math.max(woven, 1), Math.max(columns - 1, 0));
}

/** Shares `columns` among the parts by their steps (largest remainder), two empty columns between neighbours. */
export function placeParts(columns: number, parts: readonly BandPart[]): PlacedPart[] {
  const shared = Math.max(0, columns - gapColumns * (parts.length - 1));
  const total = parts.reduce((sum, part) => sum + part.steps, 0);
  const exact = parts.map((part) => (total > 0 ? (shared * part.steps) / total : 0));
  const widths = exact.map(Math.floor);
  const missing = total > 0 ? shared - widths.reduce((sum, width) => sum + width, 0) : 0;
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) widths[index] = (widths[index] ?? 0) + 1;
  let start = 0;
  return parts.map((part, index) => {
    const width = widths[index] ?? 0;
    const next = part.next === true && part.done < part.steps;
    const placed = {
      motif: part.motif,
      start,
      columns: width,
      woven: wovenColumns(width, part.steps, part.done),
      next,
    };
    start += width + gapColumns;
    return placed;
  });
}

/** Rows of cells of a level from the top, ground rows included, each repeated along the band. */
export function bandRows(level: BandLevel, motif: Motif): readonly string[] {
  if (level === 'nano') return ['.', '##..', '.'];
  const rows = level === 'full' ? motifRows(motif) : motifRows(motif).slice(3, 6);
  return ['.', ...rows, '.'];
}

/** What is drawn of one part: coordinates in pixels, along the band first. */
export interface BandDrawing {
  light: string;
  accent: string;
}

type Sign = '#' | 'o';

function runsOfRow(row: string, sign: Sign, columns: number): [from: number, length: number][] {
  const runs: [number, number][] = [];
  let from = -1;
  for (let column = 0; column <= columns; column += 1) {
    const isSign = column < columns && row[column % row.length] === sign;
    if (isSign && from < 0) from = column;
    if (!isSign && from >= 0) {
      runs.push([from, column - from]);
      from = -1;
    }
  }
  return runs;
}

function runPath(along: number, across: number, length: number, { unit, vertical }: BandFrame): string {
  const [a, b, c] = [along * unit, across * unit, length * unit];
  return vertical ? `M${b} ${a}v${c}h${unit}v${-c}z` : `M${a} ${b}h${c}v${unit}h${-c}z`;
}

export interface BandFrame {
  level: BandLevel;
  unit: number;
  vertical: boolean;
}

/** Paths of the woven columns of a part, beginning at its own left. */
export function drawWoven(part: Pick<PlacedPart, 'motif' | 'start' | 'woven'>, frame: BandFrame): BandDrawing {
  const paths = { '#': '', o: '' };
  bandRows(frame.level, part.motif).forEach((row, across) => {
    for (const sign of ['#', 'o'] as const) {
      for (const [from, length] of runsOfRow(row, sign, part.woven)) {
        paths[sign] += runPath(part.start + from, across, length, frame);
      }
    }
  });
  return { light: paths['#'], accent: paths.o };
}

/** Bare warp threads between two columns: one line per row of cells (nano: the outer two), centred, thin. */
export function drawWarp(from: number, to: number, frame: BandFrame): string {
  const { level, unit, vertical } = frame;
  if (to <= from) return '';
  const thick = Math.max(1, Math.round(unit / 4));
  const length = (to - from) * unit;
  let path = '';
  for (let row = 0; row < cellsAcross[level]; row += 1) {
    if (level === 'nano' && row === 1) continue;
    const across = row * unit + Math.floor((unit - thick) / 2);
    const along = from * unit;
    path += vertical
      ? `M${across} ${along}v${length}h${thick}v${-length}z`
      : `M${along} ${across}h${length}v${thick}h${-length}z`;
  }
  return path;
}

/** The shuttle at a column: one cell wide and one taller at each end; in the nano band 2 px and flush. */
export function drawShuttle(column: number, { level, unit, vertical }: BandFrame): string {
  const isNano = level === 'nano';
  const wide = isNano ? 2 : unit;
  const over = isNano ? 0 : unit;
  const tall = cellsAcross[level] * unit + 2 * over;
  const along = column * unit;
  return vertical ? `M${-over} ${along}h${tall}v${wide}h${-tall}z` : `M${along} ${-over}h${wide}v${tall}h${-wide}z`;
}
