import { encode } from 'uqr';

/**
 * Typst drawings that small papers share, for the head of a template: `mark(size)`, the woven mark in one colour, and
 * `qr(rows, size)`, a code from what `qrRows` gives.
 */
export const MARK_AND_QR = String.raw`#let mark(size) = {
  let cell = size / 9
  let ring = (".........", "....#....", "...#.#...", "..#...#..", ".#..#..#.", "..#...#..", "...#.#...", "....#....", ".........")
  box(width: size, height: size, fill: black, inset: 0pt, {
    for (y, row) in ring.enumerate() {
      for (x, sign) in row.codepoints().enumerate() {
        if sign == "#" { place(dx: x * cell, dy: y * cell, rect(width: cell, height: cell, fill: white, stroke: none)) }
      }
    }
  })
}

#let qr(rows, size) = {
  let cell = size / rows.len()
  box(width: size, height: size, {
    for (y, row) in rows.enumerate() {
      let start = -1
      for (x, sign) in (row + "0").codepoints().enumerate() {
        if sign == "1" and start < 0 { start = x }
        if sign == "0" and start >= 0 {
          place(dx: start * cell, dy: y * cell, rect(width: (x - start) * cell, height: cell * 1.01, fill: black, stroke: none))
          start = -1
        }
      }
    }
  })
}`;

/** A text as the rows of its QR code, one character a cell: 1 dark, 0 light; without a border. */
export function qrRows(text: string): string[] {
  return encode(text, { ecc: 'M', border: 0 }).data.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
}
