import {
  ContentPublisher,
  formatProblem,
  hasErrors,
  type KeptCourse,
  loadCompiler,
  type Problem,
  readContent,
} from '@lopso/content';
import { vietnamDate } from '@lopso/platform';
import { type Command, EXIT } from '../command';
import { withServices } from '../operator.module';

const DEFAULT_FOLDER = 'content';

function report(problems: readonly Problem[]): void {
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
}

/** Compiles the folder and lists every fault; needs no database. */
async function check(folder: string): Promise<number> {
  const asOf = vietnamDate(new Date());
  const { compileContent } = await loadCompiler();
  const content = compileContent(readContent(folder), { asOf });
  report(content.problems);
  const questions = content.banks.reduce((sum, bank) => sum + bank.questions.length, 0);
  const lessons = content.courses.reduce((sum, course) => sum + course.lessons.length, 0);
  process.stdout.write(`${content.courses.length} khóa, ${lessons} bài, ${questions} câu hỏi. `);
  process.stdout.write(hasErrors(content.problems) ? 'Còn lỗi, chưa xuất bản được.\n' : 'Không có lỗi.\n');
  return hasErrors(content.problems) ? EXIT.found : EXIT.done;
}

function keptWords({ courseId, slug, version, inUse }: KeptCourse): string {
  return (
    `content/courses/${slug}/course.md: bản ${version} cũ hơn bản ${inUse} đang dùng, khóa ${courseId} giữ bản ${inUse}. ` +
    `Muốn dùng nội dung này thì đặt số phiên bản mới, cao hơn ${inUse}.`
  );
}

async function publish(folder: string): Promise<number> {
  const result = await withServices((find) => find(ContentPublisher).publishContent(folder));
  report(result.problems);
  for (const one of result.kept) process.stdout.write(`${keptWords(one)}\n`);
  process.stdout.write(`Đã xuất bản: ${result.published.join(', ') || 'không có gì mới'}.\n`);
  return hasErrors(result.problems) ? EXIT.found : EXIT.done;
}

/** `content check` and `content publish`. */
export const content: Command = {
  summary: 'check: tìm lỗi trong content/; publish: xuất bản các khóa',
  usage: ['content check [--folder content]', 'content publish [--folder content]'],
  acts: ['check', 'publish'],
  options: { folder: 'text' },
  async run(words) {
    const folder = words.texts.get('folder') ?? DEFAULT_FOLDER;
    return words.act === 'publish' ? publish(folder) : check(folder);
  },
};
