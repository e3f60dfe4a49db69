import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { declaredPermissions, ROLES } from '@lopso/platform';
import { ROUTE_ACCESS, type RouteAccess } from '../../libs/platform/src/http/permission.decorators';
import { auditorExceptions } from '../support/matrix/auditor-exceptions';
import { routeCases } from '../support/matrix/cases';
import { proofExceptions } from '../support/matrix/proof-exceptions';
import { readEntries } from '../support/matrix/read-entries';
import { type FoundRoute } from '../support/matrix/route-case';
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
      const known: readonly string[] = [...ROLES, 'former-member', 'partner'];
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
    // One that writes what its callers hand it (`taking`) is each of them.
    const recording = sourcesIn('libs').filter(
      (text) =>
        (/\baudit\.recordExport(Over)?\(/.test(text) && !/\baudit\.recordExportOver\(.*, taking\)/.test(text)) ||
        /\btaking: \{ action: '/.test(text),
    );
    expect(recording).toHaveLength(new Set(exports.map(({ action }) => action)).size);
  });

  /** Who of the staff may ask a route: by its permission, or by the one that shows others than the own. */
  function staffOf({ key, method, access }: FoundRoute): readonly string[] {
    const others = method === 'GET' ? routeCases[key]?.alsoFor : undefined;
    const permission = access.kind === 'permission' ? access.permission : others;
    const own: readonly string[] = ['member', 'former-member'];
    return access.kind === 'public' ? [] : (permission?.roles ?? []).filter((role) => !own.includes(role));
  }

  it('let an auditor read whatever any of the staff reads, but for what is excepted with a reason', () => {
    const asked = findRoutes(api).filter((route) => route.method === 'GET' && staffOf(route).length > 0);
    const closed = asked.filter((route) => !staffOf(route).includes('auditor')).map(({ key }) => key);
    expect(closed.sort()).toEqual(Object.keys(auditorExceptions).sort());
    expect(asked.length).toBeGreaterThan(closed.length * 4);
  });

  it('let an auditor change nothing', () => {
    const changing = findRoutes(api).filter((route) => route.method !== 'GET' && staffOf(route).includes('auditor'));
    expect(changing.map(({ key }) => key)).toEqual([]);
  });

  it('stand with a fresh proof before what withdraws, replaces, waives, gives rights or takes data out; all else is excepted with a reason', () => {
    const document = JSON.parse(readFileSync(join(root, 'apps/api/openapi.json'), 'utf8')) as OpenApi;
    const isFile = ({ path }: FoundRoute): boolean => {
      const said = document.paths[`/api${path.replaceAll(/:(\w+)/g, '{$1}')}`]?.get?.responses ?? {};
      return Object.values(said).some(({ content = {} }) =>
        Object.keys(content).some((type) => type !== 'application/json'),
      );
    };
    const decided = findRoutes(api).filter(
      (route) => staffOf(route).length > 0 && (route.method !== 'GET' || isFile(route)),
    );
    const unproved = decided.filter(({ wantsProof }) => !wantsProof).map(({ key }) => key);
    expect(unproved.sort()).toEqual(Object.keys(proofExceptions).sort());
    expect(decided.filter(({ method }) => method === 'GET').length).toBeGreaterThan(8);
    const always =
      /\/(withdrawal|waivers|ending|role-grants|card-replacement|activation-slips?)\b|(certificate-changes(\/:changeId\/(approval|refusal))?$|staff-accounts.*\/closing)/;
    expect(unproved.filter((key) => always.test(key))).toEqual([]);
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

/** What is asked of the committed document: the types of the answers. */
interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get?: {
          readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
        };
      }
    >
  >;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
}
