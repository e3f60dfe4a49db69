import { IsInt, IsObject, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  type AnswerReceipt,
  type AnswerView,
  type AttemptView,
  type PaperCourse,
  type PublicQuestion,
} from '@lopso/assessment';

/** The course of a quiz: enough to name it and draw its band. */
export class PaperCourseResponse {
  id: string;
  title: string;
  motif: string;

  static from({ id, title, motif }: PaperCourse): PaperCourseResponse {
    return { id, title, motif };
  }
}

/** What was answered: `choice` for one choice and true–false, `choices` for several, `text` for a number. */
export class GivenResponse {
  choice?: string | null;
  choices?: string[];
  text?: string;
}

export class SaveAnswerRequest {
  @IsString()
  @MaxLength(120)
  questionId: string;

  /** Made once per browser. */
  @IsUUID()
  deviceId: string;

  /** Counts the answers of this device; the higher one is the newer one. */
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  sequence: number;

  @IsObject()
  response: GivenResponse;
}

/** The proof that an answer is on disk. */
export class AnswerReceiptResponse {
  questionId: string;
  sequence: number;
  savedAt: Date;
  /** The newest answer that another device gave in this attempt. */
  elsewhereAt: Date | null;

  static from({ questionId, sequence, savedAt, elsewhereAt }: AnswerReceipt): AnswerReceiptResponse {
    return { questionId, sequence, savedAt, elsewhereAt };
  }
}

export class PublicChoiceResponse {
  id: string;
  html: string;
}

/** A question without its key. */
export class PublicQuestionResponse {
  id: string;
  type: 'single' | 'multiple' | 'true-false' | 'numeric';
  titleHtml: string;
  stemHtml: string;
  choices: PublicChoiceResponse[];
  /** What a numeric answer counts. */
  unit: string | null;

  static from(question: PublicQuestion): PublicQuestionResponse {
    return { ...question, choices: [...question.choices] };
  }
}

/** An answer that counts now. */
export class AnswerResponse {
  questionId: string;
  response: GivenResponse;
  deviceId: string;
  /** Of the device that gave it: how a phone knows its own newest answer among them. */
  sequence: number;
  savedAt: Date;

  static from({ questionId, response, deviceId, sequence, savedAt }: AnswerView): AnswerResponse {
    return { questionId, response: response as GivenResponse, deviceId, sequence, savedAt };
  }
}

/** An attempt to go on with: the sealed paper without keys and the answers that count now. */
export class AttemptResponse {
  id: string;
  quizId: string;
  quizTitle: string;
  course: PaperCourseResponse;
  number: number;
  startedAt: Date;
  dueAt: Date | null;
  /** Until then answers are taken, grace included. */
  closesAt: Date | null;
  /** The server's clock when it answered. */
  serverTime: Date;
  submittedAt: Date | null;
  questions: PublicQuestionResponse[];
  answers: AnswerResponse[];

  static from(attempt: AttemptView): AttemptResponse {
    return {
      id: attempt.id,
      quizId: attempt.quizId,
      quizTitle: attempt.quizTitle,
      course: PaperCourseResponse.from(attempt.course),
      number: attempt.number,
      startedAt: attempt.startedAt,
      dueAt: attempt.dueAt,
      closesAt: attempt.closesAt,
      serverTime: attempt.serverTime,
      submittedAt: attempt.submittedAt,
      questions: attempt.questions.map((question) => PublicQuestionResponse.from(question)),
      answers: attempt.answers.map((answer) => AnswerResponse.from(answer)),
    };
  }
}
