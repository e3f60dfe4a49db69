import { grantFor, upload, uploadRequest, work, xlsxOf } from '../imports';
import { type RouteCase, type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const LIST = Buffer.from('Họ và tên;Năm sinh\nLù Seo Páo;1988\nSùng;1991\nVàng Thị Mỷ;1990');

const twoSheets = (): Promise<Buffer> =>
  xlsxOf({ 'Tổ xã': [['Lù Seo Páo', '1988']], 'Tổ khác': [['Vàng Thị Mỷ', '1990']] });

/** An import of the commune, checked; written too where a case wants it. */
async function anImport(world: MatrixWorld, isWritten = false, bytes: Buffer = LIST): Promise<Record<string, string>> {
  await world.team();
  const officer = await grantFor(world.api, world.officer());
  const { body } = await upload(world.api, officer, { unitId: world.commune.id, bytes });
  await work(world.api, body.id);
  if (isWritten) {
    await world.api.post(`/api/imports/${body.id}/commit`, {}, { as: officer });
    await work(world.api, body.id);
  }
  return { importId: body.id };
}

const answering = (body?: object): RouteCase => ({
  success: 200,
  reach: 'unit',
  ask: async (world) => ({ path: await anImport(world), body }),
});
const reading = (query?: string): RouteCase => ({
  success: 200,
  reach: 'unit',
  ask: async (world) => ({ path: await anImport(world), ...(query === undefined ? {} : { query }) }),
});

/** People and villages from spreadsheets. */
export const interopCases: RouteCases = {
  'GET /imports': {
    success: 200,
    reach: 'list',
    ask: async (world) => {
      await anImport(world);
      return {};
    },
  },
  'POST /units/:unitId/imports': {
    success: 201,
    reach: 'unit',
    ask: (world) => ({ path: { unitId: world.commune.id }, request: uploadRequest({ bytes: LIST }) }),
  },
  'GET /units/:unitId/import-template.xlsx': {
    success: 200,
    reach: 'unit',
    ask: (world) => ({ path: { unitId: world.commune.id }, query: 'kind=roster' }),
  },
  'GET /imports/:importId': reading(),
  'GET /imports/:importId/rows': reading('view=ready'),
  'GET /imports/:importId/faulty-rows.xlsx': reading(),
  'GET /imports/:importId/obstacles': reading(),
  'PUT /imports/:importId/columns': answering({ headerRow: 1, columns: { fullName: 0, birthYear: 1 } }),
  'PUT /imports/:importId/sheet': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await anImport(world, false, await twoSheets()), body: { sheetName: 'Tổ khác' } }),
  },
  'POST /imports/:importId/repairs': answering({ field: 'fullName', value: 'Sùng Thị Sáu', rows: [3] }),
  'POST /imports/:importId/proposals': answering({ code: 'org.phone' }),
  'POST /imports/:importId/skipped-rows': answering({ rows: [3], isSkipped: true }),
  'POST /imports/:importId/likenesses': answering({ decision: 'another' }),
  'POST /imports/:importId/answer-undo': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await anImport(world);
      const officer = await grantFor(world.api, world.officer());
      await world.api.post(
        `/api/imports/${path['importId']}/skipped-rows`,
        { rows: [3], isSkipped: true },
        { as: officer },
      );
      return { path };
    },
  },
  'POST /imports/:importId/commit-preview': answering({ rows: [2] }),
  'POST /imports/:importId/commit': answering({}),
  'POST /imports/:importId/cancel': answering(),
  'POST /imports/:importId/undo': {
    success: 200,
    reach: 'unit',
    ask: async (world) => ({ path: await anImport(world, true) }),
  },
  'POST /imports/:importId/rewrite': {
    success: 200,
    reach: 'unit',
    ask: async (world) => {
      const path = await anImport(world, true);
      const officer = await grantFor(world.api, world.officer());
      await world.api.post(`/api/imports/${path['importId']}/undo`, undefined, { as: officer });
      await work(world.api, path['importId'] ?? '');
      return { path };
    },
  },
};
