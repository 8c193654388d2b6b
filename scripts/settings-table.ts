import { settingsTable } from '../server/config.ts';

/** Prints the README's table of settings: `node scripts/settings-table.ts` in English, with `zh` in Chinese. */
console.log(settingsTable(process.argv[2] === 'zh' ? 'zh' : 'en'));
