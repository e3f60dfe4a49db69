import sharp from 'sharp';
import { DesignService } from '@lopso/credentials';
import { newId } from '@lopso/platform';
import { fileForm } from '../signed-papers';
import { type RouteCase, type RouteCases } from './route-case';
import { type MatrixWorld } from './world';

const SHIPPED = 'hoan-thanh';

/** A design of the row's province, made once of the one that comes with the system, and its JSON. */
async function aDesign(world: MatrixWorld): Promise<{ slug: string; source: string }> {
  return world.once('design', async () => {
    const copy = { clientKey: newId(), from: SHIPPED, name: 'Mẫu của tỉnh' };
    const slug = await world.api.app.get(DesignService).copyDesign(world.department(), copy);
    const { source } = await world.api.app.get(DesignService).getDesign(world.department(), slug);
    return { slug, source };
  });
}

const ofDesign = (
  more: Readonly<Record<string, string>> = {},
  body?: (source: string) => unknown,
): Pick<RouteCase, 'success' | 'reach' | 'ask'> => ({
  ...{ success: 200, reach: 'province' },
  ask: async (world) => {
    const { slug, source } = await aDesign(world);
    return { path: { slug, ...more }, body: body?.(source) };
  },
});

function aPicture(): Promise<Buffer> {
  return sharp({ create: { width: 9, height: 9, channels: 3, background: '#14412f' } })
    .png()
    .toBuffer();
}

/** How a province's certificates look. The forms without an id in their path are about the province of the right itself: there is nothing to hide. */
export const designCases: RouteCases = {
  'GET /certificate-designs': { success: 200, reach: 'province', ask: () => ({}) },
  'POST /certificate-designs': {
    success: 201,
    reach: 'province',
    hidesPath: false,
    ask: () => ({ body: { clientKey: newId(), from: SHIPPED, name: 'Mẫu mới' } }),
  },
  'GET /certificate-designs/:slug': ofDesign(),
  'GET /certificate-designs/:slug/picture': ofDesign(),
  'GET /certificate-designs/:slug/versions/:number': ofDesign({ number: '1' }),
  'PUT /certificate-designs/:slug': ofDesign({}, (source) => ({ source, basedOn: 1 })),
  'POST /certificate-design-previews': {
    success: 200,
    reach: 'province',
    hidesPath: false,
    ask: async (world) => ({ body: { source: (await aDesign(world)).source, sample: 'ordinary' } }),
  },
  'POST /certificate-design-images': {
    success: 204,
    reach: 'province',
    hidesPath: false,
    ask: async () => ({ request: fileForm('a.png', await aPicture(), { name: `${newId()}.png` }) }),
  },
};
