import { describe, expect, it } from 'vitest';
import { readConfig, settingsTable } from './config.ts';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-setting' });
    return (error as Error).message;
  }
  return 'accepted';
}

describe('the settings', () => {
  it('have defaults for a stranger who sets nothing, or sets variables to nothing', () => {
    const defaults = {
      port: 8080,
      host: '0.0.0.0',
      dataDir: './data',
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      publicUrl: undefined,
      trustedProxies: [],
      logLevel: 'info',
      sessionHours: 12,
      maxUploadMb: 200,
      soffice: 'soffice',
      metrics: false,
      testClock: false,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', TRUSTED_PROXIES: '', LOG_LEVEL: '' })).toEqual(defaults);
  });

  it('are read from their text', () => {
    expect(
      readConfig({ PORT: ' 80 ', PUBLIC_URL: 'https://a.cn/', TRUSTED_PROXIES: '10.0.0.0/8, ::1' }),
    ).toMatchObject({ port: 80, publicUrl: 'https://a.cn', trustedProxies: ['10.0.0.0/8', '::1'] });
  });

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '1.5'],
    ['DATABASE_URL', 'mysql://a'],
    ['PUBLIC_URL', 'zhiben.example.cn'],
    ['TRUSTED_PROXIES', '10.0.0.0/8,all'],
    ['LOG_LEVEL', 'loud'],
    ['SESSION_HOURS', '0'],
    ['MAX_UPLOAD_MB', '-1'],
    ['METRICS', 'yes'],
    ['TEST_CLOCK', '1'],
  ])('name the variable and what it should be when %s is %s', (name, value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} must be `));
  });

  it.each([{ NODE_ENV: 'production' }, { PUBLIC_URL: 'https://zhiben.example.cn' }])(
    'refuse a clock moved by hand where real work is done: %j',
    (serious) => {
      expect(refusal({ TEST_CLOCK: 'true', ...serious })).toMatch(/^TEST_CLOCK is set, but /);
      expect(readConfig({ TEST_CLOCK: 'true', PUBLIC_URL: 'http://localhost' }).testClock).toBe(true);
    },
  );

  it('name all that is wrong at once', () => {
    expect(refusal({ PORT: 'x', LOG_LEVEL: 'y' })).toMatch(/PORT must be .* LOG_LEVEL must be /);
  });

  it('never repeat a database password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://root:hush@db' })).not.toContain('hush');
  });

  it('want the owner named when the app is', () => {
    expect(refusal({ DATABASE_APP_URL: 'postgresql://a@b/c' })).toContain('DATABASE_URL');
  });

  it('are all in the table, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      for (const name of ['PORT', 'DATABASE_APP_URL', 'MAX_UPLOAD_MB']) {
        expect(settingsTable(language)).toContain(`| \`${name}\` |`);
      }
    }
  });
});
