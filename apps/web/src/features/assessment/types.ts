import type { components } from '../../lib/api/schema';
import { type Motif, motifsOf } from '../../lib/ui/motifs';

type Schemas = components['schemas'];

export type Attempt = Schemas['AttemptResponse'];
export type Question = Schemas['PublicQuestionResponse'];
export type Given = Schemas['GivenResponse'];
export type Quiz = Schemas['QuizResponse'];
export type Result = Schemas['AttemptResultResponse'];
export type ReviewedQuestion = Schemas['ReviewedQuestionResponse'];
export type Task = Schemas['TaskResponse'];
export type Submission = Schemas['SubmissionResponse'];
export type QueueItem = Schemas['QueueItemResponse'];
export type PaperQuiz = Schemas['PaperQuizResponse'];
export type PaperReading = Schemas['PaperReadingResponse'];
export type PaperAttempt = Schemas['PaperAttemptResponse'];

/** The motif of a course as the API names it. */
export const motifOf = (course: { id: string; motif: string }): Motif =>
  motifsOf([{ slug: course.id, motif: course.motif }])[0] ?? 'nui';
