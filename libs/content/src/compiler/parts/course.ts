import { type Compilation, type Document, type Folder, readDocument } from '../compilation';
import { listOf, number, oneOf, optional, text } from '../fields';
import { hasForm } from '../identifiers.rules';
import { checkWords } from '../markdown/prose';
import { parseText, renderBlocks } from '../markdown/text';
import { type CompiledCourse, type CompletionPart } from '../types';
import { audienceList, competenceList } from './shared-fields';

/** What course.md itself says. */
export type CourseHead = Pick<
  CompiledCourse,
  | 'id'
  | 'title'
  | 'summary'
  | 'motif'
  | 'hours'
  | 'competences'
  | 'audience'
  | 'version'
  | 'completion'
  | 'owner'
  | 'partners'
  | 'introHtml'
>;

/** Which gradable parts the folder of the course holds. */
export interface CourseContents {
  readonly quiz: boolean;
  readonly task: boolean;
}

/** Compiles course.md; null when its front matter can't be read. */
export function compileCourseHead(
  path: string,
  contents: CourseContents,
  folder: Folder,
  context: Compilation,
): CourseHead | null {
  const document = readDocument(path, shape(context.competences), context);
  if (!document) return null;
  const { fields, report, body } = document;
  context.ids.claim(fields.values.id, path, fields.lineOf('id'), report);
  checkWords(fields.values.title, fields.lineOf('title'), report);
  checkWords(fields.values.summary, fields.lineOf('summary'), report);
  checkCompletion(document, contents);
  const blocks = parseText(body, { report, neighbours: folder, rules: { headings: [2, 3] } });
  const { partners, ...said } = fields.values;
  // Left out where there are none, so that a course without partners keeps its hash.
  const held = partners.length === 0 ? {} : { partners };
  return { ...said, ...held, introHtml: renderBlocks(blocks, said.id) };
}

function shape(known: ReadonlySet<string>) {
  return {
    id: text({ accepts: (id) => hasForm('course', id), must: 'phải có dạng C05', code: 'id-form' as const }),
    title: text({ maxLength: 80 }),
    summary: text({ maxLength: 160 }),
    motif: oneOf(['nui', 'bac-thang', 'song', 'san', 'hoa-cam', 'la-che']),
    hours: number({ min: 0.1, max: 100, whole: false }),
    competences: competenceList(known),
    audience: audienceList,
    version: text({ accepts: (version) => hasForm('version', version), must: 'phải có ba số, dạng 1.0.0' }),
    completion: listOf(oneOf<CompletionPart>(['lessons', 'quiz', 'task'])),
    owner: text(),
    partners: optional(listOf(text({ maxLength: 120 })), []),
  };
}

/** What completes a course must be in its folder. A task may stand there without counting: a round can ask for it. */
function checkCompletion(
  { fields, report }: Document<{ completion: CompletionPart[] }>,
  { quiz, task }: CourseContents,
): void {
  const { completion } = fields.values;
  const line = fields.lineOf('completion');
  const refuse = (message: string) => report(line, 'completion', message);
  if (!completion.includes('lessons')) refuse('"completion" phải có lessons.');
  if (quiz && !completion.includes('quiz')) refuse('Có tệp quiz.md nhưng "completion" chưa ghi quiz.');
  if (!quiz && completion.includes('quiz')) refuse('"completion" ghi quiz nhưng thiếu tệp quiz.md.');
  if (!task && completion.includes('task')) refuse('"completion" ghi task nhưng thiếu tệp task.md.');
}
