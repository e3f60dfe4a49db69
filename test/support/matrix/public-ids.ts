/** Ids of things that are everybody's, of the caller's own things, or of a device: nobody is hidden behind them. */
export const PUBLIC_IDS: Readonly<Record<string, string>> = {
  'PUT /attempts/:attemptId/answers questionId': 'a question of the paper the caller sits over',
  'PUT /attempts/:attemptId/answers deviceId': 'the caller’s own device',
  'POST /members/:memberId/paper-attempts quizId': 'quizzes are everybody’s',
  'PUT /paper-attempts/:attemptId/answers answers.questionId': 'a question of that paper',
  'POST /cycles/:cycleId/attempt-grants quizId': 'quizzes are everybody’s',
  'GET /question-statistics quizId': 'quizzes are everybody’s',
  'POST /submissions/:submissionId/grade criteria.criterionId': 'a criterion of that rubric',
  'POST /class-sessions/:classSessionId/attendance deviceId': 'the caller’s own device',
  'POST /class-sessions/:classSessionId/walk-ins deviceId': 'the caller’s own device',
  'POST /class-sessions/:classSessionId/arrivals deviceId': 'the caller’s own device',
  'POST /class-sessions/:classSessionId/card-marks deviceId': 'the caller’s own device',
  'POST /class-sessions/:classSessionId/corrections deviceId': 'the caller’s own device',
  'POST /me/class-sessions/:classSessionId/attendance deviceId': 'the caller’s own device',
  'POST /me/attendance deviceId': 'the caller’s own device',
  'POST /auth/handset/enter placeId': 'a place on the caller’s own device',
  'POST /members/:memberId/paper-readings courseId': 'courses are everybody’s',
  'GET /class-calls/unfinished courseId': 'courses are everybody’s',
  'POST /class-calls courseId': 'courses are everybody’s',
  'POST /class-calls requiredCourseIds': 'courses are everybody’s',
  'POST /rounds programmeId': 'programmes are everybody’s',
  'POST /teams/:teamId/members otherMemberIds':
    'leaves people of the commune out of a look; of anybody else nothing is read',
  'POST /class-plans/:planId/openings offered.venueId':
    'looked for among the halls of that plan alone; of any other nothing is read',
  'POST /class-plans/:planId/openings offered.trainerId':
    'looked for among the trainers of that plan alone; of anybody else nothing is read',
};
