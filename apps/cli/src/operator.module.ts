import { type Abstract, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AssessmentModule } from '@lopso/assessment';
import { ClassesModule } from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { CredentialsModule } from '@lopso/credentials';
import { IdentityModule } from '@lopso/identity';
import { LearningModule } from '@lopso/learning';
import { OrgModule, OrgPortsModule } from '@lopso/org';
import { PlatformModule } from '@lopso/platform';

const modules = [
  PlatformModule,
  OrgModule,
  OrgPortsModule,
  IdentityModule,
  ContentModule,
  AssessmentModule,
  ClassesModule,
  LearningModule,
  CredentialsModule,
];

/** What operator commands may use: every library, so that no event goes unheard. */
@Module({ imports: modules })
export class OperatorModule {}

/** Finds a provider of the module. */
export type Find = <T>(type: Type<T> | Abstract<T>) => T;

/**
 * Runs a command inside a started application and closes it whatever happens. Nothing is logged: what fails is thrown, and said once, in
 * Vietnamese.
 */
export async function withServices<T>(work: (find: Find) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(OperatorModule, { logger: false, abortOnError: false });
  try {
    return await work((type) => app.get(type, { strict: false }));
  } finally {
    await app.close();
  }
}
