// A field checked while the form is still open: the same rule as the verb's, answered as the line under the field.
import { Hono } from 'hono';
import { readCreditCode } from '../../domain/credit-code.ts';
import { dayOfInstant } from '../../domain/day.ts';
import { readPhone } from '../../domain/phone.ts';
import type { Reading } from '../../domain/problem.ts';
import { readProjectCode } from '../../domain/project-code.ts';
import { errorText } from '../../texts/errors.ts';
import type { WebEnv } from '../env.ts';
import { looksLikeCode } from '../pages/counter.tsx';

export const fieldRoutes = new Hono<WebEnv>()
  .use('/fields/*', async (c, next) => {
    // Not led to the sign-in as pages are: the answer is put under the field.
    if (c.var.actor === null)
      return c.html(String(<span class="error">{errorText(c.var.lang, 'session_expired')}</span>), 401);
    return next();
  })
  .get('/fields/project-code', (c) => {
    const text = c.req.query('code') ?? '';
    const reading = readProjectCode(text, dayOfInstant(c.var.deps.now()));
    return c.html(text.trim() === '' ? '' : String(line(reading, c.var.lang)));
  })
  // Only what looks like a code is looked at as one: people also type names here.
  .get('/fields/find', (c) => {
    const text = c.req.query('q') ?? '';
    const reading = readProjectCode(text, dayOfInstant(c.var.deps.now()));
    return c.html(looksLikeCode(text) ? String(line(reading, c.var.lang)) : '');
  })
  .get('/fields/phone', (c) => {
    const text = c.req.query('handler.phone') ?? '';
    return c.html(text.trim() === '' ? '' : String(line(readPhone(text), c.var.lang)));
  })
  .get('/fields/credit-code', (c) => {
    const text = c.req.query('owner.creditCode') ?? '';
    return c.html(text.trim() === '' ? '' : String(line(readCreditCode(text), c.var.lang)));
  });

type Read = Reading<unknown>;

function line(reading: Read, lang: WebEnv['Variables']['lang']) {
  const [warning] = reading.ok ? reading.warnings : [];
  const problem = reading.ok ? warning : reading.problem;
  if (problem === undefined) return '';
  return <span class={reading.ok ? 'warning' : 'error'}>{errorText(lang, problem.code, problem.facts)}</span>;
}
