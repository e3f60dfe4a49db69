export { CourseController } from './courses/course.controller';
