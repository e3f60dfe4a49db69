import { encode } from 'uqr';
import { type QrRuns } from './paper-text.rules';

/** The QR code of a text as runs of dark cells; error correction M, the quiet zone is the paper's white. */
export function qrRuns(text: string): QrRuns {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, runs: data.flatMap((row, y) => runsOfRow(row, y)) };
}

function runsOfRow(row: readonly boolean[], y: number): [number, number, number][] {
  const runs: [number, number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs[runs.length - 1];
    if (!isDark) return;
    if (last !== undefined && last[0] + last[2] === x) last[2] += 1;
    else runs.push([x, y, 1]);
  });
  return runs;
}
