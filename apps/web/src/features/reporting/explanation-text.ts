import { formatDate, formatDateTime } from '../../lib/i18n/format';
import { t as dueWords } from './messages/due';
import { t } from './messages/explanation';
import type { Explanation } from './types';
import { validityWords } from './validity-words';
import { evidenceWords } from './words';

type Node = Explanation['requirements'][number];

/** The reasons as a text to be sent: who, which round, each part with its reason, and the facts that count, the first first. */
export function explanationText(explanation: Explanation): string {
  const validity = validityWords(explanation);
  const { member, roundTitle, dueOn, due, finishedAt, requirements, roundEndedOn } = explanation;
  const counted = explanation.evidence.filter(({ notCounted }) => notCounted === null).reverse();
  const facts = counted.map(
    (one) => `- ${t('textFact', { on: formatDate(one.occurredAt), what: evidenceWords(one) })}`,
  );
  return [
    t('textHead', { name: member.fullName, unit: member.unitName }),
    t('textRound', { round: roundTitle, due: formatDate(dueOn) }),
    ...(due.lastOn === due.ruleDueOn ? [] : [due.explanation]),
    ...(roundEndedOn === null ? [] : [t('roundEnded', { date: formatDate(roundEndedOn) })]),
    howFar(explanation),
    ...passageLines(explanation),
    ...(finishedAt === null ? [] : [t('textFinished', { on: formatDate(finishedAt) })]),
    ...(validity === null ? [] : [validity]),
    ...requirements.flatMap((node) => nodeLines(node, '- ')),
    ...(facts.length === 0 ? [] : [t('textEvidence'), ...facts]),
  ].join('\n');
}

/** Which passage it is, and since when something counts for it. */
function passageLines({ number, countsFrom }: Explanation): string[] {
  const passage = number > 1 ? [dueWords('passage', { number })] : [];
  return [...passage, countsFrom === null ? t('textNotBegun') : t('textCounts', { from: formatDate(countsFrom) })];
}

function howFar({ on, asOf, doneSteps, totalSteps }: Explanation): string {
  const steps = { done: doneSteps, total: totalSteps };
  return on === null
    ? t('textNow', { when: formatDateTime(asOf), ...steps })
    : t('textOn', { on: formatDate(on), ...steps });
}

function nodeLines({ label, explanation, parts }: Node, indent: string): string[] {
  return [indent + t('textNode', { label, explanation }), ...parts.flatMap((part) => nodeLines(part, `  ${indent}`))];
}
