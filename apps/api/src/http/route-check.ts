import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS } from '@lopso/platform';

/** Stops the start when a route declares nobody who may call it. */
@Injectable()
export class RouteCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.undeclaredRoutes();
    if (undeclared.length > 0) throw new Error(`Routes without a declared permission: ${undeclared.join(', ')}`);
  }

  private undeclaredRoutes(): string[] {
    return this.discovery.getControllers().flatMap((wrapper) => {
      const instance = wrapper.instance as Record<string, (...args: unknown[]) => unknown>;
      const prototype = Object.getPrototypeOf(instance) as object;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => this.isUndeclared(instance[name]))
        .map((name) => `${wrapper.name}.${name}`);
    });
  }

  private isUndeclared(handler: ((...args: unknown[]) => unknown) | undefined): boolean {
    if (handler === undefined || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return false;
    return this.reflector.get<unknown>(ROUTE_ACCESS, handler) === undefined;
  }
}
