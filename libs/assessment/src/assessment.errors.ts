import { DomainError } from '@lopso/platform';

/** The attempt is submitted; the answer that came after it is not counted. */
export class AttemptIsSubmitted extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.attempt-submitted' });
  }
}

/** Time and grace are over on the server's clock. */
export class TimeIsUp extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'assessment.time-is-up' });
  }
}

/** The paper has no such question, or the question no such answer. */
export class AnswerDoesNotFit extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'assessment.answer-does-not-fit' });
  }
}

/** Every attempt the quiz allows has been used. */
export class NoAttemptsLeft extends DomainError {
  constructor(maxAttempts: number) {
    super({ kind: 'rule-broken', code: 'assessment.no-attempts-left', params: { maxAttempts } });
  }
}

/** Further attempts are given once none is left. */
export class AttemptsAreLeft extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.attempts-are-left' });
  }
}

/** Of further attempts one was begun, or they count no more: there is nothing to take back. */
export class AttemptsAreUsed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.attempts-are-used' });
  }
}

/** Starts of one member met again and again; the next click works. */
export class AttemptStartFailed extends DomainError {
  constructor() {
    super({ kind: 'unavailable', code: 'assessment.start-failed' });
  }
}

/** A result is asked for before the attempt was submitted. */
export class AttemptIsOpen extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.attempt-open' });
  }
}

/** A paper quiz was entered before with other answers. */
export class PaperIsEntered extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.paper-entered' });
  }
}

/** Fewer or more words than the task asks for. */
export class WordsOutOfRange extends DomainError {
  constructor(words: number, min: number, max: number) {
    super({
      kind: 'invalid',
      code: 'assessment.words-out-of-range',
      params: { words, min, max },
      faults: [{ pointer: '#/words', code: 'assessment.words-out-of-range', params: { words, min, max } }],
    });
  }
}

/** Fewer or more photos than the task asks for. */
export class PhotosOutOfRange extends DomainError {
  constructor(photos: number, min: number, max: number) {
    super({
      kind: 'invalid',
      code: 'assessment.photos-out-of-range',
      params: { photos, min, max },
      faults: [{ pointer: '#/photos', code: 'assessment.photos-out-of-range', params: { photos, min, max } }],
    });
  }
}

/** What came is no JPEG, PNG or WebP picture, whatever its name says. `position` from 1. */
export class PhotoIsUnreadable extends DomainError {
  constructor(position: number) {
    super({
      kind: 'invalid',
      code: 'assessment.photo-unreadable',
      params: { position },
      faults: [{ pointer: '#/photos', code: 'assessment.photo-unreadable', params: { position } }],
    });
  }
}

/** More pixels than any phone takes. */
export class PhotoIsTooLarge extends DomainError {
  constructor(position: number) {
    super({
      kind: 'invalid',
      code: 'assessment.photo-too-large',
      params: { position },
      faults: [{ pointer: '#/photos', code: 'assessment.photo-too-large', params: { position } }],
    });
  }
}

/** Done by a version of the course that was replaced before all that is asked, and too long ago for a page kept without network. `version` in semver. */
export class TaskIsOutdated extends DomainError {
  constructor(version: string) {
    super({
      kind: 'invalid',
      code: 'assessment.task-outdated',
      params: { version },
      faults: [{ pointer: '#/courseHash', code: 'assessment.task-outdated', params: { version } }],
    });
  }
}

/** One try of this task waits to be graded. */
export class SubmissionIsWaiting extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.submission-waiting' });
  }
}

/** The task is passed already. */
export class TaskIsPassed extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.task-passed' });
  }
}

/** Another grader was first. */
export class SubmissionIsGraded extends DomainError {
  constructor() {
    super({ kind: 'conflict', code: 'assessment.submission-graded' });
  }
}

/** A criterion has no verdict, or one that the rubric doesn't have was named. */
export class VerdictsIncomplete extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'assessment.verdicts-incomplete' });
  }
}

/** A task goes back only with a word on what to mend. */
export class CommentIsMissing extends DomainError {
  constructor() {
    super({
      kind: 'rule-broken',
      code: 'assessment.comment-missing',
      faults: [{ pointer: '#/comment', code: 'assessment.comment-missing' }],
    });
  }
}

/** Nobody grades their own work. */
export class OwnSubmission extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'assessment.own-submission' });
  }
}

/** Nobody draws, types in or hands in what certifies themselves. */
export class OwnPaper extends DomainError {
  constructor() {
    super({ kind: 'rule-broken', code: 'assessment.own-paper' });
  }
}

/** None of the published quizzes is of a course whose figures the actor reads. */
export class NoQuizToRead extends DomainError {
  constructor() {
    super({ kind: 'not-found', code: 'assessment.no-quiz-to-read' });
  }
}
