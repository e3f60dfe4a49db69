// Meld plan for libs/content and apps/api/src/content. Old class names in `merge` and `rename`.
const s = (...names) => names.map((name) => `services/${name}.ts`);
const r = (...names) => names.map((name) => `rules/${name}.ts`);
const db = (...names) => names.map((name) => `storage/${name}.ts`);
const api = (...names) => names.map((name) => `@api/${name}.ts`);

export default {
  lib: 'content',
  keep: ['compiler/'],
  files: {
    // ── courses, lessons, programmes ────────────────────────────────────────────────────────────────────────────
    'courses/course.service.ts': {
      from: s('courses', 'lesson-editions', 'lesson-news'),
      merge: { CourseService: ['Courses', 'Lessons', 'LessonEditions', 'LessonNews'] },
      doc: { CourseService: 'Published courses and their lessons, current or of an earlier version.' },
      prop: 'courses',
    },
    'courses/programme.service.ts': {
      from: s('programmes'),
      merge: { ProgrammeService: ['Programmes'] },
      doc: { ProgrammeService: 'Programmes, the templates of rounds.' },
      prop: 'programmes',
    },
    'courses/content.repository.ts': {
      from: db('content.repository'),
      merge: { ContentRepository: ['ContentRepository'] },
      prop: 'contentRepository',
    },
    'courses/course.controller.ts': { from: api('course.controller') },
    'courses/course.dto.ts': { from: api('course.dto') },

    // ── editions ────────────────────────────────────────────────────────────────────────────────────────────────
    'editions/edition.service.ts': {
      from: s('major-editions', 'course-versions'),
      merge: { EditionService: ['MajorEditions', 'CourseVersions'] },
      doc: { EditionService: 'What later editions of a course changed, and when its versions were current.' },
      prop: 'courseEditions',
    },
    'editions/edition.rules.ts': { from: r('major-editions') },
    'editions/edition.rules.spec.ts': { from: r('major-editions.spec') },
    'editions/edition.repository.ts': {
      from: db('edition.repository'),
      merge: { EditionRepository: ['EditionRepository'] },
      prop: 'editionRepository',
    },

    // ── publishing ──────────────────────────────────────────────────────────────────────────────────────────────
    'publishing/content-publisher.service.ts': { from: s('content-publisher') },
    'publishing/version-order.rules.ts': { from: r('version-order') },
    'publishing/version-order.rules.spec.ts': { from: r('version-order.spec') },
    'publishing/content-publisher.medium-spec.ts': { from: s('content-publisher.medium-spec') },

    // ── rules that the compiler alone uses go to it ─────────────────────────────────────────────────────────────
    'compiler/identifiers.rules.ts': { from: r('identifiers') },
    'compiler/identifiers.rules.spec.ts': { from: r('identifiers.spec') },
    'compiler/calendar-date.rules.ts': { from: r('calendar-date') },
    'compiler/calendar-date.rules.spec.ts': { from: r('calendar-date.spec') },
    'compiler/programme-level.rules.ts': { from: r('programme-level') },
    'compiler/parts/answer-key.rules.ts': { from: r('answer-key') },
    'compiler/parts/answer-key.rules.spec.ts': { from: r('answer-key.spec') },
    'compiler/markdown/sentences.rules.ts': { from: r('sentences') },
    'compiler/markdown/sentences.rules.spec.ts': { from: r('sentences.spec') },
    'compiler/markdown/forbidden-words.rules.ts': { from: r('forbidden-words') },
    'compiler/markdown/forbidden-words.rules.spec.ts': { from: r('forbidden-words.spec') },
  },
  rename: {
    'Courses.listOutlines': 'listCourseOutlines', 'Courses.lastQuizzes': 'findLastQuizzes', 'Courses.outline': 'getOutline',
    'Courses.listCurrent': 'listCurrentCourses', 'Courses.current': 'getCurrentCourse', 'Courses.holding': 'getCourseHolding',
    'Courses.holdingAmong': 'findCourseHolding', 'Courses.version': 'getCourseVersion',
    'Lessons.get': 'getLesson', 'LessonEditions.of': 'findLessonEdition', 'LessonEditions.before': 'findLessonEditionBefore',
    'LessonEditions.told': 'editionOf', 'LessonNews.since': 'listLessonNews',
    'Programmes.listCurrent': 'listCurrentProgrammes', 'Programmes.current': 'getCurrentProgramme', 'Programmes.version': 'getProgrammeVersion',
    'MajorEditions.since': 'listMajorEditions', 'MajorEditions.lessonsChanged': 'findLessonsChanged', 'MajorEditions.edition': 'majorEditionOf',
    'ContentPublisher.publish': 'publishContent', 'ContentPublisher.store': 'storeContent',
  },
  notes: [
    'course.controller uses apps/api/src/http/packed-answer (packOnce).',
    'Forwarders left: CourseService.listCourseOutlines, .findLastQuizzes; ProgrammeService.listCurrentProgrammes; EditionService.wasCurrentAfter, .findLessonsChanged.',
    'index.ts then takes PROGRAMME_LEVELS from compiler/programme-level.rules: it imports nothing, so the compiler is still loaded on demand.',
  ],
};
