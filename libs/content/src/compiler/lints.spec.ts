import { sampleContent, lineHolding, type Change } from '../../../../test/support/sample-content';
import { compileContent } from './compile-content';
import { formatProblem, PROBLEM_CODES, type Problem, type ProblemCode } from './problem';

const COURSE = 'courses/an-toan/course.md';
const LESSON = 'courses/an-toan/01-mat-khau.md';
const OTP = 'courses/an-toan/02-ma-otp.md';
const DRAWING = 'courses/an-toan/khoa.svg';
const QUIZ = 'courses/an-toan/quiz.md';
const TASK = 'courses/an-toan/task.md';
const SHEET = 'courses/an-toan/sheet.md';
const BANK = 'banks/an-toan.md';
const PROGRAMME = 'programmes/dot-mot.md';
const TITLE = 'title: Đợt mẫu';
const COMPETENCES = 'competences.yaml';

const LONG = Array.from({ length: 23 }, () => 'chữ').join(' ');

function problemsOf(changes: Record<string, Change>, asOf = '2026-11-25'): Problem[] {
  return compileContent(sampleContent(changes), { asOf }).problems;
}

/** Changes one text of a file into another. */
const swap = (from: string, to: string) => (old: string) => {
  if (!old.includes(from)) throw new Error(`"${from}" is not in the sample`);
  return old.replace(from, () => to);
};

const HOURS = '  - { id: gio-lop, label: Lớp, kind: hours, minutes: 180 }';
const PARTS =
  'requirements: [{ id: a1, label: A, kind: course, course: C09 }, { id: a2, label: B, kind: hours, minutes: 9 }]';
const quizOf = (id: string, score: number): string =>
  `  - { id: diem, label: Điểm, kind: quiz, quiz: ${id}, scorePercent: ${score} }`;
const nested = (inner: string): string =>
  `{ id: n${inner.length}, label: N, kind: all, requirements: [${inner}, { id: o${inner.length}, label: O, kind: hours, minutes: 9 }] }`;
const DEEP = nested(nested(nested('{ id: tang, label: T, kind: hours, minutes: 9 }')));

/** Lines added to a programme, the code, and what is on the line that must be named. */
const GROUPS: readonly (readonly [string, ProblemCode, string])[] = [
  [
    '  - { id: nhom, label: N, kind: all, requirements: [{ id: a1, label: A, kind: course, course: C09 }] }',
    'front-matter-value',
    'id: nhom',
  ],
  [`  - { id: nhom, label: N, kind: any, need: 2, ${PARTS} }`, 'front-matter-value', 'id: nhom'],
  [`  - { id: nhom, label: N, kind: any, ${PARTS} }`, 'front-matter-value', 'id: nhom'],
  [`  - { id: nhom, label: N, kind: order, minutes: 5, ${PARTS} }`, 'front-matter-value', 'id: nhom'],
  [`  - { id: nhom, label: N, kind: order, ${PARTS.replace('id: a2', 'id: c09')} }`, 'id-duplicate', 'id: nhom'],
  [`  - { id: nhom, label: N, kind: order, ${PARTS.replace('course: C09', 'course: C77')} }`, 'reference', 'id: nhom'],
  [`  - ${DEEP}`, 'front-matter-value', 'id: tang'],
  [quizOf('C77-QUIZ', 90), 'reference', 'id: diem'],
  ['  - { id: ve-c77, label: G, kind: hours, minutes: 60, topics: [C77] }', 'reference', 'id: ve-c77'],
  ['  - { id: khoa, label: K, kind: course, course: C09, topics: [C09] }', 'front-matter-value', 'id: khoa'],
  ['  - { id: giay, label: G, kind: outside, outside: khong-co }', 'reference', 'id: giay'],
  [quizOf('C09-QUIZ', 50), 'front-matter-value', 'id: diem'],
];

/** One lint: the file, what becomes what in it, and the code; `at` is on the line that must be named. */
interface Case {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly code: ProblemCode;
  readonly at?: string;
}

const lesson = (from: string, to: string, code: ProblemCode, at?: string): Case => ({
  path: LESSON,
  from,
  to,
  code,
  at,
});
const bank = (from: string, to: string, code: ProblemCode, at?: string): Case => ({ path: BANK, from, to, code, at });
const BEFORE_TRY = '::: try\nĐổi';

