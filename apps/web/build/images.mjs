// Draws the mark and the icons of the web manifest into public/. Run: node apps/web/build/images.mjs
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const target = join(dirname(fileURLToPath(import.meta.url)), '../public');

const ring = [
  [4, 1],
  [3, 2],
  [5, 2],
  [2, 3],
  [6, 3],
  [1, 4],
  [7, 4],
  [2, 5],
  [6, 5],
  [3, 6],
  [5, 6],
  [4, 7],
];
const cells = ring.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('');

/** The mark: ring of the diamond on tea green; `margin` cells of ground around it for masked icons. */
function mark(margin) {
  const side = 9 + 2 * margin;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} ${-margin} ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#14412F" d="M${-margin} ${-margin}h${side}v${side}h${-side}z"/><path fill="#F3E7CB" d="${cells}"/>` +
    `<path fill="#D4680A" d="M4 4h1v1h-1z"/></svg>\n`
  );
}

async function png(name, svg, cell, size) {
  const sharpEdges = await sharp(Buffer.from(svg), { density: 72 * cell })
    .resize(size, size, { kernel: 'nearest', fit: 'fill' })
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  await writeFile(join(target, name), sharpEdges);
}

await writeFile(join(target, 'mark.svg'), mark(0));
await png('icon-192.png', mark(1.5), 16, 192);
await png('icon-512.png', mark(1.5), 43, 512);
await png('icon-maskable-512.png', mark(4), 30, 512);
await png('apple-touch-icon.png', mark(1.5), 15, 180);
