#!/usr/bin/env node
import { runCommandLine } from './cli/zhiben.ts';

/** The composition root: the only place where the process's arguments and environment come in. */
const exitCode = await runCommandLine(process.argv.slice(2), process.env);
if (exitCode !== undefined) process.exitCode = exitCode;
