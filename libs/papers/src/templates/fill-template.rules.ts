import { type PaperValues } from '../facts/paper-values.rules';
import { type Signer, signerLines } from '../offices/signer.rules';
import { type Annex, type Block, type PaperTree, type Run } from '../papers/paper-tree.rules';
import {
  fillText,
  joinRuns,
  type PageTurn,
  type PaperTemplate,
  type TemplateAnnex,
  type TemplateBlock,
} from './template.rules';

/**
 * Place and date as Decree 30/2020/NĐ-CP writes them: a leading zero for days below 10 and for months 1 and 2 only. `on` is
 * `yyyy-mm-dd`; null leaves room for the day that is written by hand.
 */
export function placeAndDate(place: string, on: string | null, year: number): string {
  if (on === null) return `${place}, ngày      tháng      năm ${year}`;
  return `${place}, ${longDay(on)}`;
}

/** “ngày 05 tháng 02 năm 2026”. */
export function longDay(on: string): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** “Số: 05/QĐ-SKHCN”: numbers below 10 with a leading zero; without a number room for it. */
export function notationOf(number: string, symbol: string): string {
  return `Số: ${number === '' ? '      ' : paddedNumber(number)}/${symbol}`;
}

/** “5” is “05”; “12” and “05a” stay. */
export function paddedNumber(number: string): string {
  return /^\d$/.test(number) ? `0${number}` : number;
}

/** Whose paper it is. Names as they are printed. */
export interface IssuingOffice {
  readonly superior: string | null;
  readonly name: string;
  /** Short name in the notation: “SKHCN”, “UBND”. */
  readonly symbol: string;
  /** Where it is dated: “Tuyên Quang”. */
  readonly place: string;
}

/** What the clerk types in; empty texts and null until then. */
export interface PaperForm {
  readonly number: string;
  /** `yyyy-mm-dd`. */
  readonly datedOn: string | null;
  readonly signer: Signer;
  /** Null: as the template has them. */
  readonly recipients: readonly string[] | null;
  /** Values of the fields that the template asks for, by name. */
  readonly answers: Readonly<Record<string, string>>;
  /** Of a list of candidates: the commune whose people it names; null for all. */
  readonly communeId: string | null;
}

/** A paper as it stands, and the names of what has no value yet. */
export interface FilledPaper {
  readonly tree: PaperTree;
  readonly missing: readonly string[];
}

/** Fills a template. `year`: of the date that is not typed in yet. Nothing missing is left out silently: room to write stands in its place. */
export function fillTemplate(
  template: PaperTemplate,
  given: { values: PaperValues; form: PaperForm; office: IssuingOffice; year: number },
): FilledPaper {
  const { form, values } = given;
  const missing = new Set<string>();
  const fields = { ...form.answers, ...values.fields };
  const fill = (text: string): string => fillText(text, fields, missing);
  const { head } = template;
  const kind = fill(head.kind.text);
  const blocks = (some: readonly TemplateBlock[]): Block[] => some.map((block) => filledBlock(block, values, fill));
  const filled = blocks(template.blocks);
  const subject = fill(head.subject.text);
  const recipients = form.recipients ?? head.recipients.map(({ text }) => text);
  const tree: PaperTree = {
    title: subject === '' ? kind : `${kind} ${subject}`,
    isLandscape: isTurned(head.turn, filled),
    head: headOf(template, given),
    kind: upper(kind),
    subject,
    authority: upper(fill(head.authority.text)),
    blocks: filled,
    signing: signingOf(template, form),
    recipients: recipients.map(fill),
    annexes: template.annexes.map((annex) =>
      filledAnnex(annex, { fill, blocks, basis: basisOf(kind, template, given) }),
    ),
  };
  return { tree, missing: [...missing] };
}

/** Shares of the width that an upright page still holds: a name, a unit, and two columns to sign in. */
const UPRIGHT_SHARES = 35;

