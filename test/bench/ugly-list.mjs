// A list of people as officers really keep it, in XML as Excel writes it: shared texts, merged cells, numbers.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './province.mjs';

const require = createRequire(import.meta.url);
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEADS = ['Họ và tên', 'Năm sinh', 'SĐT (Zalo)', 'Xã', 'Thôn', 'Thuộc tổ', 'Chức danh trong tổ', 'Thành phần'];

/**
 * One row in five cannot be taken as it is; the kinds of fault in turn. For all but the first and the last something is proposed. Seven
 * of them, so that each meets people of the register and new ones.
 */
const FAULTS = [
  (row) => ({ ...row, name: '' }),
  (row) => ({ ...row, year: row.year.slice(2) }),
  (row) => ({ ...row, phone: '12345' }),
  (row) => ({ ...row, phone: `0168${row.year}${row.year.slice(1)}` }),
  (row) => ({ ...row, kind: 'Cựu chiến sĩ' }),
  (row) => ({ ...row, position: 'Trưởng ban' }),
  (row) => ({ ...row, year: '#N/A' }),
];

/** Names as different hands type them: decomposed, in capitals, with a title before or blanks within. */
const HANDS = [
  (name) => name,
  (name) => name.normalize('NFD'),
  (name) => name.toUpperCase(),
  (name) => `  ${name.replace(' ', '   ')} `,
];

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Texts under their numbers, each once. */
class SharedTexts {
  numbers = new Map();

  of(text) {
    if (!this.numbers.has(text)) this.numbers.set(text, this.numbers.size);
    return this.numbers.get(text);
  }

  xml() {
    const items = [...this.numbers.keys()].map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`);
    return `<sst count="${items.length}">${items.join('')}</sst>`;
  }
}

/** The row as it is typed; `n` decides hand and fault. */
function typed(person, n) {
  const row = { position: '', kind: 'Người dân', ...person, name: HANDS[n % HANDS.length](person.name) };
  return n % 5 === 4 ? FAULTS[Math.floor(n / 5) % FAULTS.length](row) : row;
}

/**
 * An .xlsx of people `{ name, year, phone, commune, village, team }`, who come by villages: commune and village stand once in cells
 * merged downwards, telephones are numbers without their nought, a title stands above the heads and blank rows between.
 */
export async function uglyWorkbook(people) {
  const texts = new SharedTexts();
  const rows = [];
  const merges = ['A1:H1'];
  let number = 0;
  const add = (cells) => {
    number += 1;
    const inside = cells.map((value, index) => {
      const reference = `${'ABCDEFGH'[index]}${number}`;
      if (value === '' || value === undefined) return `<c r="${reference}" s="1"/>`;
      if (typeof value === 'number') return `<c r="${reference}" s="1"><v>${value}</v></c>`;
      return `<c r="${reference}" s="1" t="s"><v>${texts.of(value)}</v></c>`;
    });
    rows.push(`<row r="${number}" spans="1:8" ht="18">${inside.join('')}</row>`);
  };
  const merge = (from) => {
    if (from > 0 && number > from) merges.push(`D${from}:D${number}`, `E${from}:E${number}`);
  };
  add(['DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG']);
  add([]);
  add(HEADS);
  let from = 0;
  let place = '';
  for (const [n, person] of people.entries()) {
    const row = typed(person, n);
    const isNewPlace = `${row.commune}/${row.village}` !== place;
    if (isNewPlace) merge(from);
    if (n % 500 === 499) add([]);
    add([
      ...[row.name, /^\d+$/.test(row.year) ? Number(row.year) : row.year],
      ...[/^0\d{9}$/.test(row.phone) ? Number(row.phone) : row.phone],
      ...(isNewPlace ? [row.commune, row.village] : ['', '']),
      ...[row.team, row.position, row.kind],
    ]);
    if (isNewPlace) from = number;
    place = `${row.commune}/${row.village}`;
  }
  merge(from);
  return zipped(texts, rows, merges);
}

async function zipped(texts, rows, merges) {
  const { zipArchive } = require(join(root, 'dist/libs/platform/src/office/zip.js'));
  const relations = (...parts) =>
    `<Relationships>${parts.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const parts = {
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="0"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': texts.xml(),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
  };
  const entries = Object.entries(parts).map(([path, content]) => ({ path, chunks: [content] }));
  const pieces = [];
  for await (const piece of zipArchive(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
}
