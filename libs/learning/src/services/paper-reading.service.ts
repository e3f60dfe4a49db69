import { Injectable } from '@nestjs/common';
import { CourseService } from '@lopso/content';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound } from '@lopso/platform';
import { OwnReading } from '../learning.errors';
import { RECORD_PAPER_READING } from '../learning.permissions';
import { PaperReadingRecord } from './paper-reading-record.service';
import { Readings } from './readings.service';

/** A course, and how many of its lessons count as read for a member, also of lessons that only a round still asks for. */
export interface PaperCourseReading {
  readonly courseId: string;
  readonly title: string;
  readonly lessons: number;
  readonly lessonsRead: number;
  /** The practical task of the course; null without one. */
  readonly taskId: string | null;
}

/** Lessons that a member without a phone has learned from paper, as the commune's officer vouches. */
@Injectable()
export class PaperReading {
  constructor(
    private readonly courses: CourseService,
    private readonly members: MemberService,
    private readonly recording: PaperReadingRecord,
    private readonly readings: Readings,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** The courses in their order; written into the audit trail. @throws NotFound outside the officer's units */
  async listFor(actor: Actor, memberId: string): Promise<PaperCourseReading[]> {
    const { unitPath } = await this.visibleMember(actor, memberId);
    await this.audit.recordRead(actor, {
      action: 'learning.paper-readings-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const [courses, asked, read] = await Promise.all([
      this.courses.listCurrentCourses(),
      this.readings.askedOf(memberId),
      this.readings.standingOf(memberId),
    ]);
    return courses.map((course) => {
      const lessonIds = lessonsToVouch(course, asked);
      return {
        courseId: course.id,
        title: course.title,
        lessons: lessonIds.length,
        lessonsRead: lessonIds.filter((id) => read.has(id)).length,
        taskId: course.task?.id ?? null,
      };
    });
  }

  /** Records all lessons of the course as read; those that stand already stay as they are. @throws NotFound, OwnReading */
  async recordCourse(actor: Actor, memberId: string, courseId: string): Promise<void> {
    const member = await this.visibleMember(actor, memberId);
    if (actor.memberId === memberId) throw new OwnReading();
    const course = await this.courses.getCurrentCourse(courseId);
    const lessonIds = lessonsToVouch(course, await this.readings.askedOf(memberId));
    await this.recording.write(actor, member, { courseId, lessonIds });
  }

  private async visibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, RECORD_PAPER_READING, member);
    return member;
  }
}

function lessonsToVouch(
  { id, lessons }: { readonly id: string; readonly lessons: readonly { readonly id: string }[] },
  asked: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...new Set([...lessons.map((lesson) => lesson.id), ...(asked.get(id) ?? [])])];
}
