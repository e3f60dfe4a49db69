import { translator } from '../../../lib/i18n/translate';

/** Words of the courses as trainers and officers read and print them. */
export const t = translator({
  courses: 'Khóa học',
  lead: 'Đọc trước khi dạy, in cho người không dùng điện thoại. Mở ở đây không tính là học.',
  loadingCourses: 'Đang tải các khóa học…',
  loadingSheet: 'Đang tải tờ ghi nhớ…',
  loadingLesson: 'Đang tải bài học…',
  noCourses: 'Chưa có khóa học nào',
  noCoursesText: 'Khi Sở Khoa học và Công nghệ đăng khóa, khóa sẽ hiện ở đây.',
  courseNumber: 'Khóa {id}',
  courseFacts: '{lessons} bài · đọc khoảng {minutes} phút',
  quizFacts: 'Bài kiểm tra {count} câu, đạt từ {percent}.',
  taskFacts: 'Bài thực hành: {title}.',
  lessonsOf: 'Các bài của khóa {id}',
  lessonTitle: '{number}. {title}',
  minutes: '{minutes} phút',
  printSheet: 'In tờ một trang',
  printSheetOf: 'In tờ một trang của khóa {id}',
  crumbs: 'Đường đến trang này',
  printNow: 'In tờ này',
  sheetFoot: 'Lớp Số, Tuyên Quang',
  sheetHint: 'Tờ này vừa một mặt giấy A4.',
  lessonMeta: 'Bài {number} trên {count} · {minutes} phút · nội dung kiểm lại {date}',
  printLesson: 'In bài này',
  previousLesson: 'Bài trước',
  nextLesson: 'Bài tiếp',
});
