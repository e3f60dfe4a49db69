import { NOTICE_2026_11_26 } from './notice-2026-11-26.rules';
import { NOTICE_2026_11 } from './notice-2026-11.rules';
import { CONSENT_PURPOSE, type ConsentPurpose, type NoticeSection, type NoticeText } from './notice-text.rules';

/** All versions that anybody was ever shown, the present one first. */
const NOTICES: readonly [NoticeText, ...NoticeText[]] = [NOTICE_2026_11_26, NOTICE_2026_11];

/** The notice of one version as a person reads it, in Vietnamese. */
export interface PrivacyNotice extends NoticeText {
  readonly purpose: string;
  readonly title: string;
  /** All versions there were, the present one first. */
  readonly versions: readonly string[];
}

/** Who answers for the data; a province fills it in by its settings. */
export interface NoticeController {
  readonly name: string;
  readonly contact: string;
}

/** Changes with every change of meaning; everybody is then asked again. */
export const NOTICE_VERSION = NOTICES[0].version;

/** The notice of a version, naming who answers for the data; null for a version there never was. */
export function privacyNotice(controller: NoticeController, version = NOTICE_VERSION): PrivacyNotice | null {
  const text = NOTICES.find((notice) => notice.version === version);
  if (text === undefined) return null;
  return {
    ...text,
    purpose: CONSENT_PURPOSE,
    title: 'Lớp Số giữ và dùng dữ liệu của anh chị thế nào',
    sections: [controllerSection(controller), ...text.sections],
    versions: NOTICES.map((notice) => notice.version),
  };
}

/**
 * The versions in which a purpose reads as it does today, the present one first: who agreed to one of them agreed to this
 * text. The notice may grow without asking again for what did not change.
 */
export function versionsSaying(purpose: ConsentPurpose): string[] {
  const words = (notice: NoticeText): string => JSON.stringify(notice.purposes.find(({ key }) => key === purpose));
  const changed = NOTICES.findIndex((notice) => words(notice) !== words(NOTICES[0]));
  return NOTICES.slice(0, changed === -1 ? undefined : changed).map(({ version }) => version);
}

function controllerSection(controller: NoticeController): NoticeSection {
  return {
    heading: 'Ai giữ dữ liệu',
    paragraphs: [`${controller.name} giữ dữ liệu của Lớp Số.`, `Cần hỏi, cần sửa: ${controller.contact}.`],
  };
}
