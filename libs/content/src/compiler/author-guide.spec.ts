import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '.';
import { compileContent } from './compile-content';

const CONTENT = join(__dirname, '../../../../content');
const EXAMPLE = /^Tệp: `content\/([^`]+)`\n\n```\w+\n([\s\S]*?)\n```$/gm;

/** The files the guide for authors shows in full. */
function guideFiles(): Record<string, string> {
  const guide = readFileSync(join(CONTENT, 'README.md'), 'utf8');
  return Object.fromEntries([...guide.matchAll(EXAMPLE)].map((match) => [match[1] ?? '', `${match[2] ?? ''}\n`]));
}

describe('the guide for authors', () => {
  it('shows a whole course, with a drawing, questions of every type, a quiz, a task and a round', () => {
    const { courses, programmes, problems } = compileContent({ ...readContent(CONTENT), ...guideFiles() });
    const names = Object.keys(guideFiles()).map((path) => `content/${path}`);
    expect(problems.filter(({ path }) => names.includes(path))).toEqual([]);
    const course = courses.find(({ id }) => id === 'C31');
    expect(course?.lessons[0]?.html).toContain('<svg role="img"');
    expect(course?.questions.map(({ type }) => type)).toEqual(['single', 'multiple', 'true-false', 'numeric']);
    expect(course?.task?.rubric).toHaveLength(3);
    expect(programmes.map(({ id }) => id)).toEqual(expect.arrayContaining(['WIFI-2026-1', 'WIFI-2026-2']));
  });
});

describe('the content of this repository', () => {
  it('compiles without an error or a warning', () => {
    expect(compileContent(readContent(CONTENT)).problems).toEqual([]);
  });
});
