import { t } from './messages/vi';
import type { ListedPaper, PaperKind, SigningForm, Topic } from './types';

const kinds: Readonly<Record<PaperKind, string>> = {
  'class-plan': 'Kế hoạch mở lớp',
  invitation: 'Giấy mời',
  convening: 'Thông báo triệu tập',
  assignment: 'Quyết định cử học viên',
  'attendance-list': 'Danh sách điểm danh',
  minutes: 'Biên bản lớp học',
  'class-report': 'Báo cáo kết quả lớp',
  'round-report': 'Báo cáo kết quả đợt',
  'certificate-list': 'Danh sách đề nghị cấp giấy chứng nhận',
  'opening-plan': 'Kế hoạch mở các lớp',
};

/** A kind of paper as people call it. */
export function kindWords(kind: PaperKind): string {
  return kinds[kind];
}

/** How far a paper is. */
export function stateWords({ isIssued, notation, correctedBy }: ListedPaper): string {
  if (!isIssued) return t('draft');
  if (correctedBy !== null) return t('replaced');
  return notation === null ? t('kept') : t('issued', { notation });
}

/** Ways to sign, in the order of how often they are used. */
export const signingForms: readonly { readonly value: SigningForm; readonly label: string }[] = [
  { value: 'head', label: t('formHead') },
  { value: 'TM', label: t('formTM') },
  { value: 'KT', label: t('formKT') },
  { value: 'TL', label: t('formTL') },
  { value: 'TUQ', label: t('formTUQ') },
  { value: 'Q', label: t('formQ') },
];

/** True where the paper names whom the signer stands for. */
export function namesAnother(form: SigningForm): boolean {
  return form !== 'head' && form !== 'Q';
}

/** Where papers of the kind are begun. */
export function aboutWords(kind: PaperKind): string {
  if (kind === 'opening-plan') return t('aboutPlan');
  return kind === 'round-report' || kind === 'certificate-list' ? t('aboutRound') : t('aboutClass');
}

/** What the system fills in of a class, a round or a plan. */
export function beginWords({ roundId, planId, communeId }: Topic): string {
  if (communeId !== undefined) return t('beginListText');
  if (planId !== undefined) return t('beginPlanText');
  return roundId === undefined ? t('beginText') : t('beginRoundText');
}
