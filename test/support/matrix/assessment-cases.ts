import { READ_SUBMISSIONS } from '@lopso/assessment';
import { NOTICE_VERSION } from '@lopso/identity';
import { newId } from '@lopso/platform';
import { aForm, aPhoto, TestCourse } from '../assessment';
import { aPublishedCourse } from '../learning';
import { type Ask, type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const WORDS = 'Tôi kể cho bà con nghe cách nhận ra cuộc gọi giả.';

const course = (world: MatrixWorld): Promise<TestCourse> =>
  world.once('course', () => TestCourse.publish(world.api.database));

/** An attempt the row's member has begun. */
function attempt(world: MatrixWorld): Promise<{ id: string; questionId: string; course: TestCourse }> {
  return world.once('attempt', async () => {
    const published = await course(world);
    const as = await world.askers.actor('member', 'own');
    const begun = await world.api.post(`/api/quizzes/${published.quizId}/attempts`, {}, as === null ? {} : { as });
    return { id: begun.body.id, questionId: begun.body.questions[0].id, course: published };
  });
}

/** A quiz drawn on paper for her. */
function paper(world: MatrixWorld): Promise<{ id: string; answers: object[] }> {
  return world.once('paper', async () => {
    const published = await course(world);
    const address = `/api/members/${(await world.member()).id}/paper-attempts`;
    const { body } = await world.api.post(address, { quizId: published.quizId }, { as: world.officer() });
    const answers = body.questions.map(({ id }: { id: string }) => ({
      questionId: id,
      response: published.rightResponse(id),
    }));
    return { id: body.id, answers };
  });
}

/** A practical task she handed in. */
function submission(world: MatrixWorld): Promise<string> {
  return world.once('submission', async () => {
    const as = await world.askers.actor('member', 'own');
    const { taskId } = await course(world);
    const handedIn = await world.api.post(`/api/tasks/${taskId}/submissions`, undefined, {
      ...(as === null ? {} : { as }),
      ...(await handIn()).request,
    });
    return handedIn.body.submissionId;
  });
}

/** A submission whose author lets its photos be shown elsewhere. */
async function sharedWork(world: MatrixWorld): Promise<string> {
  const submissionId = await submission(world);
  await world.once('shared-work', async () => {
    await world.api.database.execute(
      `insert into identity.consent (id, account_id, purpose, text_version, decision, decided_at)
       select $1, a.id, 'work-photos', $2, 'agreed', now()
       from identity.account a join assessment.submission s on s.member_id = a.member_id where s.id = $3`,
      [newId(), NOTICE_VERSION, submissionId],
    );
    return submissionId;
  });
  return submissionId;
}

async function handIn(): Promise<Ask> {
  return { request: aForm({ clientKey: newId(), words: WORDS }, [{ bytes: await aPhoto() }]) };
}

const attemptPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  attemptId: (await attempt(world)).id,
});
const paperPath = async (world: MatrixWorld): Promise<Record<string, string>> => ({
  attemptId: (await paper(world)).id,
});
const lessons = (world: MatrixWorld): ReturnType<typeof aPublishedCourse> =>
  world.once('lessons', async () => {
    const published = await aPublishedCourse(world.api.database);
    const page = { title: 'Tờ của khóa', html: '<p>Nội dung.</p>' };
    await world.api.database.execute('update content.course_version set compiled = compiled || $2 where hash = $1', [
      published.hash,
      JSON.stringify({ sheet: page, fieldTask: page }),
    ]);
    return published;
  });

