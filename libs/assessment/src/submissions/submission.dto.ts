import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { USE_VERDICTS, type UseVerdict } from '@lopso/platform';
import { PaperCourseResponse } from '../attempts/attempt.dto';
import { type StoredPhoto, type Submission } from './submission.repository';
import { type QueueItem, type QueuePage, type TaskPage } from './submission.service';

/** A criterion of a rubric. */
export class CriterionResponse {
  id: string;
  title: string;
  metHtml: string;
  notMetHtml: string;
}

export class CriterionVerdictRequest {
  @IsString()
  @MaxLength(120)
  criterionId: string;

  @IsBoolean()
  isMet: boolean;
}

export class CriterionVerdictResponse {
  criterionId: string;
  isMet: boolean;
}

export class GradeSubmissionRequest {
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CriterionVerdictRequest)
  criteria: CriterionVerdictRequest[];

  /** Empty is allowed for a task that passes. */
  @IsString()
  @MaxLength(2000)
  comment: string;
}

export class GradingQueueQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit: number = 20;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

/** A photo; its bytes are at `submissions/{id}/photos/{position}`. */
export class PhotoResponse {
  position: number;
  width: number;
  height: number;
  sizeBytes: number;

  static from({ position, width, height, sizeBytes }: StoredPhoto): PhotoResponse {
    return { position, width, height, sizeBytes };
  }
}

/** One try of a practical task. */
export class SubmissionResponse {
  id: string;
  memberId: string;
  taskId: string;
  taskTitle: string;
  courseTitle: string;
  /** Which try, from 1. */
  number: number;
  words: string;
  photos: PhotoResponse[];
  handedInAt: Date;
  state: 'handed-in' | 'passed' | 'returned';
  gradedAt: Date | null;
  rubric: CriterionResponse[];
  /** So many criteria must be met. */
  passCriteria: number;
  criteria: CriterionVerdictResponse[] | null;
  comment: string | null;

  static from(submission: Submission): SubmissionResponse {
    const { id, memberId, taskId, number, words, handedInAt, state, gradedAt, comment, rubric } = submission;
    return {
      id,
      memberId,
      taskId,
      taskTitle: rubric.taskTitle,
      courseTitle: rubric.courseTitle,
      number,
      words,
      photos: submission.photos.map((photo) => PhotoResponse.from(photo)),
      handedInAt,
      state,
      gradedAt,
      rubric: [...rubric.criteria],
      passCriteria: rubric.passCriteria,
      criteria: submission.criteria === null ? null : [...submission.criteria],
      comment,
    };
  }
}

/** A practical task and the member's own tries, the newest first. */
export class TaskResponse {
  id: string;
  title: string;
  course: PaperCourseResponse;
  /** The version of the course it stands in; a hand-in names it. */
  courseHash: string;
  minutes: number;
  html: string;
  minPhotos: number;
  maxPhotos: number;
  minWords: number;
  maxWords: number;
  passCriteria: number;
  rubric: CriterionResponse[];
  submissions: SubmissionResponse[];
  /** The newest try for an earlier edition of the course than is asked for, which counts for nothing of that. */
  earlier: SubmissionResponse | null;

  static from({ task, course, courseHash, submissions, earlier }: TaskPage): TaskResponse {
    return {
      id: task.id,
      title: task.title,
      course: PaperCourseResponse.from(course),
      courseHash,
      minutes: task.minutes,
      html: task.html,
      minPhotos: task.photos.min,
      maxPhotos: task.photos.max,
      minWords: task.words.min,
      maxWords: task.words.max,
      passCriteria: task.passCriteria,
      rubric: task.rubric.map((criterion) => ({ ...criterion })),
      submissions: submissions.map((submission) => SubmissionResponse.from(submission)),
      earlier: earlier === null ? null : SubmissionResponse.from(earlier),
    };
  }
}

/** What a phone sends to hand a task in, as multipart/form-data. */
export class HandInForm {
  /** The same when the phone sends again. */
  clientKey: string;
  /**
   * `courseHash` of the page the task was done from, so that what was done for an earlier edition counts for that one. Left out: it is of the edition before
   * the one that is asked anew, where one is and that was not passed.
   */
  courseHash?: string;
  words: string;
  /** JPEG, PNG or WebP files, field name `photos`, in order. */
  photos: string[];
}

/** The proof that a task was handed in. */
export class HandInReceiptResponse {
  submissionId: string;
}

/** Who handed in, for the grader. */
export class SubmissionAuthorResponse {
  fullName: string;
  unitName: string;
  teamName: string | null;
  isRestricted: boolean;
  /** Whether the photos may be shown in another class, without the name. */
  @ApiProperty({ enum: USE_VERDICTS })
  examples: UseVerdict;
}

/** A try that waits to be graded. */
export class QueueItemResponse {
  submission: SubmissionResponse;
  author: SubmissionAuthorResponse;
  /** With these words the try before was returned. */
  previousComment: string | null;
  /** Handed in for an earlier edition of the course than its author is asked for. */
  isOfEarlierEdition: boolean;
  /** Semver of the version of the course it was handed in for, where another one is current. */
  olderVersion: string | null;

  static from(
    { submission, member, previousComment, isOfEarlierEdition, olderVersion }: QueueItem,
    examples: UseVerdict,
  ): QueueItemResponse {
    const { fullName, unitName, teamName, isRestricted } = member;
    return {
      submission: SubmissionResponse.from(submission),
      author: { fullName, unitName, teamName, isRestricted, examples },
      previousComment,
      ...{ isOfEarlierEdition, olderVersion },
    };
  }
}

/** A page of what waits to be graded, the oldest first. */
export class GradingQueueResponse {
  items: QueueItemResponse[];
  /** All that wait in the grader's units. */
  waiting: number;
  nextCursor: string | null;

  static from(
    { items, waiting, nextCursor }: QueuePage,
    examples: ReadonlyMap<string, UseVerdict>,
  ): GradingQueueResponse {
    return {
      items: items.map((item) => QueueItemResponse.from(item, examples.get(item.member.id) ?? 'not-asked')),
      ...{ waiting, nextCursor },
    };
  }
}
