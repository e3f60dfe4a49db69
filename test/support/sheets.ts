import { newId } from '@lopso/platform';
import { aForm, aPhoto } from './assessment';
import { type TestRequest } from './test-api';

/** The form of a signed sheet, by default with a small photo. */
export async function aSheetForm(
  more: { clientKey?: string; bytes?: Buffer } = {},
): Promise<Pick<TestRequest, 'payload' | 'headers'>> {
  return aForm({ clientKey: more.clientKey ?? newId() }, [{ bytes: more.bytes ?? (await aPhoto()), field: 'file' }]);
}
