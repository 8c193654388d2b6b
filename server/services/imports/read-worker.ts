import { parentPort, workerData } from 'node:worker_threads';
import { type ReadOrder, readFileHere } from './read-file.ts';

/** The thread in which files are read: takes one order, gives one answer, ends. */
parentPort?.postMessage(await readFileHere(workerData as ReadOrder));
