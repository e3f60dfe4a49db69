import { type PaperKind, PaperService, TemplateService } from '@lopso/papers';
import { newId } from '@lopso/platform';
import { type RouteCase, type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const signer = { form: 'head' as const, instead: '', position: 'Chủ tịch', name: 'Ma Văn Sơn' };
const form = { datedOn: null, signer, recipients: null, answers: { 'nội dung': 'Dịch vụ công' }, communeId: null };

/** A draft of the commune's office about the world's class, with all that it asks for. */
async function aDraft(world: MatrixWorld): Promise<string> {
  const id = newId();
  const { id: classGroupId } = await world.aClass();
  const kind: PaperKind = 'attendance-list';
  const writing = world.api.app.get(PaperService);
  await writing.beginPaper(world.officer(), { id, kind, classGroupId, roundId: null, planId: null, communeId: null });
  await writing.changePaper(world.officer(), id, { ...form, number: '' });
  return id;
}

async function anIssuedPaper(world: MatrixWorld): Promise<string> {
  const id = await aDraft(world);
  await world.api.app.get(PaperService).issuePaper(world.officer(), id, { number: '', datedOn: '2026-11-25' });
  return id;
}

/** The department, and whoever else holds the right over the province, sees the commune's papers and changes none of them. */
const byItsOffice = (one: Omit<RouteCase, 'reach'>): RouteCase => ({
  ...one,
  reach: 'unit',
  except: { 'department-admin parent': 403, 'department-officer parent': 403, 'commune-officer parent': 403 },
  because: 'the paper is the commune’s: the department sees it and changes nothing in it.',
});
const ofDraft = async (world: MatrixWorld): Promise<{ path: { paperId: string } }> => ({
  path: { paperId: await aDraft(world) },
});

const TEMPLATE = '---\nloại: Giấy mời\n---\n\nMời ông (bà) dự lớp “{{tên lớp}}”.\n';

/** A kind of paper that the row's province worded once; every province has the same kinds. */
const ofKind = (
  one: Pick<RouteCase, 'success'>,
  more: Readonly<Record<string, string>> = {},
  body?: unknown,
): RouteCase => ({
  ...one,
  reach: 'province',
  ask: async (world) => {
    await world.once('template', () =>
      world.api.app
        .get(TemplateService)
        .saveTemplate(world.department(), 'invitation', { source: TEMPLATE, basedOn: 0 }),
    );
    return { path: { kind: 'invitation', ...more }, body };
  },
});

/** Papers of an office about classes, and how the province words them. */
export const papersCases: RouteCases = {
  'GET /papers': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ query: `classGroupId=${(await world.aClass()).id}`, hidden: ['classGroupId'] }),
  },
  'GET /papers/left-classes': { success: 200, reach: 'list', ask: () => ({}) },
  'POST /papers': {
    success: 201,
    reach: 'unit',
    ask: async (world) => ({
      body: { clientKey: newId(), kind: 'invitation', classGroupId: (await world.aClass()).id },
      hidden: ['classGroupId'],
    }),
  },
  'GET /papers/:paperId': { success: 200, reach: 'unit', ask: ofDraft },
  'GET /papers/:paperId/file': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ ...(await ofDraft(world)), query: 'format=docx' }),
  },
  'PUT /papers/:paperId': byItsOffice({
    success: 200,
    ask: async (world) => ({ ...(await ofDraft(world)), body: form }),
  }),
  'DELETE /papers/:paperId': byItsOffice({ success: 204, ask: ofDraft }),
  'POST /papers/:paperId/issue': byItsOffice({
    success: 200,
    ask: async (world) => ({ ...(await ofDraft(world)), body: { number: '', datedOn: '2026-11-25' } }),
  }),
  'POST /papers/:paperId/correction': byItsOffice({
    success: 201,
    ask: async (world) => ({ path: { paperId: await anIssuedPaper(world) }, body: { clientKey: newId() } }),
  }),
  'GET /paper-templates': { success: 200, reach: 'province', ask: () => ({}) },
  'GET /paper-templates/:kind': ofKind({ success: 200 }),
  'GET /paper-templates/:kind/versions/:number': ofKind({ success: 200 }, { number: '1' }),
  'POST /paper-templates/:kind/preview': ofKind({ success: 200 }, {}, { source: TEMPLATE }),
  'PUT /paper-templates/:kind': ofKind({ success: 200 }, {}, { source: TEMPLATE, basedOn: 1 }),
};
