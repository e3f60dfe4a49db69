import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type AuditPage = Answer<'get', '/api/audit-entries'>;
export type AuditEntry = AuditPage['entries'][number];

/** Kinds of acts as the address names them. */
export const kindSlugs = {
  xem: 'read',
  'to-chuc': 'org',
  'tai-khoan': 'identity',
  lop: 'classes',
  bai: 'assessment',
  dot: 'learning',
  giay: 'credentials',
  'rieng-tu': 'privacy',
  nhap: 'interop',
} as const;

const isKind = (slug: string | null): slug is keyof typeof kindSlugs => slug !== null && Object.hasOwn(kindSlugs, slug);

/**
 * What the address may say of the list: `nguoi` part of a name, `tk` and `tv` ids, `xa`, `loai`, `tu` and `den` the first and last
 * day; `xem=ca` also what the reader looked at herself; `sau` the page.
 */
export const filterNames = ['nguoi', 'tk', 'tv', 'xa', 'loai', 'tu', 'den'] as const;

export const isFiltered = (query: URLSearchParams): boolean => filterNames.some((name) => query.has(name));

/** One's own readings are left out unless one asks for them, or for the acts of one person. */
export const hasOwnReads = (query: URLSearchParams): boolean => query.get('xem') === 'ca' || query.has('tk');

/** The last day lies before the first: no question. */
export const isTurned = (query: URLSearchParams): boolean => {
  const [from, to] = [query.get('tu'), query.get('den')];
  return from !== null && to !== null && to < from;
};

const minimum = 2;

/** The question of an address; what can't be one is left out. */
export function auditQuery(query: URLSearchParams) {
  const said = (name: string): string | undefined => query.get(name) ?? undefined;
  const slug = query.get('loai');
  const text = query.get('nguoi')?.trim() ?? '';
  return {
    text: text.length < minimum ? undefined : text,
    accountId: said('tk'),
    memberId: said('tv'),
    communeId: said('xa'),
    kind: isKind(slug) ? kindSlugs[slug] : undefined,
    from: said('tu'),
    to: said('den'),
    ownReads: hasOwnReads(query) ? undefined : ('leave-out' as const),
    cursor: said('sau'),
  };
}

/** A page of the audit trail, as the address asks. */
export class AuditState {
  readonly page: Resource<AuditPage>;

  constructor(query: () => URLSearchParams) {
    this.page = new Resource((signal) => call('get', '/api/audit-entries', { query: auditQuery(query()), signal }));
  }
}
