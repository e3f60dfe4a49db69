import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { sampleContent } from '../../../../test/support/sample-content';
import { readContent, hasErrors, type CompiledQuestion } from '.';
import { compileContent } from './compile-content';

const LESSON = 'courses/an-toan/01-mat-khau.md';
const BANK = 'banks/an-toan.md';

function theCourse(files = sampleContent()) {
  const [course] = compileContent(files).courses;
  if (!course) throw new Error('The sample has a course');
  return course;
}

function question(id: string): CompiledQuestion {
  const found = theCourse().questions.find((one) => one.id === id);
  if (!found) throw new Error(`The sample has no question ${id}`);
  return found;
}

describe('the same files', () => {
  const expected = JSON.stringify(compileContent(sampleContent()));

  it('give the same bytes in any order of the map', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(sampleContent()), { minLength: Object.keys(sampleContent()).length }),
        (entries) => {
          expect(JSON.stringify(compileContent(Object.fromEntries(entries)))).toBe(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    ['Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Mac', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte-order mark before', (text: string) => `\ufeff${text}`],
    ['bytes instead of text,', (text: string) => Buffer.from(text, 'utf8')],
  ])('give the same bytes with %s line endings', (_, convert) => {
    const files = Object.entries(sampleContent()).map(([path, text]) => [
      path,
      path.endsWith('.typ') ? text : convert(String(text)),
    ]);
    expect(JSON.stringify(compileContent(Object.fromEntries(files) as Record<string, string>))).toBe(expected);
  });

  it('give the same bytes when read from a disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'content-'));
    try {
      for (const [path, text] of Object.entries({
        ...sampleContent(),
        'README.md': '',
        'units/don-vi.csv': '',
        'courses/.an': '',
      })) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const files = readContent(`${folder}/`);
      expect(Object.keys(files)).toEqual(Object.keys(sampleContent()).sort());
      expect(JSON.stringify(compileContent(files))).toBe(expected);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the hash of a course', () => {
  const hash = (path: string, from: string, to: string) =>
    theCourse(sampleContent({ [path]: (old) => old.replace(from, to) })).hash;

  it('changes with every part of it', () => {
    const hashes = [
      theCourse().hash,
      hash(LESSON, 'khó đoán', 'rất khó đoán'),
      hash(LESSON, 'mark: verified', 'mark: experience'),
      hash('courses/an-toan/khoa.svg', 'x="20"', 'x="21"'),
      hash('courses/an-toan/quiz.md', 'passPercent: 80', 'passPercent: 70'),
      hash('courses/an-toan/task.md', 'ảnh mờ', 'ảnh tối'),
      hash('courses/an-toan/sheet.md', 'Không đọc', 'Đừng đọc'),
      hash('courses/an-toan/course.md', 'version: 1.0.0', 'version: 1.0.1'),
      hash(BANK, '- [x] Không ai cả', '- [x] Không một ai'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('does not change with a comment, white space or another course', () => {
    expect(hash(LESSON, 'minutes: 5', 'minutes:   5 # phút')).toBe(theCourse().hash);
    expect(hash('programmes/dot-mot.md', 'minutes: 180', 'minutes: 240')).toBe(theCourse().hash);
  });

  it('changes with the sound a lesson plays', () => {
    const withSound = (sound: string) => {
      const audio = '::: audio {src=bai-1.mp3 lang=vi}\nLời đọc.\n:::\n\n::: try';
      return compileContent(
        sampleContent({
          [LESSON]: (old) => old.replace('::: try', audio),
          'courses/an-toan/bai-1.mp3': Buffer.from(sound),
        }),
      );
    };
    const [one, two] = [withSound('a'), withSound('b')];
    expect(one.problems).toEqual([]);
    expect(one.courses[0]?.assets).toEqual([
      {
        name: 'bai-1.mp3',
        path: 'courses/an-toan/bai-1.mp3',
        sizeBytes: 1,
        sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      },
    ]);
    expect(one.courses[0]?.hash).not.toBe(two.courses[0]?.hash);
    expect(one.courses[0]?.lessons[0]?.html).toContain(
      '<figure class="audio" data-src="bai-1.mp3" data-lang="vi">\n<details>\n<summary>Lời của bài nghe</summary>\n<p>Lời đọc.</p>\n</details>\n</figure>',
    );
  });
});

describe('a compiled course', () => {
  it('carries what its files say', () => {
    const course = theCourse();
    expect(course).toMatchObject({
      id: 'C09',
      slug: 'an-toan',
      competences: ['4.2', 'T.1'],
      version: '1.0.0',
      completion: ['lessons', 'quiz', 'task'],
      introHtml: '<p>Khóa này giúp anh chị giữ tài khoản.</p>',
      quiz: { id: 'C09-QUIZ', count: 3, timeLimitMinutes: null, draw: [{ bank: 'an-toan', count: 3 }] },
      fieldTask: { id: 'C09-FIELD', minutes: 20, html: '<p>Anh chị hỏi một nhà trong thôn.</p>' },
      sheet: { id: 'C09-SHEET', title: 'Một trang để nhớ' },
    });
    expect(course.lessons.map(({ id, number, minutes, checkedOn }) => [id, number, minutes, checkedOn])).toEqual([
      ['C09-01', 1, 5, '2026-11-20'],
      ['C09-02', 2, 6, '2026-11-20'],
    ]);
    expect(course.lessons[0]?.sources).toEqual([{ text: 'Luật An ninh mạng', mark: 'verified' }]);
    for (const { html, sizeBytes } of course.lessons) expect(sizeBytes).toBe(Buffer.byteLength(html));
  });

  it('keeps the rubric apart from the text of the task', () => {
    const { task } = theCourse();
    expect(task).toMatchObject({ photos: { min: 1, max: 3 }, words: { min: 10, max: 200 }, passCriteria: 3 });
    expect(task?.html).toBe('<h2>Việc cần làm</h2>\n<p>Giúp một người đổi mật khẩu.</p>');
    expect(task?.rubric[0]).toEqual({
      id: 'r-c09-anh',
      title: 'Ảnh đúng việc',
      metHtml: 'Ảnh cho thấy máy.',
      notMetHtml: 'Ảnh mờ.',
    });
  });

  it('comes back beside its errors, so that a draft can be looked at', () => {
    const { courses, problems } = compileContent(
      sampleContent({ [LESSON]: (old) => old.replace('::: try', '::: tip') }),
    );
    expect(hasErrors(problems)).toBe(true);
    expect(courses[0]?.lessons).toHaveLength(2);
  });
});

describe('questions', () => {
  it('of one choice: numbered in the order of the source, feedback and explanation apart', () => {
    const { choices, ...rest } = question('q-otp-hoi');
    expect(rest).toEqual({
      id: 'q-otp-hoi',
      bank: 'an-toan',
      type: 'single',
      titleHtml: 'Ai được hỏi mã OTP?',
      stemHtml: '<p>Bác Lành nhận một cuộc gọi.</p>',
      difficulty: 1,
      competence: '4.2',
      lessonId: 'C09-02',
      shuffleChoices: true,
      numeric: null,
      explanationHtml: '<p>OTP chỉ để mình nhập.</p>',
    });
    expect(choices.map(({ id, correct, html }) => [id, correct, html])).toEqual([
      ['c1', false, 'Ngân hàng'],
      ['c2', false, 'Công an xã'],
      ['c3', true, 'Không ai cả'],
    ]);
    expect(choices[2]?.feedbackHtml).toBe('<p>Đúng.</p>');
  });

  it('of many choices: bold kept, order kept when fixed', () => {
    const { choices, shuffleChoices } = question('q-viec-an-toan');
    expect(choices.map(({ correct }) => correct)).toEqual([true, true, false, false]);
    expect(choices[0]?.html).toBe('Đặt <strong>mật khẩu</strong> dài');
    expect(shuffleChoices).toBe(false);
  });

  it('true or false: never shuffled', () => {
    const { choices, shuffleChoices } = question('q-muon-otp');
    expect(choices.map(({ html, correct }) => [html, correct])).toEqual([
      ['Đúng', false],
      ['Sai', true],
    ]);
    expect(shuffleChoices).toBe(false);
  });

  it('of a number: a decimal comma is read', () => {
    expect(question('q-to-may-nguoi')).toMatchObject({
      choices: [],
      numeric: { answer: 10, tolerance: 0.5, unit: 'người' },
    });
  });

  it('may count decimal numbers of any size', () => {
    const number = fc.tuple(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.integer({ min: 0, max: 999 }),
      fc.constantFrom('.', ','),
    );
    fc.assert(
      fc.property(number, ([whole, rest, mark]) => {
        const digits = String(rest).padStart(3, '0');
        const files = sampleContent({
          [BANK]: (old) => old.replace('answer=10 ', `answer=${String(whole)}${mark}${digits}  `),
        });
        const found = theCourse(files).questions.find(({ type }) => type === 'numeric');
        expect(found?.numeric?.answer).toBe(Number(`${String(whole)}.${digits}`));
      }),
      { numRuns: 30 },
    );
  });

  it('that are faulty are left out, the others stay', () => {
    const files = sampleContent({ [BANK]: (old) => old.replace('difficulty=1', 'difficulty=9') });
    expect(theCourse(files).questions.map(({ id }) => id)).toEqual(['q-viec-an-toan', 'q-muon-otp', 'q-to-may-nguoi']);
  });
});

describe('a programme', () => {
  it('holds its requirements as data', () => {
    const [programme] = compileContent(sampleContent()).programmes;
    expect(programme).toMatchObject({
      id: 'BD-2026-9',
      slug: 'dot-mot',
      certificate: 'hoan-thanh',
      audience: ['village-team'],
      ...{ level: 'basic', buildsOn: [] },
    });
    expect(programme?.requirements).toEqual([
      { id: 'c09', label: 'C09', kind: 'course', course: 'C09' },
      { id: 'thuc-hanh', label: 'Bài thực hành', kind: 'task', anyOf: ['C09-TASK'] },
      { id: 'gio-lop', label: 'Lớp', kind: 'hours', minutes: 180 },
    ]);
  });
});

describe('an in-depth programme', () => {
  it('says which basic ones it goes on from', () => {
    const basic = String(sampleContent()['programmes/dot-mot.md']);
    const deep = basic
      .replace('BD-2026-9', 'NC-2026-9')
      .replace('audience:', 'level: in-depth\nbuildsOn: [BD-2026-9]\naudience:');
    const { programmes, problems } = compileContent({ ...sampleContent(), 'programmes/dot-hai.md': deep });
    expect(problems.filter(({ path }) => path.includes('programmes'))).toEqual([]);
    expect(programmes.map(({ id, level, buildsOn }) => [id, level, buildsOn])).toEqual([
      ['NC-2026-9', 'in-depth', ['BD-2026-9']],
      ['BD-2026-9', 'basic', []],
    ]);
  });
});

describe('broken content', () => {
  it('never makes the compiler throw, and never passes unnoticed when a file is cut', () => {
    const paths = Object.keys(sampleContent()).filter((path) => /\.(md|yaml)$/.test(path));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat({ max: 40 }), (path, length) => {
        const { problems } = compileContent(sampleContent({ [path]: (old) => old.slice(0, length) }));
        expect(hasErrors(problems)).toBe(true);
      }),
    );
  });

  it('never makes the compiler throw, whatever stands in a lesson', () => {
    const head = String(sampleContent()[LESSON]).split('\n').slice(0, 10).join('\n');
    const piece = fc.constantFrom(
      ...[
        '\n',
        '\n\n',
        ' ',
        '    ',
        '- ',
        '1. ',
        '> ',
        '# ',
        '## ',
        '::: note',
        ':::',
        '::: steps',
        '::: audio {src=a}',
        '| a | b |\n| - | - |\n',
      ],
      ...[
        '[',
        ']',
        '(',
        ')',
        '![',
        '{',
        '}',
        '{#a .b c=d}',
        '^[x]',
        '[^1]',
        '[^1]: y',
        '**',
        '`',
        '<b>',
        '&amp;',
        '\\',
        'chữ ',
        '[x](y)',
        '---',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { courses } = compileContent(sampleContent({ [LESSON]: `${head}\n---\n${pieces.join('')}` }));
        expect(courses[0]?.lessons.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
