import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from '../../../libs/platform/src/http/permission.decorators';
import { STEP_UP } from '../../../libs/platform/src/http/step-up';
import { type TestApi } from '../test-api';
import { type FoundRoute } from './route-case';

/** Every route of every controller, by path, with who may call it. */
export function findRoutes(api: TestApi): FoundRoute[] {
  const discovery = api.app.select(DiscoveryModule).get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  return discovery
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const base = textOf(Reflect.getMetadata(PATH_METADATA, metatype as object));
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => routeOf(base, prototype[name] ?? {}));
    })
    .sort((a, b) => (a.path < b.path || (a.path === b.path && a.method < b.method) ? -1 : 1));
}

function routeOf(base: string, handler: object): FoundRoute[] {
  const access = Reflect.getMetadata(ROUTE_ACCESS, handler) as RouteAccess | undefined;
  const number = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (access === undefined || number === undefined) return [];
  const own = textOf(Reflect.getMetadata(PATH_METADATA, handler));
  const path = `/${[base, own]
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
  const method = RequestMethod[number];
  const wantsProof = Reflect.getMetadata(STEP_UP, handler) === 'fresh';
  return [{ key: `${method} ${path}`, method, path, access, wantsProof }];
}

function textOf(path: unknown): string {
  return typeof path === 'string' ? path : '';
}
