import { definePermission } from '@lopso/platform';

/** A member over their own quizzes and tasks. */
export const LEARN = definePermission('assessment.learn', 'Làm bài kiểm tra, nộp bài thực hành của mình', ['member']);

/** Draw a quiz on paper for a member of the unit and type the answers in. */
export const ENTER_PAPER_QUIZZES = definePermission(
  'assessment.enter-paper-quizzes',
  'In bài kiểm tra cho thành viên, nhập câu trả lời',
  ['commune-officer'],
);

/** Hand in a practical task for a member of the unit who has no phone. */
export const HAND_IN_FOR_MEMBERS = definePermission(
  'assessment.hand-in-for-members',
  'Nộp bài thực hành thay thành viên không có điện thoại',
  ['commune-officer'],
);

/** Grade practical tasks of the unit. */
export const GRADE_TASKS = definePermission('assessment.grade-tasks', 'Chấm bài thực hành', ['trainer']);

/** Read what was handed in within the unit, with its photos. */
export const READ_SUBMISSIONS = definePermission('assessment.read-submissions', 'Xem bài thực hành đã nộp, cả ảnh', [
  'trainer',
  'commune-officer',
  'department-officer',
  'department-admin',
  'auditor',
]);

/** See which questions are answered wrong most often; a partner: of the courses that name its organisation alone. */
export const READ_QUESTION_STATISTICS = definePermission(
  'assessment.read-question-statistics',
  'Xem câu hỏi nhiều người làm sai',
  ['trainer', 'department-officer', 'department-admin', 'partner', 'auditor'],
);
