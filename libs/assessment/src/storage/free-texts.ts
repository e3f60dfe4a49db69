import { type FreeText } from '@lopso/platform';

/** What others wrote in their works, graders about those, and officers when they gave further attempts. */
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
  {
    table: 'assessment.attempt_grant',
    texts: ['reason'],
    what: 'Lý do cho người khác thêm lượt làm bài',
    label: 't.quiz_id',
    notedAt: 't.given_at',
    place: '(select m.unit_path from org.member m where m.id = t.member_id)',
    isOwn: 't.member_id = $1',
  },
];
