import { type BookingPreview } from '@lopso/classes';
import { RequiredCourseResponse } from './class-group.dto';

/** Somebody who lacks courses, and which. */
export class LackingPersonResponse {
  memberId: string;
  fullName: string;
  missing: RequiredCourseResponse[];
}

/** Who of the people asked about lacks a course the class builds on. */
export class BookingPreviewResponse {
  /** How many of the people asked about have no place yet, each once. */
  people: number;
  /** By given name. */
  lacking: LackingPersonResponse[];

  static from({ people, lacking }: BookingPreview): BookingPreviewResponse {
    return {
      people,
      lacking: lacking.map(({ memberId, fullName, missing }) => ({
        ...{ memberId, fullName },
        missing: missing.map((one) => RequiredCourseResponse.from(one)),
      })),
    };
  }
}