function isTurned(turn: PageTurn, blocks: readonly Block[]): boolean {
  if (turn !== 'by-table') return turn === 'turned';
  return blocks.some(
    (block) => block.kind === 'table' && block.columns.reduce((sum, { weight }) => sum + weight, 0) > UPRIGHT_SHARES,
  );
}

function upper(text: string): string {
  return text.toLocaleUpperCase('vi');
}

function headOf(
  template: PaperTemplate,
  given: { form: PaperForm; office: IssuingOffice; year: number },
): PaperTree['head'] {
  const { head } = template;
  const { form, office, year } = given;
  return {
    superior: office.superior === null ? [] : officeLines(office.superior),
    issuer: officeLines(office.name),
    notation: head.symbol === null ? null : notationOf(form.number, `${head.symbol}-${office.symbol}`),
    placeAndDate: placeAndDate(office.place, form.datedOn, year),
    isDraft: isDraft(template, form),
  };
}

/** Until it has its number or, a list without one, until somebody is named who signs it. A list signed in the hall is none. */
function isDraft(template: PaperTemplate, form: PaperForm): boolean {
  if (template.head.symbol !== null) return form.number === '';
  return signingOf(template, form)?.name === '';
}

/** A people's committee stands in two lines: “ỦY BAN NHÂN DÂN”, “XÃ HÀM YÊN”. */
function officeLines(name: string): string[] {
  const [, committee, place] = /^(ỦY BAN NHÂN DÂN) (.+)$/.exec(upper(name)) ?? [];
  return committee === undefined || place === undefined ? [upper(name)] : [committee, place];
}

/** A paper that is signed within its text, by several, has no signer below it. */
function signingOf(template: PaperTemplate, { signer }: PaperForm): PaperTree['signing'] {
  if (template.blocks.some(({ kind }) => kind === 'signatures')) return null;
  return { lines: signerLines(signer), name: signer.name };
}

function filledBlock(block: TemplateBlock, values: PaperValues, fill: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', text: fill(block.text), place: block.place };
    case 'signatures':
      return {
        kind: 'signatures',
        places: block.places.map((position) => ({ position: upper(fill(position)), name: '' })),
      };
    case 'table': {
      const table = Object.hasOwn(values.tables, block.name) ? values.tables[block.name] : undefined;
      if (table === undefined || table.rows.length === 0) return sentence(table?.emptyWords ?? '');
      return { kind: 'table', columns: table.columns, rows: table.rows, rowHeightMm: table.rowHeightMm };
    }
    default:
      return { kind: block.kind, runs: filledRuns(block.runs, fill) };
  }
}

function filledRuns(runs: readonly Run[], fill: (text: string) => string): Run[] {
  return joinRuns(runs.map((run) => ({ ...run, text: fill(run.text) })));
}

function sentence(text: string): Block {
  return { kind: 'paragraph', runs: [{ text, isBold: false, isItalic: true }] };
}

function filledAnnex(
  annex: TemplateAnnex,
  by: { fill: (text: string) => string; blocks: (some: readonly TemplateBlock[]) => Block[]; basis: string },
): Annex {
  const { isLandscape, title, blocks } = annex;
  return { isLandscape, title: upper(by.fill(title.text)), basis: by.basis, blocks: by.blocks(blocks) };
}

function basisOf(
  kind: string,
  template: PaperTemplate,
  given: { form: PaperForm; office: IssuingOffice; year: number },
): string {
  const { head } = template;
  const { form, office, year } = given;
  const number = form.number === '' ? '      ' : paddedNumber(form.number);
  const on = form.datedOn === null ? `ngày      tháng      năm ${year}` : longDay(form.datedOn);
  const numbered = head.symbol === null ? '' : ` số ${number}/${head.symbol}-${office.symbol}`;
  return `(Kèm theo ${kind}${numbered} ${on} của ${office.name})`;
}
