// Takes the text out of a PDF that a stranger sent, in a thread of its own that is ended when it takes too long or too much.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { invalidField } from '../domain/errors.ts';

export const LARGEST_PDF = 10 * 1024 * 1024;
const MOST_PAGES = 40;
const LONGEST_MS = 15_000;
const MEMORY_MB = 256;

/** A worker from a text needs no file beside the program, compiled or not. */
const work = `
const { parentPort, workerData } = require('node:worker_threads');
(async () => {
  const { extractText, getDocumentProxy } = await import(workerData.module);
  const pdf = await getDocumentProxy(workerData.bytes, { isEvalSupported: false, verbosity: 0 });
  if (pdf.numPages > workerData.pages) return { pages: pdf.numPages };
  const { text } = await extractText(pdf, { mergePages: false });
  return { text: text.join('\\n') };
})().then(
  (answer) => parentPort.postMessage(answer),
  () => parentPort.postMessage({}),
);`;

interface Answer {
  readonly text?: string;
  readonly pages?: number;
}

const module = pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href;

/** Throws `pdf_unreadable`, `pdf_too_large`, `pdf_too_long` and `pdf_without_text`, all of the field `file`. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  if (bytes.length > LARGEST_PDF) throw invalidField('file', 'pdf_too_large', { max: '10 MB' });
  if (Buffer.from(bytes.subarray(0, 1024)).indexOf('%PDF-') === -1)
    throw invalidField('file', 'pdf_unreadable');
  const { text, pages } = await inThread(bytes);
  if (pages !== undefined) throw invalidField('file', 'pdf_too_long', { max: MOST_PAGES, pages });
  if (text === undefined) throw invalidField('file', 'pdf_unreadable');
  if (text.trim() === '') throw invalidField('file', 'pdf_without_text');
  return text;
}

function inThread(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(work, {
      eval: true,
      workerData: { module, bytes: new Uint8Array(bytes), pages: MOST_PAGES },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({}), LONGEST_MS);
    worker.once('message', end);
    worker.once('error', () => end({}));
    worker.once('exit', () => end({}));
  });
}
