import { Injectable } from '@nestjs/common';
import { type RequiredCourse } from '../rules/booking-plan';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { CoursesFinished } from './courses-finished';

/** What classes build on that one member has not finished. */
@Injectable()
export class WantedCourses {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly courses: CoursesFinished,
  ) {}

  /** By class; where she lacks nothing: no entry. Two statements for however many classes. */
  async of(classGroupIds: readonly string[], memberId: string): Promise<Map<string, RequiredCourse[]>> {
    const required = await this.groups.requiredOf(classGroupIds);
    const ids = new Set([...required.values()].flat().map(({ id }) => id));
    const unfinished = (await this.courses.unfinishedOf([memberId], [...ids])).get(memberId) ?? new Set<string>();
    const lacking = [...required].map(
      ([id, courses]) => [id, courses.filter((one) => unfinished.has(one.id))] as const,
    );
    return new Map(lacking.filter(([, courses]) => courses.length > 0));
  }

  /** Of one class, by member; who lacks nothing: no entry. */
  async ofClass(classGroupId: string, memberIds: readonly string[]): Promise<Map<string, RequiredCourse[]>> {
    const required = (await this.groups.requiredOf([classGroupId])).get(classGroupId) ?? [];
    const unfinished = await this.courses.unfinishedOf(
      memberIds,
      required.map(({ id }) => id),
    );
    return new Map([...unfinished].map(([memberId, ids]) => [memberId, required.filter(({ id }) => ids.has(id))]));
  }

  /** Those of the courses that none of these members has finished. */
  async lackedByAll(courseIds: readonly string[], memberIds: readonly string[]): Promise<string[]> {
    const unfinished = await this.courses.unfinishedOf(memberIds, courseIds);
    return courseIds.filter((id) => memberIds.every((memberId) => unfinished.get(memberId)?.has(id) === true));
  }

  /** Whether one of several members may come to one of several classes, as far as courses go. Two statements for however many of both. */
  async admits(
    classGroupIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<(classGroupId: string, memberId: string) => boolean> {
    const required = await this.groups.requiredOf(classGroupIds);
    const ids = new Set([...required.values()].flat().map(({ id }) => id));
    const unfinished = await this.courses.unfinishedOf(memberIds, [...ids]);
    return (classGroupId, memberId) => {
      const lacking = unfinished.get(memberId);
      return !(required.get(classGroupId) ?? []).some(({ id }) => lacking?.has(id) === true);
    };
  }
}
