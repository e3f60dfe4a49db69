import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipArchive } from '@lopso/platform';
import { type OfficeReading, readByOthers } from '../../../../test/support/office/office-readers';
import { sampleValues } from '../facts/sample-values.rules';
import { PAPER_KINDS, type PaperKind } from '../papers/paper-kinds.rules';
import { type PaperTree, wordsOf } from '../papers/paper-tree.rules';
import { fillTemplate, type PaperForm } from '../templates/fill-template.rules';
import { parseTemplate } from '../templates/template.rules';
import { docxParts } from './docx.rules';

/** Starting the readers and reading some twenty papers takes half a minute on a busy machine. */
const LONG_MS = 180_000;

const OFFICE = { superior: null, name: 'Ủy ban nhân dân xã <Hàm & Yên>', symbol: 'UBND', place: 'Hàm Yên' };

const SIGNER = { form: 'KT', instead: 'Chủ tịch', position: 'Phó Chủ tịch' } as const;

function treeOf(kind: PaperKind, form: (asked: readonly string[]) => PaperForm): PaperTree {
  const { template } = parseTemplate(readFileSync(join(__dirname, `../../../../content/papers/${kind}.md`), 'utf8'));
  const values = sampleValues(kind);
  const known = { ...values, fields: { ...values.fields, 'cơ quan': OFFICE.name } };
  const asked = template.head.asked.map(({ name }) => name);
  return fillTemplate(template, { values: known, form: form(asked), office: OFFICE, year: 2026 }).tree;
}

const draft = (): PaperForm => ({
  ...{ number: '', datedOn: null, recipients: null, answers: {}, communeId: null },
  signer: { ...SIGNER, name: '' },
});

const issued = (asked: readonly string[]): PaperForm => ({
  ...{ number: '12', datedOn: '2026-02-05', recipients: ['Như trên', 'Lưu: VT & "KHCN"'], communeId: null },
  answers: Object.fromEntries(asked.map((name) => [name, `Việc ${name}, 50 < 60\n\nđoạn hai`])),
  signer: { ...SIGNER, name: 'Hoàng Văn Sơn' },
});

async function docxOf(tree: PaperTree, spoil = (xml: string): string => xml): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const parts = docxParts(tree).map(({ path, chunks: xml }) => ({ path, chunks: [spoil([...xml].join(''))] }));
  for await (const chunk of zipArchive(parts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** One sign for every blank: where lines break is each reader's own. */
const even = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('a Word document of a paper', () => {
  const trees = new Map<string, PaperTree>();
  let readings: Readonly<Record<string, OfficeReading>>;
  beforeAll(async () => {
    const files = new Map<string, Buffer>();
    for (const kind of PAPER_KINDS)
      for (const [state, form] of Object.entries({ draft, issued })) {
        const tree = treeOf(kind, form);
        trees.set(`${kind}-${state}.docx`, tree);
        files.set(`${kind}-${state}.docx`, await docxOf(tree));
      }
    const spoil = (xml: string): string =>
      xml.replace('<w:style w:type', '<w:style w:kind').replace('<w:body>', '<w:body><w:paragraf/>');
    files.set('spoilt.docx', await docxOf(treeOf('minutes', draft), spoil));
    readings = await readByOthers(files);
  }, LONG_MS);

  it.each(PAPER_KINDS.flatMap((kind) => [`${kind}-draft.docx`, `${kind}-issued.docx`]))(
    'opens without a fault and says what was put in: %s',
    (name) => {
      const { faults, remarks, words = [] } = readings[name] ?? { faults: ['not read'] };
      expect([faults, remarks]).toEqual([[], []]);
      const tree = trees.get(name);
      const read = even(words.join(' '));
      for (const said of tree === undefined ? ['no tree'] : wordsOf(tree)) expect(read).toContain(even(said));
      expect(words.length).toBeGreaterThan(10);
    },
  );

  it('that is spoilt in two places is found out by both readers', () => {
    const { faults = [], remarks = [] } = readings['spoilt.docx'] ?? {};
    expect(faults.join('\n')).toMatch(/\/word\/document\.xml.*paragraf/);
    expect(faults.join('\n')).toMatch(/\/word\/styles\.xml.*kind/);
    expect(remarks.join('\n')).toContain('w:paragraf');
  });
});
