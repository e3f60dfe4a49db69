import { join } from 'node:path';
import { ContentPublisher } from '@lopso/content';
import { type TestApi } from './test-api';

/** Publishes the real courses of content/ into the worker's database; safe to repeat. */
export async function publishRealContent(api: TestApi): Promise<void> {
  await api.app.get(ContentPublisher).publishContent(join(__dirname, '../../content'));
}
