import { encode } from 'uqr';

/** A QR code as one SVG path of unit squares, and the side of its square in modules. */
export interface QrDrawing {
  path: string;
  side: number;
}

/** Draws a text as QR code, error correction L: the larger squares are read from farther away, without the quiet zone. */
export function qrPath(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'L', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
    }
  });
  return { path, side: size };
}
