import { launchBrowser } from './browser.ts';
import { startServer } from './server.ts';
const server = await startServer();
const made = await fetch(`${server.url}/api/setup/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
const { accounts } = (await made.json()) as any; console.log(JSON.stringify(accounts).slice(0,600)); const who = accounts.find((a: any) => a.username === 'admin');
const browser = await launchBrowser();
for (const [name, size] of Object.entries({ desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } })) {
  const context = await browser.newContext({ viewport: size, baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.request.post('/api/session', { data: { username: who.username, password: who.password } });
  for (const path of ['/', '/plan', '/plan/18a', '/duties', '/duties/evacuation-drill-yearly', '/registers', '/registers/major-hazard-installation', '/own-terms', '/monthly', '/figures']) {
    await page.goto(path); await page.waitForLoadState('networkidle'); await page.waitForTimeout(900);
    await page.screenshot({ path: `/tmp/shot-${name}-${path.replaceAll('/', '_')}.png`, fullPage: false });
  }
  await context.close();
}
await browser.close(); await server.stop();
