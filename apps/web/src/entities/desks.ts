import type { IconName } from '../lib/ui/Icon.svelte';
import type { Workspace } from '../lib/router/route';
import type { Account } from '../lib/session/account';
import { t } from './messages';

export interface DeskTab {
  href: string;
  label: string;
  icon: IconName;
  /** What opens its page. */
  permission?: string;
}

/** A desk that somebody may have. */
export type OwnDesk = Exclude<Workspace, 'public'>;

/** Tabs of each workspace. One is drawn only when the session has its permission. */
export const deskTabs: Readonly<Record<OwnDesk, readonly DeskTab[]>> = {
  member: [
    { href: '/', label: t('today'), icon: 'house' },
    { href: '/hoc', label: t('learn'), icon: 'book-open' },
    { href: '/lop', label: t('classes'), icon: 'users' },
    { href: '/cua-toi', label: t('mine'), icon: 'user-round' },
  ],
  trainer: [
    { href: '/giang-vien', label: t('schedule'), icon: 'calendar', permission: 'classes.read' },
    { href: '/giang-vien/lop', label: t('classes'), icon: 'users', permission: 'classes.read' },
    {
      href: '/giang-vien/cham-bai',
      label: t('grading'),
      icon: 'clipboard-check',
      permission: 'assessment.grade-tasks',
    },
    {
      href: '/giang-vien/cau-hoi',
      label: t('questions'),
      icon: 'list-checks',
      permission: 'assessment.read-question-statistics',
    },
    { href: '/giang-vien/khoa-hoc', label: t('courses'), icon: 'book-open', permission: 'content.read-courses' },
  ],
  commune: [
    { href: '/xa', label: t('teams'), icon: 'users', permission: 'org.read-members' },
    { href: '/xa/thon', label: t('villages'), icon: 'house', permission: 'org.read-units' },
    { href: '/xa/thanh-vien', label: t('members'), icon: 'user', permission: 'org.read-members' },
    { href: '/xa/can-nhac', label: t('chase'), icon: 'phone', permission: 'reporting.read-people' },
    { href: '/xa/sap-het-han', label: t('expiring'), icon: 'hourglass', permission: 'reporting.read-people' },
    { href: '/xa/nhap', label: t('imports'), icon: 'file-spreadsheet', permission: 'interop.read-imports' },
    { href: '/xa/lop', label: t('classes'), icon: 'calendar', permission: 'classes.read' },
    { href: '/xa/khoa-hoc', label: t('courses'), icon: 'book-open', permission: 'content.read-courses' },
    { href: '/xa/giay', label: t('certificates'), icon: 'badge-check', permission: 'credentials.read' },
    { href: '/xa/giay-ngoai', label: t('outside'), icon: 'clipboard-check', permission: 'learning.read-outside' },
    { href: '/xa/quyen', label: t('grants'), icon: 'key-round', permission: 'org.read-grants' },
    { href: '/xa/yeu-cau', label: t('requests'), icon: 'shield', permission: 'org.read-data-requests' },
    { href: '/xa/nhat-ky', label: t('audit'), icon: 'history', permission: 'platform.read-audit' },
  ],
  department: [
    { href: '/so', label: t('overview'), icon: 'house', permission: 'reporting.read-figures' },
    { href: '/so/dot', label: t('rounds'), icon: 'calendar', permission: 'learning.read-rounds' },
    { href: '/so/ke-hoach', label: t('planning'), icon: 'clipboard-check', permission: 'planning.read' },
    { href: '/so/to-chuc', label: t('organisation'), icon: 'building-2', permission: 'org.read-units' },
    { href: '/so/khoa-hoc', label: t('courses'), icon: 'book-open', permission: 'content.read-courses' },
    {
      href: '/so/cau-hoi',
      label: t('questions'),
      icon: 'list-checks',
      permission: 'assessment.read-question-statistics',
    },
    { href: '/so/lop', label: t('classes'), icon: 'users', permission: 'classes.read' },
    { href: '/so/nguoi', label: t('learners'), icon: 'user', permission: 'reporting.read-people' },
    { href: '/so/can-nhac', label: t('chase'), icon: 'phone', permission: 'reporting.read-people' },
    { href: '/so/sap-het-han', label: t('expiring'), icon: 'hourglass', permission: 'reporting.read-people' },
    { href: '/so/giay-ngoai', label: t('outside'), icon: 'badge-check', permission: 'learning.read-outside' },
    { href: '/so/giay/de-nghi', label: t('changes'), icon: 'ban', permission: 'credentials.read-waiting' },
    { href: '/so/mien', label: t('waivers'), icon: 'hand', permission: 'learning.read-waiting-waivers' },
    { href: '/so/quyen', label: t('grants'), icon: 'key-round', permission: 'org.read-grants' },
    { href: '/so/yeu-cau', label: t('requests'), icon: 'shield', permission: 'org.read-data-requests' },
    { href: '/so/nhap', label: t('imports'), icon: 'file-spreadsheet', permission: 'interop.read-imports' },
    { href: '/so/nhat-ky', label: t('audit'), icon: 'history', permission: 'platform.read-audit' },
  ],
};

/** In the place of a member's tabs for who leads people and learns nothing here: a union's officer. */
const guideTabs: readonly DeskTab[] = [
  { href: '/to-cua-toi', label: t('ledPeople'), icon: 'users' },
  { href: '/cua-toi', label: t('mine'), icon: 'user-round' },
];

type Standing = Pick<Account, 'memberId' | 'leftOn' | 'permissions'>;

/** True of who does not learn here: an account of no member, or of a former one who leads people by a right of its own. */
export const isGuide = (account: Standing | null): boolean =>
  account !== null && (account.memberId === null || (account.leftOn !== null && leads(account)));

const leads = ({ permissions }: Standing): boolean => permissions?.includes('org.lead-people') ?? false;

/** The tabs of a phone's page. */
export const phoneTabs = (account: Standing | null): readonly DeskTab[] =>
  isGuide(account) ? guideTabs : deskTabs.member;

/** The tabs that are drawn, for what the person may do. */
export function shownTabs(workspace: OwnDesk, can: (permission: string) => boolean): DeskTab[] {
  return deskTabs[workspace].filter(({ permission }) => permission === undefined || can(permission));
}

/** First page of each workspace. */
export const deskHome: Readonly<Record<OwnDesk, string>> = {
  member: '/',
  trainer: '/giang-vien',
  commune: '/xa',
  department: '/so',
};

/** Where somebody begins: at the widest desk, with her people where she learns nothing here. */
export function firstPage(account: (Standing & Pick<Account, 'desks'>) | null): string {
  const first = account?.desks[0];
  if (first === undefined) return '/';
  return first.workspace === 'member' && isGuide(account) ? '/to-cua-toi' : deskHome[first.workspace];
}

/** Where the member's first page sends whoever has none: officers to their desk, who only leads to her people. Null: it is hers. */
export function insteadOfToday(account: Standing & Pick<Account, 'desks'>): string | null {
  const learns = !isGuide(account) && account.desks.some(({ workspace }) => workspace === 'member');
  const first = learns ? '/' : firstPage(account);
  return first === '/' ? null : first;
}

/** The tab a path lies under: the longest address that begins it. */
export function currentTab(tabs: readonly DeskTab[], path: string): DeskTab | null {
  const under = tabs.filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return under.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}
