import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKind, FORM_NAMES, kindOfForm } from '@zhiben/domain/kinds/document/kinds.ts';
import { makeDemonstration } from '../server/demo/demonstration.ts';
import { openAccounts } from '../server/services/accounts.ts';
import { systemClock } from '../server/services/clock.ts';
import { openPdfMaker } from '../server/services/documents/pdf.ts';
import { findActor } from '../server/store/actors.ts';
import { openContentStore } from '../server/store/content-store.ts';
import { openDatabase } from '../server/store/database.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { openTemporary } from '../server/testing/temporary.ts';
import { issueEveryForm } from './render/drafts.ts';
import { findingsOf } from './render/findings.ts';
import { readPages } from './render/measure.ts';

/**
 * Makes a document of every form from the records of the demonstration park, prints each to pages with LibreOffice, and
 * holds a ruler to them: GB/T 9704-2012. The pages lie as pictures in the folder that is named at the end, for eyes.
 * Where LibreOffice is not installed it says so and checks nothing.
 */
const begun = performance.now();
const folder = process.argv[2] ?? join(tmpdir(), 'zhiben-documents');
await mkdir(folder, { recursive: true });
const temporary = await openTemporary();
const pdf = openPdfMaker(process.env['SOFFICE'] ?? 'soffice');
try {
  const home = await temporary.make('documents');
  const database = openDatabase(home.appUrl);
  const accounts = await openAccounts(database, {
    appUrl: home.appUrl,
    publicUrl: 'http://localhost:8080',
    sessionHours: 12,
  });
  const files = await openContentStore(temporary.dataDir);
  const services = { database, accounts, files, pdf, clock: systemClock, numbers: new CaseNumbers(database) };
  const park = await makeDemonstration(services);
  if (!park.ok) throw new Error(park.code);
  const { rows } = await home.query(`select id from auth."user" where username = 'desk'`);
  const actor = await findActor(database.plain, String(rows[0]?.id));
  if (actor === undefined) throw new Error('the office of the park is nobody');

  const made = await issueEveryForm(services, home, actor);
  const findings: string[] = [];
  let pages = 0;
  let skipped = false;
  for (const { form, sha256, number, content } of made) {
    const into = join(folder, `${form}.pdf`);
    const converted = await pdf.convert(files.pathOf(sha256), into);
    if (converted === 'not-available') {
      skipped = true;
      break;
    }
    if (converted !== 'made') {
      findings.push(`${form}: LibreOffice ${converted}`);
      continue;
    }
    const printed = await readPages(into);
    pages += printed.length;
    for (const [i, page] of printed.entries())
      await writeFile(join(folder, `${form}-${i + 1}.png`), page.png);
    findings.push(
      ...findingsOf(documentKind(kindOfForm(form)).layout, printed, number, content).map(
        (finding) => `${form}: ${finding}`,
      ),
    );
    console.log(`${form}: ${printed.length} page${printed.length === 1 ? '' : 's'}, ${number}`);
  }
  await accounts.close();
  await database.close();

  if (skipped) console.log('LibreOffice is not installed: nothing was printed. Set SOFFICE or install it.');
  else console.log(`pages: ${folder}`);
  for (const finding of findings) console.log(`✗ ${finding}`);
  const ok = findings.length === 0 && made.length === FORM_NAMES.length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(
    `RESULT ${JSON.stringify({ name: 'documents', ok, skipped, forms: made.length, pages, findings: findings.length, seconds })}`,
  );
  process.exitCode = ok ? 0 : 1;
} finally {
  await temporary.stop();
}