/** Courses, quizzes, attempts, tasks and grading. */
export const assessmentCases: RouteCases = {
  'GET /courses': { success: 200, reach: 'list', ask: () => ({}) },
  'GET /courses/:courseId': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { courseId: (await lessons(world)).id } }),
  },
  'GET /courses/:courseId/sheet': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { courseId: (await lessons(world)).id } }),
  },
  'GET /courses/:courseId/field-task': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { courseId: (await lessons(world)).id } }),
  },
  'GET /lessons/:lessonId': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { lessonId: (await lessons(world)).lessons[0]?.id ?? '' } }),
  },
  'GET /quizzes/:quizId': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { quizId: (await course(world)).quizId } }),
  },
  'POST /quizzes/:quizId/attempts': {
    success: 201,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { quizId: (await course(world)).quizId }, body: {} }),
  },
  'GET /attempts/:attemptId': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({ path: await attemptPath(world) }),
  },
  'PUT /attempts/:attemptId/answers': {
    success: 200,
    reach: 'own',
    ask: async (world) => {
      const { questionId, course: published } = await attempt(world);
      const response = published.rightResponse(questionId);
      return { path: await attemptPath(world), body: { questionId, response, deviceId: newId(), sequence: 1 } };
    },
  },
  'POST /attempts/:attemptId/submission': {
    success: 200,
    reach: 'own',
    ask: async (world) => ({ path: await attemptPath(world), body: {} }),
  },
  'GET /attempts/:attemptId/result': {
    success: 200,
    reach: 'own',
    ask: async (world) => {
      const path = await attemptPath(world);
      const as = await world.askers.actor('member', 'own');
      await world.api.post(`/api/attempts/${path['attemptId'] ?? ''}/submission`, {}, as === null ? {} : { as });
      return { path };
    },
  },
  'GET /members/:memberId/paper-attempts': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id } }),
  },
  'POST /members/:memberId/paper-attempts': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { memberId: (await world.member()).id },
      body: { quizId: (await course(world)).quizId },
    }),
  },
  'GET /paper-attempts/:attemptId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await paperPath(world) }),
  },
  'DELETE /paper-attempts/:attemptId': {
    success: 204,
    reach: 'unit',
    ask: async (world) => ({ path: await paperPath(world) }),
  },
  'PUT /paper-attempts/:attemptId/answers': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await paperPath(world), body: { answers: (await paper(world)).answers } }),
  },
  'GET /paper-attempts/:attemptId/result': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const { id, answers } = await paper(world);
      await world.api.put(`/api/paper-attempts/${id}/answers`, { answers }, { as: world.officer() });
      return { path: { attemptId: id } };
    },
  },
  'GET /question-statistics': {
    success: 200,
    reach: 'list',
    except: { partner: 404, 'other partner': 404 },
    because: 'a partner reads of the courses that name it, and this one names none.',
    // Without any course there is nothing to analyse, and all are told so.
    ask: async (world) => ({ query: `minimum=5&quizId=${(await course(world)).quizId}` }),
  },
  'GET /tasks/:taskId': {
    success: 200,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { taskId: (await course(world)).taskId } }),
  },
  'POST /tasks/:taskId/submissions': {
    success: 201,
    reach: 'list',
    hidesPath: false,
    ask: async (world) => ({ path: { taskId: (await course(world)).taskId }, ...(await handIn()) }),
  },
  'GET /members/:memberId/tasks/:taskId': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { memberId: (await world.member()).id, taskId: (await course(world)).taskId } }),
  },
  'POST /members/:memberId/tasks/:taskId/submissions': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      path: { memberId: (await world.member()).id, taskId: (await course(world)).taskId },
      ...(await handIn()),
    }),
  },
  'GET /submissions/:submissionId': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_SUBMISSIONS,
    ask: async (world) => ({ path: { submissionId: await submission(world) } }),
  },
  'GET /submissions/:submissionId/photos/:position': {
    success: 200,
    reach: 'unit',
    alsoFor: READ_SUBMISSIONS,
    ask: async (world) => ({ path: { submissionId: await submission(world), position: '1' } }),
  },
  'GET /submissions/:submissionId/photos/:position/example': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: { submissionId: await sharedWork(world), position: '1' } }),
  },
  'GET /grading-queue': { success: 200, reach: 'list', ask: () => ({ query: 'limit=20' }) },
  'POST /submissions/:submissionId/grade': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({
      path: { submissionId: await submission(world) },
      body: {
        comment: '',
        criteria: ['r-thu-anh', 'r-thu-kin', 'r-thu-dung'].map((criterionId) => ({ criterionId, isMet: true })),
      },
    }),
  },
};
