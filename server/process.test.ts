import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Program {
  readonly child: ChildProcess;
  /** Waits until it has written this. */
  wrote(word: string): Promise<void>;
  readonly ended: Promise<{ code: number | null; out: string }>;
}

/** Runs a program that calls `runUntilStopped(async () => { … })` with this body. */
function program(body: string): Program {
  const source = `
    import { createServer } from 'node:net';
    import { setTimeout as pause } from 'node:timers/promises';
    import { runUntilStopped } from ${JSON.stringify(new URL('./process.ts', import.meta.url).href)};
    const alive = setInterval(() => {}, 1000);
    await runUntilStopped(async () => { ${body} });
    console.log('started');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source]);
  children.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk;
    });
  }
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out }));
  const wrote = async (word: string): Promise<void> => {
    while (!out.includes(word)) {
      if (child.exitCode !== null) throw new Error(`It ended without saying "${word}": ${out}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { child, wrote, ended };
}

describe('the server as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('stops in order on %s', async (signal) => {
    const { child, wrote, ended } = program(`return { async stop() { console.log('stopped in order') } };`);
    await wrote('started');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, out: expect.stringContaining('stopped in order') });
  });

  it('stops in order when the signal comes while it still starts', async () => {
    const { child, wrote, ended } = program(
      `console.log('starting'); await pause(300); return { async stop() { console.log('stopped in order') } };`,
    );
    await wrote('starting');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, out: expect.stringContaining('stopped in order') });
  });

  it('ends at once on a second signal when stopping hangs', async () => {
    const { child, wrote, ended } = program(
      `return { async stop() { console.log('hanging'); await pause(60_000) } };`,
    );
    await wrote('started');
    child.kill('SIGINT');
    await wrote('hanging');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130 });
  });

  it.each([
    ['an exception', `setTimeout(() => { throw new Error('lost') }, 50);`],
    ['a promise', `setTimeout(() => { Promise.reject(new Error('lost')) }, 50);`],
  ])('tells of %s that nobody caught, stops in order and fails', async (_what, mishap) => {
    const { ended } = program(`${mishap} return { async stop() { console.log('stopped in order') } };`);
    const { code, out } = await ended;
    expect(code).toBe(1);
    expect(out).toContain('lost');
    expect(out).toContain('stopped in order');
  });

  it('says which port is taken and how to take another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { ended } = program(
      `const s = createServer(); s.listen(${port}, '127.0.0.1'); await new Promise((_, no) => s.once('error', no));`,
    );
    const { code, out } = await ended;
    other.close();
    expect(code).toBe(1);
    expect(out).toBe(
      `Port ${port} is already used by another program. Stop that program, or start Zhiben on another port, such as: PORT=8081 npm start [port-taken]\n`,
    );
  });
});
