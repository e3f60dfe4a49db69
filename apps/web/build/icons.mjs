// Turns the icons named in icon-names.json into one path each. Run: node apps/web/build/icons.mjs
// The result is committed; with --check the script only compares, and fails where it differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = dirname(createRequire(import.meta.url).resolve('lucide-static/package.json'));

const round = (value) => Number(Number(value).toFixed(3));

const ellipse = (cx, cy, rx, ry) =>
  `M${round(cx - rx)} ${round(cy)}a${rx} ${ry} 0 1 0 ${round(2 * rx)} 0a${rx} ${ry} 0 1 0 ${round(-2 * rx)} 0`;

function rect({ x = 0, y = 0, width, height, rx, ry }) {
  const [left, top, w, h] = [x, y, width, height].map(Number);
  const r = Number(rx ?? ry ?? 0);
  if (r === 0) return `M${left} ${top}h${w}v${h}h${-w}z`;
  const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const across = round(w - 2 * r);
  const down = round(h - 2 * r);
  return `M${round(left + r)} ${top}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
}

/** A path that may follow another one: its first move becomes absolute, what stood after it stays relative. */
function absoluteStart(d) {
  const start = /^m\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)[\s,]*/.exec(d);
  if (!start) return d;
  const rest = d.slice(start[0].length);
  return `M${start[1]} ${start[2]}${/^[-.\d]/.test(rest) ? 'l' : ''}${rest}`;
}

const shapes = {
  path: ({ d }) => absoluteStart(d),
  circle: ({ cx, cy, r }) => ellipse(Number(cx), Number(cy), Number(r), Number(r)),
  ellipse: ({ cx, cy, rx, ry }) => ellipse(Number(cx), Number(cy), Number(rx), Number(ry)),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: ({ points }) => `M${points.trim()}`,
  polygon: ({ points }) => `M${points.trim()}z`,
  rect,
};

function onePath(name) {
  const svg = readFileSync(join(source, 'icons', `${name}.svg`), 'utf8');
  const tags = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1).matchAll(/<(\w+)([^>]*)\/>/g);
  return [...tags]
    .map(([, tag, text]) => {
      const attributes = Object.fromEntries(
        [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
      );
      return shapes[tag](attributes);
    })
    .join('');
}

const names = JSON.parse(readFileSync(join(here, 'icon-names.json'), 'utf8'));
const lines = [...names].sort().map((name) => `  '${name}': '${onePath(name)}',`);
const head = '// Made by build/icons.mjs from lucide-static (ISC). Do not edit.';
const text = `${head}\nexport const icons = {\n${lines.join('\n')}\n} as const;\n`;
const file = join(here, '../src/lib/ui/icons.generated.ts');

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) throw new Error(`${file} differs: run node apps/web/build/icons.mjs`);
