import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { Paper } from '@lopso/platform';
import { pdfFonts, pdfPages } from '../../../../test/support/pdf-text';
import { classValues, type PaperLearner } from '../facts/class-values.rules';
import { roundValues } from '../facts/round-values.rules';
import { knownNames, sampleValues } from '../facts/sample-values.rules';
import { PAPER_KINDS, type PaperKind, subjectOf } from '../papers/paper-kinds.rules';
import { eraseFromPaper, type PaperTree, peopleIn, wordsOf } from '../papers/paper-tree.rules';
import { type FilledPaper, fillTemplate, type PaperForm } from '../templates/fill-template.rules';
import { checkTemplate, parseTemplate } from '../templates/template.rules';
import { DECREE_30 } from './decree-30.rules';
import { docxParts } from './docx.rules';
import { TYPST_PAPER, typstData } from './typst.rules';

const TEMPLATES = join(__dirname, '../../../../content/papers');

const source = (kind: PaperKind): string => readFileSync(join(TEMPLATES, `${kind}.md`), 'utf8');

const learner = (index: number): PaperLearner => ({
  memberId: `m${index}`,
  number: index + 1,
  fullName: index === 0 ? 'Nguyễn Thị <Thuỷ> & Ngẫu {{tên lớp}} *Ặng*' : `Hoàng Văn Quyết Thắng ${index}`,
  birthYear: index % 9 === 0 ? null : 1960 + (index % 40),
  unit: 'Thôn Đồng Bàng, Xã Hàm Yên',
  position: 'Thành viên',
  marks: [index % 4 === 0 ? 'absent' : 'present', null],
});

const group = {
  ...{ title: 'Kỹ năng số cơ bản', communeName: 'xã Hàm Yên', trainerName: 'Trần Thị Hương', capacity: 150 },
  ...{ unnamed: [], partOf: null },
  sessions: [1, 2].map((day) => ({
    ...{ on: `2026-12-0${day}`, from: '08:00', to: '10:30', minutes: 150 },
    ...{ venue: 'Nhà văn hóa xã', isClosed: day === 1 },
  })),
};

const round = {
  ...{ title: 'Bồi dưỡng 2026', decisionNumber: '1/QĐ', decidedOn: '2026-01-05', startsOn: '2026-02-01' },
  ...{ dueOn: '2026-11-30', asOf: '2026-11-26', total: 10, finished: 9, ratePercent: 90, candidatesOf: 'toàn tỉnh' },
  ...{ dueFrom: null, dueDays: null, endedOn: null },
  communes: [
    { name: 'Xã Hàm Yên', total: 10, finished: 9, ratePercent: 90 },
    { name: 'Xã Tân Long', total: 0, finished: 0, ratePercent: null },
  ],
  candidates: [
    { memberId: 'c1', fullName: 'Lò Mí Ặng', birthYear: 1980, unit: 'Xã Hàm Yên', finishedOn: '2026-10-01' },
  ],
};

const blank: PaperForm = {
  ...{ number: '', datedOn: null, recipients: null, answers: {}, communeId: null },
  signer: { form: 'KT', instead: 'Giám đốc', position: 'Phó Giám đốc', name: '' },
};

