/**
 * Why reading leaves no entry in the audit trail.
 *
 * - `figures only`: numbers of people, no person among them.
 * - `no person in it`: units, courses, rounds, calendars, files without rows.
 * - `own data`: what the caller holds or did.
 * - `staff in office`: at most who teaches a class, which the class's notice says as well.
 */
export type NoEntry = 'figures only' | 'no person in it' | 'own data' | 'staff in office';

/** What somebody with a wider right than a member's leaves in the trail by reading: the act, or why there is none. */
export type ReadEntry = { readonly action: string; readonly isExport: boolean } | { readonly none: NoEntry };

const entry = (action: string): ReadEntry => ({ action, isExport: false });
/** Personal data taken out as a file: an entry every time, and a fresh proof of who asks. */
const taken = (action: string): ReadEntry => ({ action, isExport: true });
const figures: ReadEntry = { none: 'figures only' };
const nobody: ReadEntry = { none: 'no person in it' };
const own: ReadEntry = { none: 'own data' };
const staff: ReadEntry = { none: 'staff in office' };

/** Every GET route that is open to more than members, and what it leaves in the audit trail. */
export const readEntries: Readonly<Record<string, ReadEntry>> = {
  'GET /account/factors': own,
  'GET /account/foreign-identity': own,
  'GET /account/passkeys': own,
  'GET /account/sessions': own,
  'GET /audit-entries': entry('platform.trail-read'),
  'GET /certificates/:certificateId': entry('credentials.certificate-read'),
  'GET /certificates/:certificateId/badge': entry('credentials.certificate-read'),
  'GET /certificates/:certificateId/paper': entry('credentials.certificate-read'),
  'GET /class-groups': staff,
  'GET /class-groups/:classGroupId': entry('classes.people-read'),
  'GET /class-groups/:classGroupId/waiting': entry('classes.people-read'),
  'GET /class-groups/:classGroupId/results': entry('reporting.class-results-read'),
  'GET /class-plans': nobody,
  'GET /class-plans/:planId': staff,
  'GET /class-sessions': staff,
  'GET /class-sessions/:classSessionId': staff,
  'GET /class-sessions/:classSessionId/hall-kit': entry('classes.roll-read'),
  'GET /class-sessions/:classSessionId/roll': entry('classes.roll-read'),
  'GET /class-sessions/:classSessionId/scan-code': nobody,
  'GET /commune-reforms': nobody,
  'GET /commune-standings': figures,
  'GET /communes': nobody,
  'GET /communes/:communeId/acts': entry('org.acts-read'),
  'GET /communes/:communeId/equipment': nobody,
  'GET /communes/:communeId/teams': figures,
  'GET /communes/:communeId/trainers': staff,
  'GET /communes/:communeId/villages': figures,
  'GET /courses': nobody,
  'GET /courses/:courseId': nobody,
  'GET /courses/:courseId/field-task': nobody,
  'GET /courses/:courseId/sheet': nobody,
  'GET /cycles/:cycleId/explanation': entry('learning.cycle-read'),
  'GET /cycles/:cycleId/person': entry('reporting.person-read'),
  'GET /data-requests': entry('privacy.requests-listed'),
  'GET /data-requests/:requestId': entry('privacy.request-read'),
  'GET /data-requests/:requestId/doubts': entry('privacy.doubts-read'),
  'GET /grading-queue': entry('assessment.queue-listed'),
  'GET /holidays': nobody,
  'GET /imports': nobody,
  'GET /imports/:importId': entry('interop.import-read'),
  'GET /imports/:importId/faulty-rows.xlsx': taken('interop.faulty-rows-read'),
  'GET /imports/:importId/obstacles': entry('interop.obstacles-read'),
  'GET /imports/:importId/rows': entry('interop.rows-read'),
  'GET /led-groups': own,
  'GET /led-groups/:groupId/people': entry('learning.led-people-read'),
  'GET /lessons/:lessonId': nobody,
  'GET /map/communes': nobody,
  'GET /me/calendars': own,
  'GET /me/grants': own,
  'GET /me/sign-in-helps': own,
  'GET /members': entry('org.members-listed'),
  'GET /members/:memberId': entry('org.member-read'),
  'GET /members/:memberId/consents': entry('privacy.consents-read'),
  'GET /members/:memberId/paper-attempts': entry('assessment.papers-listed'),
  'GET /members/:memberId/paper-readings': entry('learning.paper-readings-read'),
  'GET /members/:memberId/tasks/:taskId': entry('assessment.member-task-read'),
  'GET /old-addresses': nobody,
  'GET /org-figures': figures,
  'GET /own-data': own,
  'GET /own-data/file': own,
  'GET /own-data/readers': own,
  'GET /paper-attempts/:attemptId': entry('assessment.paper-read'),
  'GET /paper-attempts/:attemptId/result': entry('assessment.paper-result-read'),
  'GET /planning/markets': nobody,
  'GET /planning/trainers': entry('planning.trainers-read'),
  'GET /question-statistics': figures,
  'GET /report-rounds': nobody,
  'GET /role-grants': entry('org.grants-listed'),
  'GET /role-grants/givable': nobody,
  'GET /round-templates': nobody,
  'GET /round-templates/:programmeId/audience': figures,
  'GET /papers': staff,
  'GET /papers/:paperId': entry('papers.paper-read'),
  'GET /papers/:paperId/file': taken('papers.paper-exported'),
  'GET /rounds': figures,
  'GET /rounds/:roundId': figures,
  'GET /rounds/:roundId/certificates': entry('credentials.register-listed'),
  'GET /rounds/:roundId/certificates/papers': entry('credentials.register-listed'),
  'GET /rounds/:roundId/communes/:communeId': figures,
  'GET /rounds/:roundId/overview': figures,
  'GET /rounds/:roundId/people': entry('reporting.people-listed'),
  'GET /rounds/:roundId/register-book.xlsx': taken('credentials.register-exported'),
  'GET /rounds/:roundId/people.xlsx': taken('reporting.people-exported'),
  'GET /rounds/:roundId/register': figures,
  'GET /rounds/:roundId/teams/:teamId': entry('reporting.team-read'),
  'GET /rounds/:roundId/waiting-certificates': entry('credentials.waiting-listed'),
  'GET /seat-cap-changes': nobody,
  'GET /seat-caps': nobody,
  'GET /sign-in-helps': entry('identity.sign-in-helps-listed'),
  'GET /staff-accounts': entry('org.staff-listed'),
  'GET /submissions/:submissionId': entry('assessment.submission-read'),
  'GET /submissions/:submissionId/photos/:position': entry('assessment.submission-read'),
  'GET /submissions/:submissionId/photos/:position/example': taken('assessment.photo-taken-as-example'),
  'GET /teams/:teamId': entry('org.team-read'),
  'GET /teams/:teamId/progress': entry('learning.team-progress-read'),
  'GET /teams/:teamId/seats/:number/holders': entry('org.seat-history-read'),
  'GET /units/:unitId/import-template.xlsx': nobody,
  'GET /vacancies': nobody,
  'GET /venues': nobody,
  'GET /villages-without-team': nobody,
};
