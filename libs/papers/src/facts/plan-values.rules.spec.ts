import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Paper } from '@lopso/platform';
import { pdfPages } from '../../../../test/support/pdf-text';
import { TYPST_PAPER, typstData } from '../documents/typst.rules';
import { fillTemplate } from '../templates/fill-template.rules';
import { parseTemplate } from '../templates/template.rules';
import { type PaperPlan, type PaperPlanned, planValues } from './plan-values.rules';

const meeting = {
  ...{ on: '2026-12-01', from: '08:00', to: '11:00', communeName: 'Xã Hàm Yên', hallName: 'Nhà văn hóa' },
  trainerName: 'Trần Thị Hương',
};

const own: PaperPlanned = {
  ...{ people: 40, groups: [{ communeName: 'Xã Hàm Yên', count: 40 }], meetings: [meeting], isOpened: true },
};

const plan: PaperPlan = {
  ...{ name: 'Ký số', roundTitle: 'Đợt 1', decisionNumber: '12/QĐ-SKHCN', decidedOn: '2026-01-05' },
  ...{ from: '2026-12-01', until: '2026-12-31', asOf: '2026-11-28', halves: 1, isWorking: false },
  morning: { from: '08:00', to: '11:00' },
  afternoon: { from: '13:30', to: '16:30' },
  classes: [own],
  gaps: [],
};

const cells = (given: Partial<PaperPlan>, table: string): (readonly string[])[] =>
  planValues({ ...plan, ...given }).tables[table]?.rows.map((row) => row.cells) ?? [];

describe('what the paper of a plan says', () => {
  const shared: PaperPlanned = {
    ...own,
    people: 12,
    isOpened: false,
    groups: [
      { communeName: 'Xã Bình Xa', count: 7 },
      { communeName: 'Xã An', count: 5 },
    ],
    meetings: [
      { ...meeting, on: '2026-12-08', communeName: 'Xã Bình Xa', trainerName: 'Ma Văn Ặng' },
      {
        ...meeting,
        on: '2026-12-08',
        from: '13:30',
        to: '16:30',
        communeName: 'Xã Bình Xa',
        trainerName: 'Lò Thị Yến',
      },
    ],
  };

  it('counts people, communes, halls and trainers once', () => {
    const gaps = [{ communeName: 'Xã Xa', people: 6, why: 'vì xa' }];
    expect(planValues({ ...plan, classes: [own, shared], gaps }).fields).toMatchObject({
      ...{ 'số lớp': '02', 'số lớp đã mở': '01', 'số người': '52', 'số xã': '03', 'số địa điểm': '02' },
      ...{ 'số giảng viên': '03', 'số chưa có lớp': '06', 'ngày quyết định': '05/01/2026' },
      'giờ học': 'sáng từ 08:00 đến 11:00 hoặc chiều từ 13:30 đến 16:30',
    });
    expect(planValues({ ...plan, halves: 2 }).fields['giờ học']).toContain(' và chiều ');
  });

  it('has no counts while it is worked out or has no class, so that nothing is issued of it', () => {
    for (const given of [{ isWorking: true }, { classes: [] }])
      expect(planValues({ ...plan, ...given }).fields).toMatchObject({ 'số lớp': null, 'số chưa có lớp': null });
  });

  it('tells of each class when, where, with whom and for whom, by time and by commune', () => {
    const rows = cells({ classes: [own, shared] }, 'lịch mở lớp');
    expect(rows).toEqual([
      [...['1', 'Thứ Ba 01/12/2026', '08:00 – 11:00', 'Nhà văn hóa, Xã Hàm Yên', 'Trần Thị Hương', '40'], 'Xã Hàm Yên'],
      [
        ...['2', 'Thứ Ba 08/12/2026', '08:00 – 11:00; 13:30 – 16:30', 'Nhà văn hóa, Xã Bình Xa'],
        ...['Ma Văn Ặng; Lò Thị Yến', '12', 'Xã Bình Xa 7, Xã An 5'],
      ],
    ]);
    const byCommune = cells({ classes: [own, shared] }, 'lịch mở lớp theo xã');
    expect(byCommune.map((row) => [row[0], row[3]])).toEqual([
      ['1', 'Nhà văn hóa, Xã Bình Xa'],
      ['2', 'Nhà văn hóa, Xã Hàm Yên'],
    ]);
  });

  it('says the commune of a hall once', () => {
    const called = { ...own, meetings: [{ ...meeting, hallName: 'Hội trường UBND xã Hàm Yên' }] };
    expect(cells({ classes: [called] }, 'lịch mở lớp')[0]?.[3]).toBe('Hội trường UBND xã Hàm Yên');
  });

  it('counts by weeks from Monday, over the turn of the year too', () => {
    const on = (day: string): PaperPlanned => ({ ...own, meetings: [{ ...meeting, on: day }] });
    const many = { ...on('2026-12-06'), people: 1040 };
    expect(cells({ classes: [many, on('2026-12-07'), on('2027-01-01')] }, 'số lớp theo tuần')).toEqual([
      ['30/11/2026 – 06/12/2026', '1', '1.040', '1'],
      ['07/12/2026 – 13/12/2026', '1', '40', '1'],
      ['28/12/2026 – 03/01/2027', '1', '40', '1'],
    ]);
  });

  it('has the trainers by given name with their classes and days', () => {
    expect(cells({ classes: [own, shared] }, 'giảng viên')).toEqual([
      ['1', 'Ma Văn Ặng', '1', '1', 'Xã Bình Xa'],
      ['2', 'Trần Thị Hương', '1', '1', 'Xã Hàm Yên'],
      ['3', 'Lò Thị Yến', '1', '1', 'Xã Bình Xa'],
    ]);
  });

  it('says in a sentence that nobody is left without a class', () => {
    expect(planValues(plan).tables['chưa xếp được']?.emptyWords).toBe('Mọi người còn cần học đều đã có lớp.');
  });
});

describe('the paper of a plan of 309 classes', () => {
  const many = Array.from({ length: 309 }, (_, index): PaperPlanned => {
    const on = new Date(Date.parse('2026-12-01') + (index % 60) * 86_400_000).toISOString().slice(0, 10);
    const communeName = `Xã Thượng Nông ${index % 124}`;
    const held = { ...meeting, on, communeName, trainerName: `Nguyễn Thị Quỳnh Trang ${index % 20}` };
    return { ...own, groups: [{ communeName, count: 40 }], meetings: [held] };
  });

  it('carries every class and the head of its table on every page', async () => {
    const source = readFileSync(join(__dirname, '../../../../content/papers/opening-plan.md'), 'utf8');
    const office = { superior: null, name: 'Sở Khoa học và Công nghệ', symbol: 'SKHCN', place: 'Tuyên Quang' };
    const form = {
      ...{ number: '', datedOn: null, recipients: null, answers: {}, communeId: null },
      signer: { form: 'head' as const, instead: '', position: 'Giám đốc', name: '' },
    };
    const { tree } = fillTemplate(parseTemplate(source).template, {
      ...{ form, office, year: 2026 },
      values: planValues({ ...plan, classes: many }),
    });
    const pages = await pdfPages(await new Paper().render(TYPST_PAPER, typstData(tree)));
    const listed = pages.filter((page) => page.includes('Nhà văn hóa, Xã'));
    expect(listed.length).toBeGreaterThan(10);
    for (const page of listed) expect(page).toContain('Người học của');
    const words = listed.join(' ');
    for (let commune = 0; commune < 124; commune += 1) expect(words).toContain(`Xã Thượng Nông ${commune}`);
    expect(words).toMatch(/309\s+Thứ/);
  });
});
