import '../../apps/api/src/app.module';
import '../../apps/worker/src/worker.module';
import { settingRules } from '../../libs/platform/src/config/setting-words';
import { settingsClasses } from '../../libs/platform/src/config/settings';

describe('settings', () => {
  it('are found at all', () => {
    expect(settingsClasses().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['HttpSettings', 'DatabaseSettings', 'IdentitySettings', 'AuditSettings']),
    );
  });

  it('have a Vietnamese sentence for every rule that a value may break', () => {
    const rules = settingsClasses().flatMap((type) => settingRules(type));
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter(({ words }) => words === null || !/^(là|có|bắt đầu|nhỏ nhất|lớn nhất) /.test(words))).toEqual(
      [],
    );
  });
});
