import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ContentModule } from '@lopso/content';
import { IdentityModule } from '@lopso/identity';
import { OrgModule } from '@lopso/org';
import { PlatformModule } from '@lopso/platform';

/** What operator commands may use. */
@Module({ imports: [PlatformModule, OrgModule, IdentityModule, ContentModule] })
export class OperatorModule {}

/** Finds a provider of the module. */
export type Find = <T>(type: Type<T>) => T;

/** Runs a command inside a started application and closes it whatever happens. */
export async function withServices<T>(module: Type<unknown>, work: (find: Find) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'] });
  try {
    return await work((type) => app.get(type, { strict: false }));
  } finally {
    await app.close();
  }
}
