// Meld plan for libs/assessment and apps/api/src/assessment. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const q = (...names) => names.map((name) => `rules/question-types/${name}.ts`);
const db = (...names) => names.map((name) => `storage/${name}.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);
const specs = (...names) => names.map((name) => `rules/${name}.spec.ts`);

export default {
  lib: 'assessment',
  files: {
    // ── work: what is asked, which work counts, what was done ───────────────────────────────────────────────────
    'work/work-catalogue.service.ts': {
      from: s('work-windows', 'quiz-catalogue'),
      merge: { WorkCatalogueService: ['WorkWindows', 'QuizCatalogue'] },
      doc: { WorkCatalogueService: 'Quizzes and practical tasks of the published courses, and which work at them counts for a member.' },
      prop: 'catalogue',
    },
    'work/work-history.service.ts': {
      from: s('attempt-history', 'task-tries', 'summaries'),
      merge: { WorkHistoryService: ['AttemptHistory', 'AttemptSummaries', 'TaskTries', 'SubmissionSummaries'] },
      doc: { WorkHistoryService: 'What a member has attempted and handed in, in the round that runs; no access check.' },
      prop: 'workHistory',
    },
    'work/work-access.service.ts': {
      from: s('work-reach'),
      merge: { WorkAccess: ['WorkReach'] },
      doc: { WorkAccess: 'Who may see or judge whose work.' },
      prop: 'workAccess',
    },
    'work/work-window.rules.ts': { from: r('work-window', 'content-ids') },
    'work/work-window.rules.spec.ts': { from: specs('work-window') },
    'work/attempt-history.repository.ts': {
      from: db('attempt-history.repository'),
      merge: { AttemptHistoryRepository: ['AttemptHistoryRepository'] },
      prop: 'attemptLines',
    },

    // ── question types: a folder each ───────────────────────────────────────────────────────────────────────────
    'question-types/question.rules.ts': { from: r('question') },
    'question-types/question-type.rules.ts': { from: q('question-type') },
    'question-types/question-types.rules.ts': { from: q('registry') },
    'question-types/one-choice.rules.ts': { from: q('one-choice') },
    'question-types/single/single.rules.ts': { from: q('single/single') },
    'question-types/single/single.rules.spec.ts': { from: q('single/single.spec') },
    'question-types/true-false/true-false.rules.ts': { from: q('true-false/true-false') },
    'question-types/multiple/multiple.rules.ts': { from: q('multiple/multiple') },
    'question-types/multiple/multiple.rules.spec.ts': { from: q('multiple/multiple.spec') },
    'question-types/numeric/numeric.rules.ts': { from: q('numeric/read-number', 'numeric/numeric') },
    'question-types/numeric/numeric.rules.spec.ts': { from: q('numeric/numeric.spec') },

    // ── attempts at a quiz ──────────────────────────────────────────────────────────────────────────────────────
    'attempts/attempt.service.ts': {
      from: s('quizzes.service', 'attempts.service', 'attempt-starter', 'save-answer.service', 'submit-attempt.service', 'attempt-closer', 'attempt-results.service'),
      merge: { AttemptService: ['Quizzes', 'Attempts', 'AttemptStarter', 'SaveAnswer', 'SubmitAttempt', 'AttemptCloser', 'AttemptResults'] },
      doc: { AttemptService: 'Attempts at a quiz: started, answered, handed in, closed when time is up, read with their result.' },
      prop: 'attempts',
    },
    'attempts/attempt-result.ts': { from: s('attempt-views') },
    'attempts/attempt.rules.ts': { from: r('attempt-limits', 'latest-answers', 'pass-rule', 'mark-paper') },
    'attempts/attempt.rules.spec.ts': { from: specs('attempt-limits', 'latest-answers', 'mark-paper') },
    'attempts/paper.rules.ts': { from: r('seeded-random', 'paper') },
    'attempts/paper.rules.spec.ts': { from: specs('paper') },
    'attempts/attempt.repository.ts': {
      from: db('attempt.repository', 'answer.repository'),
      merge: { AttemptRepository: ['AttemptRepository', 'AnswerRepository'] },
      prop: 'attemptRepository',
    },
    'attempts/close-overdue-attempts.job.ts': { from: ['listeners/close-overdue-attempts.job.ts'] },
    'attempts/attempt.controller.ts': { from: api('quiz.controller', 'attempt.controller') },
    'attempts/attempt.dto.ts': { from: api('attempt.dto', 'result.dto', 'quiz.dto') },
    'attempts/attempt.medium-spec.ts': { from: s('attempts.medium-spec') },

    // ── further attempts ────────────────────────────────────────────────────────────────────────────────────────
    'attempt-grants/attempt-grant.service.ts': {
      from: s('attempt-grants.service'),
      merge: { AttemptGrantService: ['AttemptGrants'] },
      doc: { AttemptGrantService: 'Further attempts beyond the number of a quiz: granted and taken back.' },
      prop: 'attemptGrants',
    },
    'attempt-grants/attempt-grant.repository.ts': {
      from: db('attempt-grant.repository'),
      merge: { AttemptGrantRepository: ['AttemptGrantRepository'] },
      prop: 'grantRepository',
    },
    'attempt-grants/attempt-grant.medium-spec.ts': { from: s('attempt-grants.medium-spec') },

    // ── attempts on paper ───────────────────────────────────────────────────────────────────────────────────────
    'paper-attempts/paper-attempt.service.ts': {
      from: s('draw-paper-attempt.service', 'paper-sheets.service', 'paper-attempts.service'),
      merge: { PaperAttemptService: ['DrawPaperAttempt', 'PaperSheets', 'PaperAttempts'] },
      doc: { PaperAttemptService: 'Quizzes on paper: drawn for a member, printed, typed in, discarded.' },
      prop: 'paperAttempts',
    },
    'paper-attempts/paper-attempt.controller.ts': { from: api('paper-attempt.controller') },
    'paper-attempts/paper-attempt.dto.ts': { from: api('paper-attempt.dto') },
    'paper-attempts/paper-attempt.medium-spec.ts': { from: s('paper-attempts.medium-spec') },

    // ── practical tasks: handed in, graded ──────────────────────────────────────────────────────────────────────
    'submissions/submission.service.ts': {
      from: [...s('submissions.service', 'grading-queue.service', 'grading.service', 'waiting-work'), ...api('work-examples')],
      merge: { SubmissionService: ['Submissions', 'GradingQueue', 'Grading', 'WaitingWork', 'WorkExamples'] },
      doc: { SubmissionService: 'Submissions of practical tasks: read, queued for grading, graded, shown as examples.' },
      prop: 'submissions',
    },
    'submissions/hand-in.service.ts': {
      from: s('hand-in.service', 'hand-in-for-member.service', 'hand-in-gate', 'task-editions', 'hand-in-writer'),
      merge: { HandInService: ['HandIn', 'HandInForMember', 'HandInGate', 'TaskEditions', 'HandInWriter'] },
      doc: { HandInService: 'Takes a practical task in, from its author or on behalf of a member.' },
      prop: 'handIns',
    },
    'submissions/photo.service.ts': {
      from: s('photo-intake', 'photo-store'),
      merge: { PhotoService: ['PhotoIntake', 'PhotoStore'] },
      doc: { PhotoService: 'Photos of practical work: cleaned, kept, opened.' },
      prop: 'photos',
    },
    'submissions/photo.service.spec.ts': { from: s('photo-intake.spec') },
    'submissions/submission.rules.ts': { from: r('submission-rules') },
    'submissions/submission.rules.spec.ts': { from: specs('submission-rules') },
    'submissions/submission.repository.ts': {
      from: db('submission.repository', 'grading-queue.repository'),
      merge: { SubmissionRepository: ['SubmissionRepository', 'GradingQueueRepository'] },
      prop: 'submissionRepository',
    },
    'submissions/submission.controller.ts': { from: api('submission.controller', 'paper-task.controller') },
    'submissions/hand-in-form.dto.ts': { from: api('hand-in-form') },
    'submissions/hand-in-form.dto.spec.ts': { from: api('hand-in-form.spec') },
    'submissions/submission.dto.ts': { from: api('submission.dto') },
    'submissions/submission.medium-spec.ts': { from: s('submissions.medium-spec') },

    // ── question statistics ─────────────────────────────────────────────────────────────────────────────────────
    'question-statistics/question-statistics.service.ts': {
      from: s('question-statistics.service'),
      merge: { QuestionStatisticsService: ['QuestionStatistics'] },
      doc: { QuestionStatisticsService: 'How the questions of a quiz were answered.' },
      prop: 'questionStatistics',
    },
    'question-statistics/question-statistics.repository.ts': { from: db('question-statistics.repository') },
    'question-statistics/question-statistics.controller.ts': { from: api('question-statistics.controller') },
    'question-statistics/question-statistics.dto.ts': { from: api('question-statistics.dto') },

    'personal-data/personal-data.repository.ts': { from: db('free-texts', 'personal-data.repository') },
  },
  rename: {
    // WorkCatalogueService
    'WorkWindows.of': 'getWindows', 'WorkWindows.ofMembers': 'getWindowsOfMembers', 'WorkWindows.at': 'getWindow',
    'QuizCatalogue.quiz': 'getQuiz', 'QuizCatalogue.task': 'getTask', 'QuizCatalogue.taskAmong': 'findTaskAmong',
    // WorkHistoryService
    'AttemptHistory.linesOf': 'listAttempts', 'AttemptHistory.withEarlier': 'getAttemptsAtQuiz', 'AttemptHistory.within': 'getAttemptsWithin',
    'AttemptHistory.summariesOf': 'summariseAttempts', 'AttemptHistory.inHandOf': 'findQuizzesInHand',
    'AttemptSummaries.of': 'listAttemptSummaries', 'AttemptSummaries.inHandOf': 'getQuizzesInHand', 'AttemptSummaries.usedUpOf': 'findUsedUpQuizzes',
    'AttemptSummaries.begunSince': 'listAttemptsBegunSince',
    'TaskTries.withEarlier': 'getTriesOfTask', 'TaskTries.editionsOf': 'getEditionsOfTries', 'TaskTries.summariesOf': 'summariseTries',
    'SubmissionSummaries.of': 'listSubmissionSummaries', 'SubmissionSummaries.waitingOf': 'findWaitingTasks', 'SubmissionSummaries.handedInSince': 'listTasksHandedInSince',
    'WorkReach.require': 'requireWork', 'WorkReach.requireOwn': 'requireOwnWork',
    // AttemptService
    'Quizzes.overview': 'getQuizOverview', 'Attempts.start': 'startAttempt', 'Attempts.get': 'getAttempt', 'Attempts.view': 'viewAttempt',
    'AttemptStarter.start': 'startOrResume', 'AttemptStarter.insert': 'insertAttempt', 'AttemptStarter.noted': 'withNote',
    'AttemptStarter.closeOverdue': 'closeOverdueAttempt', 'AttemptStarter.closeOpen': 'closeIfOver', 'AttemptStarter.openOrNone': 'getOpenAttempt',
    'AttemptStarter.findOpen': 'findOpenAttempt', 'AttemptStarter.seal': 'sealAttempt',
    'SaveAnswer.save': 'saveAnswer', 'SaveAnswer.write': 'writeAnswer', 'SubmitAttempt.submit': 'submitAttempt', 'AttemptCloser.close': 'closeAttempt',
    'AttemptResults.get': 'getResult', 'AttemptResults.pageOf': 'getResultPage', 'AttemptResults.taskOf': 'findTaskHint',
    'AnswerRepository.save': 'saveAnswer', 'AnswerRepository.listOf': 'listAnswers',
    // AttemptGrantService
    'AttemptGrants.madeOf': 'getAttemptsMade', 'AttemptGrants.isGiven': 'isGranted', 'AttemptGrants.give': 'grantAttempts', 'AttemptGrants.takeBack': 'takeBackGrant',
    'AttemptGrants.sameAmong': 'findSameGrant', AttemptGift: 'NewAttemptGrant',
    // PaperAttemptService
    'DrawPaperAttempt.desk': 'listPaperQuizzes', 'DrawPaperAttempt.draw': 'drawPaperAttempt', 'DrawPaperAttempt.visibleMember': 'getVisibleMember',
    'PaperSheets.get': 'getPaperSheet', 'PaperAttempts.result': 'getPaperResult', 'PaperAttempts.enter': 'enterPaperAttempt',
    'PaperAttempts.discard': 'discardPaperAttempt', 'PaperAttempts.visible': 'requireVisible', 'PaperAttempts.record': 'recordPaperAct', PaperDesk: 'PaperQuizzes',
    // SubmissionService
    'Submissions.taskPage': 'getTaskPage', 'Submissions.get': 'getSubmission', 'Submissions.authorOf': 'getAuthor', 'Submissions.takeAsExample': 'openExamplePhoto',
    'GradingQueue.list': 'listGradingQueue', 'GradingQueue.withAuthors': 'describeQueue', 'GradingQueue.previousComment': 'findPreviousComment',
    'Grading.grade': 'gradeSubmission', 'Grading.gradable': 'getGradable', 'Grading.decide': 'decideGrade', 'Grading.publish': 'publishPassed',
    'WorkExamples.take': 'takeExamplePhoto',
    'PhotoStore.keep': 'keepPhotos', 'PhotoStore.forget': 'forgetPhotos', 'PhotoStore.open': 'openPhoto', 'PhotoIntake.clean': 'cleanPhoto',
    // HandInService
    'HandIn.handIn': 'handInTask', 'HandIn.handInFor': 'handInWithNote', 'HandIn.take': 'takeHandIn',
    'HandInForMember.taskPage': 'getTaskPageOfMember', 'HandInForMember.handIn': 'handInForMember',
    'HandInGate.admit': 'admitAuthor', 'HandInGate.admitFor': 'admitForMember', 'HandInGate.describe': 'getMember',
    'TaskEditions.done': 'getTaskDone', 'TaskEditions.requireTaken': 'requireTakenEdition',
    'HandInWriter.findKnown': 'findKnownSubmission', 'HandInWriter.write': 'writeSubmission', 'HandInWriter.store': 'storeSubmission',
    'HandInWriter.afterFailure': 'recoverSubmission',
    'QuestionStatistics.ofQuiz': 'getQuizStatistics',
  },
  notes: [
    'WorkExamples, submission.controller, submission.dto use DataUses, UseVerdict, USE_VERDICTS of apps/api/src/privacy/data-uses.ts: see the note of reporting.',
    'hand-in-form.ts uses apps/api/src/http/form-parts and input-shape: they must be reachable from the library. It reads the request and awaits, so `.dto` is the nearest suffix only.',
    'photo.service.spec.ts builds `new PhotoIntake(new PhotoCleaning())`; PhotoService also takes a FileStore: give it a fake by hand.',
    'Merged methods that only forward, to delete by hand: WorkHistoryService.listAttemptSummaries (→ summariseAttempts), .getQuizzesInHand (→ findQuizzesInHand), .listSubmissionSummaries (→ summariseTries), .listAttemptsBegunSince, .listTasksHandedInSince; WorkAccess.requireOwnWork.',
    'Two top-level workOf meet in work-history.service.ts; one gets a suffix.',
    "Indexed access by method name: ReturnType<AttemptRepository['insert']>.",
    'attempts/attempt-result.ts (attempt-views) has no role suffix: pure functions over repository types, so it is no `.rules.ts`.',
    'SubmissionService has 13 constructor dependencies, HandInService 12: the limit of ten injectables forces it; GradingService (GradingQueue, Grading, WaitingWork) apart would be the natural eleventh.',
    'QuestionStatisticsRepository keeps its name, its field `statistics` too.',
  ],
};
