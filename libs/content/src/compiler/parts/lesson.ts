import { daysBetween } from '../calendar-date.rules';
import { type Compilation, type Document, type Folder, readDocument } from '../compilation';
import { calendarDate, listOf, number, oneOf, record, text } from '../fields';
import { hasForm } from '../identifiers.rules';
import { checkTry } from '../markdown/containers';
import { checkWords } from '../markdown/prose';
import { parseText, renderBlocks } from '../markdown/text';
import { type CompiledLesson } from '../types';
import { competenceList } from './shared-fields';

/** The heaviest lesson: UTF-8 bytes of its HTML with the drawings in it. */
const MAX_LESSON_BYTES = 60 * 1024;
/** Facts are compared with their sources again after this long. */
const MAX_AGE_DAYS = 365;

/** Where a lesson stands. */
export interface LessonPlace {
  readonly path: string;
  readonly number: number;
  /** What its id must be; null when the course has none. */
  readonly expectedId: string | null;
}

/** Compiles one lesson; null when its front matter can't be read. */
export function compileLesson(place: LessonPlace, folder: Folder, context: Compilation): CompiledLesson | null {
  const document = readDocument(place.path, shape(context.competences), context);
  if (!document) return null;
  const { id, title, minutes, checkedOn, owner, competences, sources } = document.fields.values;
  checkId(document, place, context);
  checkAge(document, context);
  checkWords(title, document.fields.lineOf('title'), document.report);
  const html = renderBody(document, folder);
  return {
    id,
    number: place.number,
    title,
    minutes,
    checkedOn,
    owner,
    competences,
    html,
    sizeBytes: weigh(html, document),
    sources: sources.map((source) => ({ text: source.text, mark: source.mark })),
  };
}

function shape(known: ReadonlySet<string>) {
  return {
    id: text({ accepts: (id) => hasForm('lesson', id), must: 'phải có dạng C05-01', code: 'id-form' as const }),
    title: text({ maxLength: 80 }),
    minutes: number({ min: 5, max: 10 }),
    checkedOn: calendarDate(),
    owner: text(),
    competences: competenceList(known),
    sources: listOf(record({ text: text({ maxLength: 400 }), mark: oneOf(['verified', 'experience']) })),
  };
}

type LessonDocument = Document<{ id: string; checkedOn: string }>;

function checkId({ fields, report, path }: LessonDocument, place: LessonPlace, { ids }: Compilation): void {
  const { id } = fields.values;
  const line = fields.lineOf('id');
  ids.claim(id, path, line, report);
  if (place.expectedId !== null && id !== place.expectedId) {
    report(line, 'id-form', `Mã bài phải là "${place.expectedId}", theo mã khóa và số ở đầu tên tệp.`);
  }
}

function checkAge({ fields, report }: LessonDocument, { asOf }: Compilation): void {
  if (asOf === null) return;
  const age = daysBetween(fields.values.checkedOn, asOf);
  if (age > MAX_AGE_DAYS) {
    const message = `Bài được đối chiếu ${String(age)} ngày trước, quá một năm. Hãy xem lại nguồn rồi sửa ngày.`;
    report(fields.lineOf('checkedOn'), 'checked-long-ago', message, 'warning');
  }
}

function renderBody({ body, report, fields }: LessonDocument & { body: string }, folder: Folder): string {
  const rules = { headings: [2, 4], startsWithHeading: true, footnotes: true } as const;
  const blocks = parseText(body, { report, neighbours: folder, rules });
  checkTry(blocks, report, body.trimEnd().split('\n').length);
  return renderBlocks(blocks, fields.values.id);
}

function weigh(html: string, { report }: LessonDocument): number {
  const bytes = Buffer.byteLength(html, 'utf8');
  if (bytes > MAX_LESSON_BYTES) {
    const size = String(Math.ceil(bytes / 1024));
    report(1, 'lesson-too-heavy', `Bài nặng ${size} kB cả hình, tối đa 60 kB. Hãy bớt hình hoặc chia bài.`);
  }
  return bytes;
}
