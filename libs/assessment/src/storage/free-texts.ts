import { type FreeText } from '@lopso/platform';

/** What others wrote in their works, and graders about those. */
export const ASSESSMENT_TEXTS: readonly FreeText[] = [
  {
    table: 'assessment.submission',
    texts: ['words', 'comment'],
    what: 'Bài thực hành của người khác',
    label: 't.task_id',
    notedAt: 't.handed_in_at',
    place: 't.unit_path',
    isOwn: 't.member_id = $1',
  },
];
