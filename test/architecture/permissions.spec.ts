import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { declaredPermissions, ROLES } from '@lopso/platform';
import { ROUTE_ACCESS, type RouteAccess } from '../../apps/api/src/http/permission.decorators';
import { readEntries } from '../support/matrix/read-entries';
import { findRoutes } from '../support/matrix/routes';
import { TestApi } from '../support/test-api';

const root = join(__dirname, '../..');

describe('permissions', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  /** The access of every route handler of every controller. */
  function routes(): RouteAccess[] {
    const discovery = api.app.select(DiscoveryModule).get(DiscoveryService, { strict: false });
    const scanner = new MetadataScanner();
    return discovery.getControllers().flatMap(({ instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner
        .getAllMethodNames(prototype)
        .map((name) => Reflect.getMetadata(ROUTE_ACCESS, prototype[name] ?? {}) as RouteAccess | undefined)
        .filter((access) => access !== undefined);
    });
  }

  it('are named <context>.<act> and held by known roles', () => {
    expect(declaredPermissions().length).toBeGreaterThan(10);
    for (const { name, description, roles } of declaredPermissions()) {
      expect(name).toMatch(/^[a-z]+\.[a-z-]+(\.[a-z-]+)*$/);
      expect(description.length).toBeGreaterThan(5);
      const known: readonly string[] = [...ROLES, 'former-member'];
      expect(roles.every((role) => known.includes(role)) && roles.length > 0).toBe(true);
      if (roles.includes('former-member')) expect(roles).toContain('member');
    }
  });

  it('stand before most routes', () => {
    const kinds = routes().map((access) => access.kind);
    expect(kinds.length).toBeGreaterThan(60);
    expect(kinds.filter((kind) => kind === 'permission').length).toBeGreaterThan(kinds.length / 2);
  });

  it('are not enough to take personal data out as a file: that wants a fresh proof of who asks', () => {
    const found = new Map(findRoutes(api).map((route) => [route.key, route]));
    const exports = Object.entries(readEntries).flatMap(([key, said]) =>
      'isExport' in said && said.isExport ? [{ key, action: said.action }] : [],
    );
    expect(exports.filter(({ key }) => found.get(key)?.wantsProof !== true)).toEqual([]);
    // A service that records an export is behind one of these routes, or two that write the same: the e2e table of readings tells them by what they leave.
    const recording = sourcesIn('libs').filter((text) => /\baudit\.recordExport(Over)?\(/.test(text));
    expect(recording).toHaveLength(new Set(exports.map(({ action }) => action)).size);
  });

  it('are all asked for somewhere: by a route or by a service', () => {
    const sources = [...sourcesIn('libs'), ...sourcesIn('apps/api/src')];
    const declared = sources.flatMap((text) =>
      [...text.matchAll(/export const (\w+) = definePermission\(/g)].map((match) => match[1] ?? ''),
    );
    const uses = sources
      .filter((text) => !text.includes('definePermission(') && !text.startsWith('export '))
      .join('\n');
    expect(declared.length).toBe(declaredPermissions().length);
    expect(declared.filter((name) => !new RegExp(`\\b${name}\\b`).test(uses))).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}
