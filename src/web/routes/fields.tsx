// A field checked while the form is still open: the same rule as the verb's, answered as the line under the field.
import { Hono } from 'hono';
import { readCreditCode } from '../../domain/credit-code.ts';
import { dayOfInstant } from '../../domain/day.ts';
import { readProjectCode } from '../../domain/project-code.ts';
import { errorText } from '../../texts/errors.ts';
import { contextOf, type WebEnv } from '../env.ts';

export const fieldRoutes = new Hono<WebEnv>()
  .get('/fields/project-code', (c) => {
    const text = c.req.query('code') ?? '';
    const reading = readProjectCode(text, dayOfInstant(contextOf(c).now));
    return c.html(text.trim() === '' ? '' : String(line(reading, c.var.lang)));
  })
  .get('/fields/credit-code', (c) => {
    contextOf(c);
    const text = c.req.query('owner.creditCode') ?? '';
    return c.html(text.trim() === '' ? '' : String(line(readCreditCode(text), c.var.lang)));
  });

type Read = ReturnType<typeof readCreditCode> | ReturnType<typeof readProjectCode>;

function line(reading: Read, lang: WebEnv['Variables']['lang']) {
  const [warning] = reading.ok ? reading.warnings : [];
  const problem = reading.ok ? warning : reading.problem;
  if (problem === undefined) return '';
  return <span class={reading.ok ? 'warning' : 'error'}>{errorText(lang, problem.code, problem.facts)}</span>;
}
