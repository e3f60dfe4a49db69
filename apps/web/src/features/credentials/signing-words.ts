import type { components } from '../../lib/api/schema';
import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/vi';

type SignedPaper = components['schemas']['SignedPaperResponse'];
type Signer = components['schemas']['PaperSignerResponse'];

/** “Hoàng Văn Thử, Sở Khoa học và Công nghệ”. */
export const signerWord = ({ name, organisation }: Signer): string =>
  organisation === null || organisation === name ? name : t('signerOf', { name, organisation });

/** What stands in the row of the signature of a paper that was signed. */
export function signatureSentence({ signers, addedAt }: SignedPaper): string {
  const said = { signers: signers.map(signerWord).join('; '), date: formatDate(addedAt) };
  return t(signers.every(({ isTrusted }) => isTrusted) ? 'signatureValue' : 'signatureUnchecked', said);
}
