import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { AppModule } from './app.module';
import { createAdapter } from './http/server';

/** The OpenAPI document of all routes, made without a database: providers are not instantiated. */
export async function describeApi(): Promise<object> {
  const app = await NestFactory.create(AppModule, createAdapter({ TRUSTED_PROXIES: 0, PUBLIC_URL: '' }), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', '.well-known/did.json'] });
  const info = new DocumentBuilder().setTitle('Lớp Số').setVersion('1').addCookieAuth('lopso_access').build();
  return SwaggerModule.createDocument(app, info, { operationIdFactory: (_controller, method) => method });
}

/**
 * The compiler gives the members of a union in the order in which it met them, which differs from build to build; sorted,
 * the same sources give the same document.
 */
function inOrder(key: string, value: unknown): unknown {
  return key === 'enum' && Array.isArray(value) ? [...(value as unknown[])].sort() : value;
}

async function main(target: string): Promise<void> {
  writeFileSync(target, `${JSON.stringify(await describeApi(), inOrder, 2)}\n`);
}

if (require.main === module) {
  void main(process.argv[2] ?? join(process.cwd(), 'apps/api/openapi.json')).then(() => process.exit(0));
}
