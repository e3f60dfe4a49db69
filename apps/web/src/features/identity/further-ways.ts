import type { Answer } from '../../lib/api/types';
import { t } from './messages/vi';

type FurtherWay = Answer<'post', '/api/activation/identify'>['loses'][number];

const words: Record<FurtherWay, string> = {
  passkey: t('losesPasskey'),
  provider: t('losesProvider'),
  authenticator: t('losesAuthenticator'),
};

/** “đăng nhập bằng vân tay và liên kết định danh điện tử”. */
export function furtherWays(ways: readonly FurtherWay[]): string {
  return new Intl.ListFormat('vi', { type: 'conjunction' }).format(ways.map((way) => words[way]));
}