const CASES: Case[] = [
  lesson('Mật khẩu dài thì', `${LONG}. Mật khẩu dài thì`, 'sentence-too-long'),
  lesson('Mật khẩu dài thì khó đoán', `Ngắn.\n${LONG}\n`, 'sentence-too-long', LONG),
  lesson('Mở cài đặt', LONG, 'sentence-too-long'),
  lesson('## Mật khẩu dài', `## ${LONG}`, 'sentence-too-long'),
  lesson('Theo hướng dẫn chung', LONG, 'sentence-too-long'),
  lesson('[^1]', `^[${LONG}]`, 'sentence-too-long', 'Mật khẩu dài thì khó'),
  { path: OTP, from: 'Dập máy', to: LONG, code: 'sentence-too-long' },
  bank('Ngân hàng không hỏi', LONG, 'sentence-too-long'),
  bank('Công an xã', LONG, 'sentence-too-long'),
  bank('OTP chỉ để mình nhập', LONG, 'sentence-too-long'),
  lesson('Mở cài đặt', 'Nhận chứng chỉ', 'forbidden-word'),
  lesson('title: Mật khẩu', 'title: Mật khẩu của bạn', 'forbidden-word', 'title:'),
  { path: OTP, from: 'Không đọc mã OTP', to: 'Bạn không đọc mã OTP', code: 'forbidden-word', at: '::: warning' },
  { path: COURSE, from: 'của bà con', to: 'của user', code: 'forbidden-word' },
  lesson('![Một chiếc khóa đóng.]', '![]', 'figure-text', 'khoa.svg'),
  lesson('khoa.svg', 'thieu.svg', 'figure-missing', 'thieu.svg'),
  lesson('khoa.svg', 'anh.png', 'figure-missing', 'anh.png'),
  lesson('Mật khẩu dài thì', '![Hình.](khoa.svg) Mật khẩu dài thì', 'image-inline'),
  lesson('::: steps', '::: buoc', 'container-unknown'),
  lesson('2. Đổi mật khẩu.\n:::', '2. Đổi mật khẩu.', 'container-unclosed', '::: steps'),
  lesson('Xem lại [phần đầu](#dai).\n:::', 'Xem lại.\n', 'container-unclosed', '::: try'),
  lesson('::: steps', ':::\n\n::: steps', 'container-stray', ':::'),
  lesson('1. Mở cài đặt.', 'Trước hết.\n\n1. Mở cài đặt.', 'steps', '::: steps'),
  lesson('::: try', '::: tip', 'try', 'Theo hướng dẫn chung'),
  lesson('::: try', '::: try\nMột.\n:::\n\n::: try Lần hai', 'try', '::: try Lần hai'),
  lesson('[^1]: Theo', 'Thêm một đoạn.\n\n[^1]: Theo', 'try', '::: try'),
  lesson(BEFORE_TRY, '::: audio {src=bai-1.mp3 lang=vi}\nLời.\n:::\n\n::: try\nĐổi', 'audio', '::: audio'),
  lesson(BEFORE_TRY, '::: audio {src=../bai.mp3 lang=vi}\nLời.\n:::\n\n::: try\nĐổi', 'audio', '::: audio'),
  lesson('(#dai)', '(http://x.vn)', 'link'),
  lesson('(#dai)', '(02-ma-otp.md)', 'link'),
  lesson('(#dai)', '(#ngan)', 'link-target'),
  lesson('{#dai}', '{#Dài}', 'id-form'),
  lesson('Mật khẩu dài thì', '### Một {#dai}\n\nMật khẩu dài thì', 'id-duplicate', '### Một'),
  lesson('{#dai}', '{#dai onclick=x}', 'attribute'),
  lesson('Mở cài đặt.', 'Mở [cài đặt]{.nut}.', 'attribute'),
  lesson('## Mật khẩu dài', '# Mật khẩu dài', 'heading'),
  lesson('## Mật khẩu dài {#dai}', '##', 'heading', '##'),
  lesson('Mật khẩu dài thì', '#### Nhảy cấp\n\nMật khẩu dài thì', 'heading', '#### Nhảy'),
  lesson('## Mật khẩu dài {#dai}', 'Mở đầu. **Đậm**{#dai}', 'heading'),
  lesson('Mở cài đặt', 'Mở <b>cài đặt</b>', 'raw-html'),
  lesson('Mở cài đặt', 'Mở ** cài đặt**', 'markup-left-over'),
  lesson('khó đoán.[^1]', 'khó đoán.[^1][^2]', 'footnote'),
  lesson('::: steps', '```\nmã\n```\n\n::: steps', 'block-not-allowed', '```'),
  lesson('::: steps', '> Trích.\n\n::: steps', 'block-not-allowed', '> Trích'),
  lesson('Mật khẩu dài thì', 'Mật khẩu dài thì'.normalize('NFD'), 'not-nfc', 'khó đoán'),
  lesson('Mật khẩu dài thì', 'Mật khẩu d\u200bài thì', 'strange-character', 'khó đoán'),
  lesson('minutes: 5', 'minutes: 11', 'front-matter-value'),
  lesson('minutes: 5', 'minutes: "5"', 'front-matter-value'),
  lesson('minutes: 5', 'phut: 5', 'front-matter-key', 'phut:'),
  lesson('checkedOn: 2026-11-20', 'checkedOn: 2026-02-30', 'front-matter-value'),
  lesson('mark: verified', 'mark: chac', 'front-matter-value'),
  lesson('["4.2"]', '[4.2]', 'front-matter-value'),
  lesson('["4.2"]', '["9.9"]', 'competence-unknown'),
  lesson('["4.2"]', '["4.2", "4.2"]', 'front-matter-value'),
  lesson('title: Mật khẩu', 'title: Mật khẩu: dài', 'front-matter', 'title:'),
  lesson('title: Mật khẩu', 'title: Mật khẩu\ntitle: Khác', 'front-matter', 'title: Khác'),
  lesson('---\nid', 'id', 'front-matter-missing', 'id:'),
  lesson('id: C09-01', 'id: C09-02', 'id-form', 'id:'),
  lesson('id: C09-01', 'id: bai-1', 'id-form', 'id:'),
  { path: SHEET, from: 'id: C09-SHEET', to: 'id: C09-TASK', code: 'id-duplicate' },
  { path: SHEET, from: 'id: C09-SHEET', to: 'id: C08-SHEET', code: 'id-form' },
  { path: SHEET, from: '## Ba điều\n\n- Không đọc mã OTP.', to: '', code: 'body-empty', at: '---' },
  { path: DRAWING, from: '<text', to: '<script>1</script><text', code: 'svg-forbidden' },
  { path: DRAWING, from: 'class="f-tea-soft s-ink"', to: 'class="f-none" fill="red"', code: 'svg-colour' },
  { path: DRAWING, from: 'font-size="16"', to: 'font-size="12"', code: 'svg-text-size' },
  { path: DRAWING, from: '</svg>', to: '', code: 'svg', at: '<svg' },
  { path: DRAWING, from: '<rect', to: `<!-- ${'x'.repeat(13_000)} -->\n<rect`, code: 'svg-too-heavy', at: '<svg' },
  { path: COURSE, from: 'completion: [lessons, quiz, task]', to: 'completion: [lessons, task]', code: 'completion' },
  { path: COURSE, from: 'motif: song', to: 'motif: rong', code: 'front-matter-value' },
  { path: COURSE, from: 'version: 1.0.0', to: 'version: 1.0', code: 'front-matter-value' },
  { path: COURSE, from: 'Giữ tài khoản của mình', to: 'Giữ '.repeat(50), code: 'front-matter-value', at: 'summary:' },
  { path: QUIZ, from: 'count: 3', to: 'count: 5', code: 'bank-too-small' },
  { path: QUIZ, from: 'bank: an-toan', to: 'bank: khac', code: 'reference' },
  { path: QUIZ, from: 'scoring: best', to: 'scoring: last', code: 'front-matter-value' },
  { path: TASK, from: '- Chưa đạt: ảnh mờ.\n', to: '', code: 'rubric', at: '### Ảnh đúng việc' },
  { path: TASK, from: '{#r-c09-anh}', to: '{#anh}', code: 'rubric' },
  { path: TASK, from: 'pass: all', to: 'pass: 4', code: 'rubric' },
  { path: TASK, from: 'photos: { min: 1, max: 3 }', to: 'photos: { min: 4, max: 3 }', code: 'front-matter-value' },
  bank('- [ ] Công an xã', '- [x] Công an xã', 'answer-key', '### Ai được hỏi'),
  bank('- [x] Không ai cả\n  > Đúng.\n', '', 'answer-key', '### Ai được hỏi'),
  bank('- [ ] Công an xã', '- Công an xã', 'answer-key'),
  bank('  > Công an không hỏi.\n', '', 'feedback-missing', '- [ ] Công an xã'),
  bank('Chọn mọi ý đúng.', '', 'answer-key', '### Việc nào an toàn'),
  bank('answer=10 ', '', 'answer-key', '### Tổ cấp xã'),
  bank('answer=10', 'answer=mười', 'answer-key', '### Tổ cấp xã'),
  bank('> OTP chỉ để mình nhập.', '', 'question', '### Ai được hỏi'),
  bank('.single ', '', 'question', '### Ai được hỏi'),
  bank('.single ', '.single .multiple ', 'question'),
  bank('.single ', '.single .kho ', 'question'),
  bank('.single ', '.single answer=3 ', 'question'),
  bank('difficulty=1 ', 'difficulty=4 ', 'question'),
  bank('{#q-otp-hoi', '{#otp', 'id-form'),
  bank('{#q-muon-otp', '{#q-otp-hoi', 'id-duplicate', '### Được cho mượn'),
  bank('competence=4.2', 'competence=7.7', 'competence-unknown'),
  bank('lesson=C09-02', 'lesson=C09-07', 'reference'),
  bank('difficulty=1', 'kho=1', 'attribute'),
  bank('course: C09', 'course: C77', 'reference'),
  { path: PROGRAMME, from: 'course: C09', to: 'course: C77', code: 'reference' },
  { path: PROGRAMME, from: 'anyOf: [C09-TASK]', to: 'anyOf: [C77-TASK]', code: 'reference' },
  { path: PROGRAMME, from: 'certificate: hoan-thanh', to: 'certificate: khac', code: 'certificate-missing' },
  { path: PROGRAMME, from: TITLE, to: `${TITLE}\nlevel: nang-cao`, code: 'front-matter-value', at: 'level' },
  { path: PROGRAMME, from: TITLE, to: `${TITLE}\nbuildsOn: [BD-2026-9]`, code: 'front-matter-value', at: 'buildsOn' },
  {
    path: PROGRAMME,
    from: TITLE,
    to: `${TITLE}\nlevel: in-depth\nbuildsOn: [BD-2026-9]`,
    code: 'reference',
    at: 'buildsOn',
  },
  { path: PROGRAMME, from: 'kind: hours, minutes', to: 'kind: course, minutes', code: 'front-matter-value' },
  { path: PROGRAMME, from: 'id: gio-lop', to: 'id: c09', code: 'id-duplicate', at: 'kind: hours' },
  ...GROUPS.map(([to, code, at]): Case => ({ path: PROGRAMME, from: HOURS, to: `${HOURS}\n${to}`, code, at })),
  { path: COMPETENCES, from: 'code: "T.1", framework: khung', to: 'code: "T.1", framework: la', code: 'reference' },
  { path: COMPETENCES, from: 'code: "T.1"', to: 'code: "4.2"', code: 'id-duplicate', at: 'Vai trò' },
];

