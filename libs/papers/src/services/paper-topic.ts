import { type PaperSubject } from '../rules/paper-kinds';
import { type PaperTopic } from '../storage/paper.repository';

/** What a topic names. */
export function subjectOfTopic({ classGroupId, planId }: PaperTopic): PaperSubject {
  if (planId !== null) return 'plan';
  return classGroupId === null ? 'round' : 'class';
}
