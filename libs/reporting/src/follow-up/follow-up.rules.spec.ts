import { t } from '../../../../apps/web/src/features/reporting/messages/chase';
import { FOLLOW_UP_COLUMNS, followUpCells, STAGE_WORDS } from './follow-up.rules';

describe('the file of people to be reminded', () => {
  it('says how far each is in the words of the screens', () => {
    expect(STAGE_WORDS).toEqual({
      'not-started': t('stageNotStarted'),
      doing: t('stageDoing'),
      waiting: t('stageWaiting'),
    });
  });

  it('has a cell for each column', () => {
    const cells = followUpCells({
      ...{ fullName: 'Vàng Thị Đào', teamName: 'Tổ cấp xã', villageName: null, stage: 'doing' },
      ...{ dueOn: '2026-12-31', lastOn: '2026-12-31', missing: 'bài 4 khóa C05', way: '', wayMinutes: 0 },
    });
    expect(cells).toHaveLength(FOLLOW_UP_COLUMNS.length);
  });
});
