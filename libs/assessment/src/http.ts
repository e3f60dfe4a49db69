export { AttemptController, QuizController } from './attempts/attempt.controller';
export { PaperAttemptController } from './paper-attempts/paper-attempt.controller';
export { PaperTaskController, SubmissionController } from './submissions/submission.controller';
export { QuestionStatisticsController } from './question-statistics/question-statistics.controller';
