import { definePermission } from '@lopso/platform';

/**
 * Reads and prints the published courses: members to learn, trainers to teach, officers for people without a phone.
 * Nothing in a course is anybody's own, so it holds everywhere at once and no row is checked again.
 */
export const READ_COURSES = definePermission('content.read-courses', 'Đọc và in các khóa học', [
  'department-admin',
  'department-officer',
  'commune-officer',
  'trainer',
  'team-leader',
  'member',
  'leader',
  'auditor',
]);