const office = {
  superior: 'Ủy ban nhân dân tỉnh Tuyên Quang',
  ...{ name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN', place: 'Tuyên Quang' },
};

function filled(kind: PaperKind, people = 5, form: PaperForm = blank): FilledPaper {
  const { template } = parseTemplate(source(kind));
  const learners = Array.from({ length: people }, (_, index) => learner(index));
  const values = {
    class: classValues({ ...group, learners }),
    round: roundValues(round),
    plan: sampleValues('opening-plan'),
  }[subjectOf(kind)];
  const known = { ...values, fields: { ...values.fields, 'cơ quan': office.name } };
  return fillTemplate(template, { values: known, form, office, year: 2026 });
}

const render = (tree: PaperTree): Promise<Buffer> => new Paper().render(TYPST_PAPER, typstData(tree));

const without = (text: string): string => text.replace(/\s+/g, '');

const partOf = (tree: PaperTree, path: string): string =>
  docxParts(tree)
    .find((part) => part.path === path)
    ?.chunks.join('') ?? '';

/** The texts of a Word document in order; a part that is not well formed throws. */
function docxText(tree: PaperTree): string {
  let text = '';
  for (const { path, chunks } of docxParts(tree)) {
    const parser = new SaxesParser({ xmlns: true });
    if (path === 'word/document.xml') parser.on('text', (some) => (text += some));
    parser.write(chunks.join('')).close();
  }
  return text;
}

describe('the templates that come with the system', () => {
  it('are one for each kind', () => {
    const files = readdirSync(TEMPLATES).filter((name) => name.endsWith('.md') && name !== 'README.md');
    expect(files.map((name) => name.replace('.md', '')).sort()).toEqual([...PAPER_KINDS].sort());
  });

  it.each(PAPER_KINDS)('ask for nothing that is not there: %s', (kind) => {
    expect(checkTemplate(source(kind), knownNames(kind))).toEqual([]);
  });
});

describe('a paper', () => {
  it.each(PAPER_KINDS)('has the same words as PDF and as Word document: %s', async (kind) => {
    const { tree } = filled(kind);
    const pdf = without((await pdfPages(await render(tree))).join(' '));
    const docx = without(docxText(tree));
    for (const words of wordsOf(tree)) {
      expect(docx).toContain(without(words));
      expect(pdf).toContain(without(words));
    }
    for (const never of ['undefined', 'null', '[object']) expect(`${pdf}${docx}`).not.toContain(never);
  });

  it('leaves room to write where nothing is known, and says what is missing', () => {
    const { tree, missing } = filled('assignment');
    expect(missing).toEqual(expect.arrayContaining(['người ban hành', 'căn cứ kế hoạch', 'bộ phận soạn']));
    expect(tree.head).toMatchObject({ notation: 'Số:       /QĐ-SKHCN', isDraft: true });
    expect(tree.head.placeAndDate).toBe('Tuyên Quang, ngày      tháng      năm 2026');
  });

  it('is dated and numbered as the decree writes it, and no draft then', () => {
    const { tree } = filled('assignment', 5, { ...blank, number: '05', datedOn: '2026-02-05' });
    expect(tree.head).toMatchObject({
      notation: 'Số: 05/QĐ-SKHCN',
      isDraft: false,
      placeAndDate: 'Tuyên Quang, ngày 05 tháng 02 năm 2026',
      superior: ['ỦY BAN NHÂN DÂN', 'TỈNH TUYÊN QUANG'],
    });
    expect(tree.signing?.lines).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']);
    expect(tree.annexes[0]?.basis).toBe(
      '(Kèm theo Quyết định số 05/QĐ-SKHCN ngày 05 tháng 02 năm 2026 của Sở Khoa học và Công nghệ)',
    );
  });

  it('that has no number is a draft until somebody is named who signs it; one signed in the hall never', () => {
    expect(filled('certificate-list').tree.head.isDraft).toBe(true);
    const signed = filled('certificate-list', 5, { ...blank, signer: { ...blank.signer, name: 'Trần Thị Hương' } });
    expect(signed.tree.head.isDraft).toBe(false);
    expect(filled('attendance-list').tree.head.isDraft).toBe(false);
  });

  it('reads no markup and no placeholder in a name', () => {
    const names = wordsOf(filled('assignment').tree).filter((words) => words.includes('Thuỷ'));
    expect(names).toEqual(['Nguyễn Thị <Thuỷ> & Ngẫu {{tên lớp}} *Ặng*']);
  });

  it('says in a sentence that a list is empty', () => {
    expect(wordsOf(filled('convening', 0).tree)).toContain('Chưa có học viên nào trong danh sách.');
  });

  it('is turned on its side when there are many columns to sign in', () => {
    expect(filled('attendance-list').tree.isLandscape).toBe(false);
    const { template } = parseTemplate(source('attendance-list'));
    const sessions = [...group.sessions, ...group.sessions];
    const values = classValues({ ...group, sessions, learners: [learner(1)] });
    expect(fillTemplate(template, { values, form: blank, office, year: 2026 }).tree.isLandscape).toBe(true);
  });

  it('is the same bytes each time', async () => {
    const { tree } = filled('convening');
    expect((await render(tree)).equals(await render(tree))).toBe(true);
    expect(docxParts(tree)).toEqual(docxParts(filled('convening').tree));
  });

  it('of 150 people goes over pages whose head comes again and which are numbered from the second on', async () => {
    const { tree } = filled('attendance-list', 150);
    const pages = await pdfPages(await render(tree));
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages.slice(0, -1)) expect(page).toContain('Họ và tên');
    expect(pages[0]?.startsWith('1 ')).toBe(false);
    expect(pages[1]?.startsWith('2 ')).toBe(true);
  });

  it('counts the pages of its lists from 1', async () => {
    const drawn = await render(filled('convening', 60).tree);
    expect(pdfFonts(drawn).length).toBeGreaterThan(1);
    expect(pdfFonts(drawn).filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    const pages = await pdfPages(drawn);
    expect(pages[1]?.startsWith('DANH SÁCH')).toBe(true);
    expect(pages[2]?.startsWith('2 ')).toBe(true);
  });
});

describe('the constants of the decree', () => {
  it('lie within its spans', () => {
    const { margin, body, pageNumber } = DECREE_30;
    for (const side of [margin.topMm, margin.bottomMm]) expect(side >= 20 && side <= 25).toBe(true);
    expect(margin.leftMm >= 30 && margin.leftMm <= 35 && margin.rightMm >= 15 && margin.rightMm <= 20).toBe(true);
    expect([13, 14]).toContain(body.sizePt);
    expect([13, 14]).toContain(pageNumber.sizePt);
    expect(body.paragraphGapPt).toBeGreaterThanOrEqual(6);
    expect(body.lineSpacing >= 1 && body.lineSpacing <= 1.5).toBe(true);
  });

  it('stand in the Word document: paper, margins, type, the number of the page', () => {
    const { tree } = filled('convening');
    const document = partOf(tree, 'word/document.xml');
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(document).toContain('<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567"');
    expect(document.match(/<w:titlePg\/>/g)).toHaveLength(2);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(partOf(tree, 'word/header1.xml')).toContain(' PAGE ');
    const styles = partOf(tree, 'word/styles.xml');
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('<w:ind w:firstLine="720"/>');
  });

  it('have every style that the document names, and every part that is related', () => {
    for (const kind of PAPER_KINDS) {
      const { tree } = filled(kind);
      const used = new Set(
        [...partOf(tree, 'word/document.xml').matchAll(/w:(?:p|tbl)Style w:val="(\w+)"/g)].map(([, id]) => id),
      );
      const styles = partOf(tree, 'word/styles.xml');
      expect([...used].filter((id) => !styles.includes(`w:styleId="${id ?? ''}"`))).toEqual([]);
      const paths = docxParts(tree).map(({ path }) => path);
      const targets = [...partOf(tree, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]+)"/g)];
      expect(targets.map(([, target]) => `word/${target ?? ''}`).filter((path) => !paths.includes(path))).toEqual([]);
    }
  });
});

describe('an erasure', () => {
  it('leaves the row with its number and nothing of the person', () => {
    const { tree } = filled('assignment');
    const erased = eraseFromPaper(tree, 'm0');
    expect(JSON.stringify(erased)).not.toContain('Thuỷ');
    expect(wordsOf(erased)).toContain('(đã xóa theo yêu cầu)');
    expect(peopleIn(tree)).toHaveLength(5);
    expect(peopleIn(erased)).toHaveLength(4);
  });
});
