import { BrokenSpreadsheet, SpreadsheetWithEntities } from './spreadsheet.errors';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? whole;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text behind XML's five entities, character numbers and Excel's `_x000D_`; no other entity exists here. */
export function plainText(xml: string): string {
  const text = xml.includes('&') ? xml.replace(/&(#?\w{1,8});/g, entity) : xml;
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** @throws SpreadsheetWithEntities when the XML declares a document type; only its beginning can */
export function refuseDocumentType(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml.slice(0, 4_096))) throw new SpreadsheetWithEntities();
}

/** The value of one attribute of an opening tag, or undefined. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plainText(value);
}

/** The sheets in the order of their tabs, and whether days are counted from 1904. */
export function readWorkbook(xml: string): { readonly sheets: readonly ListedSheet[]; readonly isFrom1904: boolean } {
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, 'name') ?? '',
    relation: attribute(tag, '(?:\\w+:)?id') ?? '',
    isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
  }));
  if (sheets.length === 0) throw new BrokenSpreadsheet();
  const [properties = ''] = /<(?:\w+:)?workbookPr\s[^>]*>/.exec(xml) ?? [];
  return { sheets, isFrom1904: ['1', 'true'].includes(attribute(properties, 'date1904') ?? '') };
}

/** Paths of parts by the id of their relation, resolved against the folder of the part that names them. */
export function readRelations(
  xml: string,
  folder: string,
): Map<string, { readonly path: string; readonly type: string }> {
  const relations = new Map<string, { path: string; type: string }>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
    const type = (attribute(tag, 'Type') ?? '').split('/').pop() ?? '';
    relations.set(attribute(tag, 'Id') ?? '', { path: path.replace(/[^/]+\/\.\.\//g, ''), type });
  }
  return relations;
}

/** The texts that cells share, by number; readings of Asian scripts (`rPh`) are no part of them. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  for (const [item] of xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g))
    texts.push(textOf(item));
  return texts;
}

/** The text of a shared or inline string, its differently formatted runs joined. */
export function textOf(xml: string): string {
  const spoken = xml.includes('rPh') ? xml.replace(/<(\w+:)?rPh[\s\S]*?<\/(\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const found of spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += found[1] ?? '';
  return plainText(text);
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[dy]|m{3,}/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Numbers of the cell formats that show a date. */
export function readDateFormats(xml: string): ReadonlySet<number> {
  const codes = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
  const [formats = ''] = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml) ?? [];
  const dates = new Set<number>();
  [...formats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].forEach(([tag], index) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    if (isDateFormat(id, codes.get(id))) dates.add(index);
  });
  return dates;
}
