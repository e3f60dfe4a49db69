import { IsInt, IsString, Min, MinLength, validateSync } from 'class-validator';
import { SiteAddress } from './site-address';
import { loadAllSettings, Setting, Settings, SettingsError, settingsOf } from './settings';

@Settings()
class SampleSettings {
  @Setting()
  @IsString()
  @MinLength(8)
  SAMPLE_SECRET: string;

  @IsInt()
  @Min(1)
  SAMPLE_MINUTES: number = 15;
}

describe('settings', () => {
  it('lists all faults at once', () => {
    expect.assertions(2);
    try {
      loadAllSettings({ SAMPLE_MINUTES: '0' });
    } catch (error) {
      expect(error).toBeInstanceOf(SettingsError);
      expect((error as SettingsError).faults.filter((fault) => fault.startsWith('SAMPLE_'))).toHaveLength(2);
    }
  });

  it('says the fault of a setting that two parts read once', () => {
    @Settings()
    class OtherSettings {
      @Setting()
      @IsString()
      @MinLength(8)
      SAMPLE_SECRET: string;
    }
    expect(OtherSettings).toBeDefined();
    let message = '';
    try {
      loadAllSettings({ SAMPLE_SECRET: 'short' });
    } catch (error) {
      message = String(error);
    }
    expect(message.match(/SAMPLE_SECRET/g)).toHaveLength(1);
  });

  it('are told of in Vietnamese: which is missing, what each has to be, never the value', () => {
    const told = (environment: NodeJS.ProcessEnv): string[] => {
      try {
        loadAllSettings(environment);
      } catch (error) {
        return error instanceof SettingsError ? error.faults.filter((fault) => fault.startsWith('SAMPLE_')) : [];
      }
      return [];
    };
    expect(told({ SAMPLE_MINUTES: 'nhiều' })).toEqual([
      'SAMPLE_SECRET: chưa đặt. Giá trị phải có ít nhất 8 ký tự.',
      'SAMPLE_MINUTES: chưa dùng được. Giá trị phải là số nguyên, nhỏ nhất là 1.',
    ]);
    expect(told({ SAMPLE_SECRET: 'bí mật' })).toEqual([
      'SAMPLE_SECRET: chưa dùng được. Giá trị phải có ít nhất 8 ký tự.',
    ]);
  });

  it('converts numbers and keeps defaults', () => {
    loadAllSettings({ SAMPLE_SECRET: 'long enough', SAMPLE_MINUTES: '20' });
    expect(settingsOf(SampleSettings)).toMatchObject({ SAMPLE_SECRET: 'long enough', SAMPLE_MINUTES: 20 });
    loadAllSettings({ SAMPLE_SECRET: 'long enough' });
    expect(settingsOf(SampleSettings).SAMPLE_MINUTES).toBe(15);
  });

  it('refuses example values in production', () => {
    expect(() => loadAllSettings({ NODE_ENV: 'production', SAMPLE_SECRET: 'change-me-please' })).toThrow(
      /SAMPLE_SECRET: đang là giá trị mẫu/,
    );
  });

  it('take an address of the site only without anything behind it', () => {
    class Site {
      @SiteAddress()
      address: string;
    }
    const faultsOf = (address: string): number => validateSync(Object.assign(new Site(), { address })).length;
    expect(['https://lopso.example.vn', 'http://localhost:3000'].map(faultsOf)).toEqual([0, 0]);
    const wrong = ['https://x.vn/', 'https://x.vn/app', 'https://x.vn?a=1', 'ftp://x.vn', 'x.vn', 'https://', ''];
    expect(wrong.map(faultsOf)).toEqual(wrong.map(() => 1));
  });
});
