import { definePermission } from '@lopso/platform';

/** A member over their own quizzes and tasks. */
export const LEARN = definePermission('assessment.learn', 'Take quizzes and hand in practical tasks of one’s own', [
  'member',
]);

/** Draw a quiz on paper for a member of the unit and type the answers in. */
export const ENTER_PAPER_QUIZZES = definePermission(
  'assessment.enter-paper-quizzes',
  'Print a quiz for a member and type in the answers',
  ['commune-officer'],
);

/** Hand in a practical task for a member of the unit who has no phone. */
export const HAND_IN_FOR_MEMBERS = definePermission(
  'assessment.hand-in-for-members',
  'Hand in a practical task for a member without a phone',
  ['commune-officer'],
);

/** Grade practical tasks of the unit. */
export const GRADE_TASKS = definePermission('assessment.grade-tasks', 'Grade practical tasks', ['trainer']);

/** Read what was handed in within the unit, with its photos. */
export const READ_SUBMISSIONS = definePermission(
  'assessment.read-submissions',
  'Read practical tasks that were handed in, with their photos',
  ['trainer', 'commune-officer', 'department-officer', 'department-admin', 'auditor'],
);

/** See which questions are answered wrong most often. */
export const READ_QUESTION_STATISTICS = definePermission(
  'assessment.read-question-statistics',
  'See which questions are often answered wrong',
  ['trainer', 'department-officer', 'department-admin'],
);
