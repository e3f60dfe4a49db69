import { motifRows } from '../../lib/ui/motifs';

/** The two threads of a certificate's frame as SVG paths, in cells. */
export interface FramePaths {
  light: string;
  accent: string;
}

const band = 11;
const halfCorner = ['...........', '.####.####.', '.#..#.#..#.', '.#.##.##.#.', '.###...###.'];
const corner = [...halfCorner, '.....o.....', ...[...halfCorner].reverse()];

/** The sign of the cell at a place along a side, mirrored about its middle (LOOK 11). */
function signOnSide(length: number, along: number, across: number): string {
  const row = motifRows('tram')[across - 1];
  return row?.[(5 + Math.abs(along - Math.floor(length / 2))) % 10] ?? '.';
}

function signAt(x: number, y: number, columns: number, rows: number): string {
  const fromEdge = (place: number, size: number): number => (place < band ? place : place - (size - band));
  const [isLeftOrRight, isTopOrBottom] = [x < band || x >= columns - band, y < band || y >= rows - band];
  if (isLeftOrRight && isTopOrBottom) return corner[fromEdge(y, rows)]?.[fromEdge(x, columns)] ?? '.';
  if (isTopOrBottom) return signOnSide(columns - 2 * band, x - band, fromEdge(y, rows));
  return isLeftOrRight ? signOnSide(rows - 2 * band, y - band, fromEdge(x, columns)) : '.';
}

function runsOf(sign: string, columns: number, rows: number): string {
  let path = '';
  for (let y = 0; y < rows; y += 1) {
    let from = -1;
    for (let x = 0; x <= columns; x += 1) {
      const isSign = x < columns && signAt(x, y, columns, rows) === sign;
      if (isSign && from < 0) from = x;
      if (!isSign && from >= 0) {
        path += `M${from} ${y}h${x - from}v1h${from - x}z`;
        from = -1;
      }
    }
  }
  return path;
}

/** The woven frame of trám around `columns` × `rows` cells, 11 cells wide; odd numbers make the middle a cell. */
export function framePaths(columns: number, rows: number): FramePaths {
  return { light: runsOf('#', columns, rows), accent: runsOf('o', columns, rows) };
}
