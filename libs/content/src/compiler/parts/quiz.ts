import { type Compilation, type Folder, readDocument } from '../compilation';
import { listOf, literalOr, number, oneOf, record, text, yesNo } from '../fields';
import { hasForm } from '../identifiers.rules';
import { parseText, renderBlocks } from '../markdown/text';
import { type CompiledBank, type CompiledQuiz } from '../types';
import { slug } from './shared-fields';

const SHAPE = {
  id: text({ accepts: (id) => hasForm('quiz', id), must: 'phải có dạng C05-QUIZ', code: 'id-form' }),
  title: text({ maxLength: 80 }),
  draw: listOf(record({ bank: slug(), count: number({ min: 1, max: 100 }) })),
  passPercent: number({ min: 1, max: 100 }),
  timeLimitMinutes: literalOr(null, number({ min: 1, max: 240 })),
  graceSeconds: number({ min: 0, max: 600 }),
  maxAttempts: literalOr(null, number({ min: 1, max: 100 })),
  scoring: oneOf(['best']),
  shuffle: yesNo(),
};

/** Compiles the settings of a quiz and checks that its banks hold enough questions. */
export function compileQuiz(
  place: { path: string; expectedId: string | null },
  banks: readonly CompiledBank[],
  folder: Folder,
  context: Compilation,
): CompiledQuiz | null {
  const document = readDocument(place.path, SHAPE, context);
  if (!document) return null;
  const { fields, report, body } = document;
  const { draw, ...settings } = fields.values;
  context.ids.claim(settings.id, place.path, fields.lineOf('id'), report);
  if (place.expectedId !== null && settings.id !== place.expectedId) {
    report(fields.lineOf('id'), 'id-form', `Mã bài kiểm tra phải là "${place.expectedId}".`);
  }
  for (const { bank, count, line } of draw) {
    const found = banks.find((candidate) => candidate.slug === bank);
    if (!found) report(line, 'reference', `Không có ngân hàng câu hỏi content/banks/${bank}.md.`);
    else if (found.questions.length < count) {
      const has = String(found.questions.length);
      report(
        line,
        'bank-too-small',
        `Cần rút ${String(count)} câu, nhưng ngân hàng "${bank}" chỉ có ${has} câu đúng quy cách.`,
      );
    }
  }
  const blocks = parseText(body, { report, neighbours: folder, rules: { headings: [2, 3] } });
  return {
    ...settings,
    introHtml: renderBlocks(blocks, settings.id),
    draw: draw.map(({ bank, count }) => ({ bank, count })),
    count: draw.reduce((sum, { count }) => sum + count, 0),
  };
}