/** The text whose line must be named: `at`, or the first line written in. */
function markerOf({ to, at }: Case): string {
  return at ?? to.split('\n').find((line) => line.trim() !== '') ?? '';
}

describe('every lint names the file and the line', () => {
  it.each(CASES)('$path: "$from" → "$to" is $code', (one) => {
    const change = swap(one.from, one.to);
    const line = lineHolding(
      markerOf(one).normalize('NFC'),
      String(sampleContent({ [one.path]: change })[one.path]).normalize('NFC'),
    );
    const found = problemsOf({ [one.path]: change }).filter(({ code }) => code === one.code);
    expect(found).toContainEqual(expect.objectContaining({ severity: 'error', path: `content/${one.path}`, line }));
  });

  it('speaks Vietnamese, in sentences of at most eighteen words, and begins with the place', () => {
    const [problem] = problemsOf({ [LESSON]: swap('Mở cài đặt', LONG) });
    expect(problem && formatProblem(problem)).toBe(
      `content/${LESSON}:19: Câu dài 23 từ, tối đa 18. Hãy tách làm hai câu.`,
    );
  });
});

describe('lints of whole files', () => {
  it('a course without course.md, a missing lesson number, a strange file and a strange folder', () => {
    const found = problemsOf({
      [COURSE]: null,
      [OTP]: null,
      'courses/an-toan/03-them.md': (_old) => String(sampleContent()[OTP]),
      'courses/an-toan/Ghi chú.md': 'x',
      'courses/Khóa mới/course.md': 'x',
      'banks/Câu hỏi.md': 'x',
    });
    const codes = found.map(({ code, path }) => [code, path]);
    expect(codes).toEqual(
      expect.arrayContaining([
        ['file-missing', `content/${COURSE}`],
        ['lesson-numbering', 'content/courses/an-toan/03-them.md'],
        ['file-unknown', 'content/courses/an-toan/Ghi chú.md'],
        ['file-name', 'content/courses/Khóa mới/course.md'],
        ['file-name', 'content/banks/Câu hỏi.md'],
      ]),
    );
  });

  it('a course without lessons', () => {
    const codes = problemsOf({ [LESSON]: null, [OTP]: null }).map(({ code }) => code);
    expect(codes).toContain('lesson-numbering');
  });

  it('missing competences', () => {
    expect(problemsOf({ [COMPETENCES]: null })).toContainEqual(
      expect.objectContaining({ code: 'file-missing', path: 'content/competences.yaml', line: 1 }),
    );
  });

  it('parts named in completion must exist', () => {
    expect(problemsOf({ [QUIZ]: null, [TASK]: null }).filter(({ code }) => code === 'completion')).toHaveLength(2);
  });

  it('a task may stand in a course without counting for it', () => {
    expect(problemsOf({ [COURSE]: swap('quiz, task]', 'quiz]') })).toEqual([]);
  });

  it('text that is not UTF-8', () => {
    expect(problemsOf({ [LESSON]: new Uint8Array([0xc3, 0x28]) })).toContainEqual(
      expect.objectContaining({ code: 'encoding', path: `content/${LESSON}`, line: 1 }),
    );
  });

  it('a lesson heavier than 60 kB', () => {
    const heavy = swap('Mật khẩu dài thì', `${'Một câu ngắn. '.repeat(4000)}\n\nMật khẩu dài thì`);
    expect(problemsOf({ [LESSON]: heavy })).toEqual([
      expect.objectContaining({ code: 'lesson-too-heavy', line: 1, severity: 'error' }),
    ]);
  });

  it('warns, and only warns, of facts checked over a year ago and of drawings nobody shows', () => {
    const unused = { 'courses/an-toan/thua.svg': (_old: string) => String(sampleContent()[DRAWING]) };
    const found = problemsOf(unused, '2027-11-21');
    expect(found.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ['warning', 'checked-long-ago', 5],
      ['warning', 'checked-long-ago', 5],
      ['warning', 'figure-unused', 1],
    ]);
    expect(problemsOf(unused, '2027-11-20')).toHaveLength(1);
  });

  it('warns of a text alternative that is no sentence', () => {
    const found = problemsOf({ [LESSON]: swap('![Một chiếc khóa đóng.]', '![khóa]') });
    expect(found).toEqual([expect.objectContaining({ code: 'figure-text', severity: 'warning' })]);
  });

  it('reports a drawing used twice only once', () => {
    const bad = {
      [DRAWING]: swap('font-size="16"', 'font-size="9"'),
      [OTP]: swap('::: try', '![Một khóa.](khoa.svg)\n\n::: try'),
    };
    expect(problemsOf(bad)).toHaveLength(1);
  });

  it('finds nothing wrong with the sample itself', () => {
    expect(problemsOf({})).toEqual([]);
  });
});

describe('the list of codes', () => {
  const whole: ProblemCode[] = [
    ...(['checked-long-ago', 'encoding', 'figure-unused', 'file-missing', 'file-name', 'file-unknown'] as const),
    ...(['lesson-numbering', 'lesson-too-heavy'] as const),
  ];

  it('holds no code that nothing provokes', () => {
    const provoked = new Set<ProblemCode>([...whole, ...CASES.map(({ code }) => code)]);
    expect(PROBLEM_CODES.filter((code) => !provoked.has(code))).toEqual([]);
  });
});
