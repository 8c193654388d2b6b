#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

/** The composition root: the only place where the process's arguments and environment come in. */

// Before anything else is loaded: from the second start on, modules come compiled out of a cache.
enableCompileCache();
const { runCommandLine } = await import('./cli/zhiben.ts');
const exitCode = await runCommandLine(process.argv.slice(2), process.env);
if (exitCode !== undefined) process.exitCode = exitCode;
