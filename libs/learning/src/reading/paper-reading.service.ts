import { Injectable } from '@nestjs/common';
import { CourseService } from '@lopso/content';
import { MemberService, type MemberSummary } from '@lopso/org';
import { Access, type Actor, Audit, NotFound, Transactions } from '@lopso/platform';
import { OwnReading } from '../learning.errors';
import { RECORD_PAPER_READING } from '../learning.permissions';
import { ReadingService } from './reading.service';

/** A course, and how many of its lessons count as read for a member, also of lessons that only a round still asks for. */
export interface PaperCourseReading {
  readonly courseId: string;
  readonly title: string;
  readonly lessons: number;
  readonly lessonsRead: number;
  /** The practical task of the course; null without one. */
  readonly taskId: string | null;
}

/** Courses learned from paper, vouched for by an officer. */
@Injectable()
export class PaperReadingService {
  constructor(
    private readonly courses: CourseService,
    private readonly members: MemberService,
    private readonly readings: ReadingService,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly transactions: Transactions,
  ) {}

  /** The courses in their order; written into the audit trail. @throws NotFound outside the officer's units */
  async listPaperReadings(actor: Actor, memberId: string): Promise<PaperCourseReading[]> {
    const { unitPath } = await this.visibleMember(actor, memberId);
    await this.audit.recordRead(actor, {
      action: 'learning.paper-readings-read',
      subjectType: 'member',
      subjectId: memberId,
      unitPath,
    });
    const [courses, asked, read] = await Promise.all([
      this.courses.listCurrentCourses(),
      this.readings.listAskedLessons(memberId),
      this.readings.listReadLessons(memberId),
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
  async recordPaperReading(actor: Actor, memberId: string, courseId: string): Promise<void> {
    const member = await this.visibleMember(actor, memberId);
    if (actor.memberId === memberId) throw new OwnReading();
    const course = await this.courses.getCurrentCourse(courseId);
    const lessonIds = lessonsToVouch(course, await this.readings.listAskedLessons(memberId));
    await this.writePaperReading(actor, member, { courseId, lessonIds });
  }

  private async visibleMember(actor: Actor, memberId: string): Promise<MemberSummary> {
    const member = (await this.members.describeMembers([memberId])).get(memberId);
    if (member === undefined) throw new NotFound();
    this.access.require(actor, RECORD_PAPER_READING, member);
    return member;
  }

  /** Said a second time in a round it changes nothing and leaves no second entry. */
  async writePaperReading(
    actor: Actor,
    member: Pick<MemberSummary, 'id' | 'unitPath'>,
    reading: { readonly courseId: string; readonly lessonIds: readonly string[] },
  ): Promise<void> {
    await this.transactions.run(async () => {
      const added = await this.readings.recordReadings(member.id, reading.lessonIds, null);
      if (added === 0) return;
      await this.audit.record(actor, {
        action: 'learning.paper-reading-recorded',
        subjectType: 'member',
        subjectId: member.id,
        unitPath: member.unitPath,
        details: { courseId: reading.courseId, lessons: added },
      });
    });
  }
}

function lessonsToVouch(
  { id, lessons }: { readonly id: string; readonly lessons: readonly { readonly id: string }[] },
  asked: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...new Set([...lessons.map((lesson) => lesson.id), ...(asked.get(id) ?? [])])];
}
