import { IsString, MaxLength } from 'class-validator';
import { type PaperCourseReading } from './paper-reading.service';

/** A course, and how many of its lessons count as read for the member. */
export class PaperReadingResponse {
  courseId: string;
  title: string;
  lessons: number;
  lessonsRead: number;
  /** The practical task of the course; null without one. */
  taskId: string | null;

  static from(one: PaperCourseReading): PaperReadingResponse {
    return { ...one };
  }
}

/** The course whose lessons the member learned from paper. */
export class RecordPaperReadingRequest {
  @IsString()
  @MaxLength(40)
  courseId: string;
}
