import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ContentNotFound, Courses, Lessons } from '@lopso/content';
import { packOnce } from '../http/packed-answer';
import { SignedIn } from '../http/permission.decorators';
import { CoursePageResponse, CourseResponse, LessonResponse } from './course.dto';

/** Published courses and lessons. */
@Controller()
export class CourseController {
  constructor(
    private readonly courses: Courses,
    private readonly lessons: Lessons,
  ) {}

  /** The current courses in their order. */
  @SignedIn()
  @Get('courses')
  async listCourses(): Promise<CourseResponse[]> {
    return (await this.courses.listOutlines()).map((outline) => CourseResponse.from(outline));
  }

  /** One course: its lessons, quiz and task. */
  @SignedIn()
  @Get('courses/:courseId')
  async getCourse(@Param('courseId') courseId: string): Promise<CourseResponse> {
    return CourseResponse.from(await this.courses.outline(courseId));
  }

  /** The one-page sheet of a course, to print. */
  @SignedIn()
  @Get('courses/:courseId/sheet')
  async getCourseSheet(@Param('courseId') courseId: string): Promise<CoursePageResponse> {
    const course = await this.courses.current(courseId);
    if (course.sheet === null) throw new ContentNotFound();
    return CoursePageResponse.from(course, course.sheet);
  }

  /** The field task of a course that nobody grades. */
  @SignedIn()
  @Get('courses/:courseId/field-task')
  async getFieldTask(@Param('courseId') courseId: string): Promise<CoursePageResponse> {
    const course = await this.courses.current(courseId);
    if (course.fieldTask === null) throw new ContentNotFound();
    return CoursePageResponse.from(course, course.fieldTask);
  }

  /** One lesson of the current version of its course. */
  @SignedIn()
  @Get('lessons/:lessonId')
  async getLesson(
    @Param('lessonId') lessonId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LessonResponse> {
    const lesson = await this.lessons.get(lessonId);
    packOnce(lesson, request, reply);
    return LessonResponse.from(lesson);
  }
}
