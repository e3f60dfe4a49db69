import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { packOnce, RequirePermission } from '@lopso/platform';
import { ContentNotFound } from '../content.errors';
import { READ_COURSES } from '../content.permissions';
import { CoursePageResponse, CourseResponse, LessonResponse } from './course.dto';
import { CourseService } from './course.service';

/** Published courses and lessons. */
@Controller()
export class CourseController {
  constructor(private readonly courses: CourseService) {}

  /** The current courses in their order. */
  @RequirePermission(READ_COURSES)
  @Get('courses')
  async listCourses(): Promise<CourseResponse[]> {
    return (await this.courses.listCourseOutlines()).map((outline) => CourseResponse.from(outline));
  }

  /** One course: its lessons, quiz and task. */
  @RequirePermission(READ_COURSES)
  @Get('courses/:courseId')
  async getCourse(@Param('courseId') courseId: string): Promise<CourseResponse> {
    return CourseResponse.from(await this.courses.getOutline(courseId));
  }

  /** The one-page sheet of a course, to print. */
  @RequirePermission(READ_COURSES)
  @Get('courses/:courseId/sheet')
  async getCourseSheet(@Param('courseId') courseId: string): Promise<CoursePageResponse> {
    const course = await this.courses.getCurrentCourse(courseId);
    if (course.sheet === null) throw new ContentNotFound();
    return CoursePageResponse.from(course, course.sheet);
  }

  /** The field task of a course that nobody grades. */
  @RequirePermission(READ_COURSES)
  @Get('courses/:courseId/field-task')
  async getFieldTask(@Param('courseId') courseId: string): Promise<CoursePageResponse> {
    const course = await this.courses.getCurrentCourse(courseId);
    if (course.fieldTask === null) throw new ContentNotFound();
    return CoursePageResponse.from(course, course.fieldTask);
  }

  /** One lesson of the current version of its course. */
  @RequirePermission(READ_COURSES)
  @Get('lessons/:lessonId')
  async getLesson(
    @Param('lessonId') lessonId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LessonResponse> {
    const lesson = await this.courses.getLesson(lessonId);
    packOnce(lesson, request, reply);
    return LessonResponse.from(lesson);
  }
}
