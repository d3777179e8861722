// The calendar's own pages for administrators: what is in force, proposals, signatures, undo.
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { type Issue, Refusal } from '../../domain/errors.ts';
import { demand } from '../../services/access.ts';
import { getCalendarOffice } from '../../services/calendar-office.ts';
import { allMoves, listProposalMoves, MOVES_SHOWN } from '../../services/proposal-moves.ts';
import { getProposal } from '../../services/proposal-view.ts';
import { proposeChange, recheck, reject, sign, undo } from '../../services/propose-calendar.ts';
import { t } from '../../texts/index.ts';
import { csvHead, csvRow } from '../calendar-csv.ts';
import type { UploadState } from '../components/calendar-forms.tsx';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import type { DecisionForms } from '../components/proposal-decision.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { CalendarPage } from '../pages/calendar.tsx';
import { ProposalPage } from '../pages/calendar-proposal.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

interface OfficeForms {
  readonly upload: UploadState;
  readonly day: FormState;
  readonly undo: FormState;
}
const emptyForms: OfficeForms = { upload: { ...emptyForm, fileName: null }, day: emptyForm, undo: emptyForm };

export const calendarOfficeRoutes = new Hono<WebEnv>()
  .get(paths.calendar, async (c) => c.html(await officePage(c, emptyForms)))
  .post(paths.proposeFile, async (c) => {
    const { values, file } = await readUpload(c);
    try {
      demand(contextOf(c).actor, 'calendar.revise');
      if (file === null) throw new Refusal('invalid', 'invalid_input', {}, [fileMissing]);
      const raw = present({ file: await file.text(), note: filled(values, 'note') });
      const { id } = await proposeChange(contextOf(c), raw, nameOf(file));
      return c.redirect(paths.proposal(id), 303);
    } catch (error) {
      const { issues, status } = onForm(error);
      const upload = { values, issues, fileName: file === null ? null : nameOf(file) };
      return c.html(await officePage(c, { ...emptyForms, upload }), status);
    }
  })
  .post(paths.proposeDay, async (c) => {
    const values = await readForm(c);
    const day = Object.fromEntries(dayFields.map((name) => [name, filled(values, name)]));
    try {
      const { id } = await proposeChange(contextOf(c), { day: present(day) });
      return c.redirect(paths.proposal(id), 303);
    } catch (error) {
      const { issues, status } = onForm(error);
      const own = issues.map((issue) => ({ ...issue, path: issue.path.replace(/^day\.?/, '') }));
      return c.html(await officePage(c, { ...emptyForms, day: { values, issues: own } }), status);
    }
  })
  .post(paths.proposeUndo, async (c) => {
    const values = await readForm(c);
    try {
      const { id } = await undo(contextOf(c), present({ note: filled(values, 'note') }));
      return c.redirect(paths.proposal(id), 303);
    } catch (error) {
      const { issues, status } = onForm(error);
      return c.html(await officePage(c, { ...emptyForms, undo: { values, issues } }), status);
    }
  })
  .get('/calendar/proposals/:id', async (c) => {
    if (c.req.query('format') === 'csv') return csv(c);
    return c.html(await proposalPage(c, {}));
  })
  .post('/calendar/proposals/:id/sign', async (c) => {
    const values = await readForm(c);
    const note = filled(values, 'note');
    const acceptsEarlier = filled(values, 'acceptsEarlier') === 'true';
    return decided(c, 'sign', values, () =>
      sign(contextOf(c), c.req.param('id'), present({ note, acceptsEarlier })),
    );
  })
  .post('/calendar/proposals/:id/reject', async (c) => {
    const values = await readForm(c);
    return decided(c, 'reject', values, () =>
      reject(contextOf(c), c.req.param('id'), present({ note: filled(values, 'note') })),
    );
  })
  .post('/calendar/proposals/:id/recheck', (c) =>
    decided(c, 'recheck', {}, () => recheck(contextOf(c), c.req.param('id'))),
  );

const dayFields = ['calendarId', 'date', 'kind', 'name', 'title', 'number', 'published', 'url'] as const;
const fileMissing: Issue = { path: 'file', code: 'required', facts: {} };

/** Names of files come from outside, and stand in paths of faults. */
const nameOf = (file: File): string => (file.name === '' ? 'file' : file.name.slice(-100));

async function readUpload(c: WebContext): Promise<{ readonly values: Values; readonly file: File | null }> {
  const values = await readForm(c);
  const { file } = await c.req.parseBody();
  return { values, file: file instanceof File && file.size > 0 ? file : null };
}

/** What a form can show; everything else is a page of its own. */
function onForm(error: unknown): { readonly issues: readonly Issue[]; readonly status: 400 | 409 } {
  if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
  const { issues, code, facts } = error;
  return {
    issues: issues.length > 0 ? issues : [{ path: '', code, facts }],
    status: error.kind === 'invalid' ? 400 : 409,
  };
}

async function officePage(c: WebContext, forms: OfficeForms): Promise<string> {
  const ctx = contextOf(c);
  const office = await getCalendarOffice(ctx);
  const { lang } = c.var;
  const choices = office.calendars.map(({ id, name }) => ({
    value: id,
    label: id === 'CN' ? t(lang, 'cal.national') : named(lang, name),
  }));
  return renderPage(<CalendarPage shell={shellOf(c)} office={office} choices={choices} {...forms} />);
}

type Deed = keyof DecisionForms | 'recheck';

async function decided(
  c: WebContext,
  deed: Deed,
  values: Values,
  act: () => Promise<{ readonly id: string }>,
): Promise<Response> {
  try {
    const { id } = await act();
    return c.redirect(paths.proposal(id), 303);
  } catch (error) {
    const { issues, status } = onForm(error);
    return c.html(await proposalPage(c, { [deed]: { values, issues } }), status);
  }
}

async function proposalPage(
  c: WebContext,
  forms: Partial<Readonly<Record<Deed, FormState>>>,
): Promise<string> {
  const ctx = contextOf(c);
  const id = c.req.param('id') ?? '';
  const page = Number(/^[1-9]\d{0,5}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1);
  const before = (page - 1) * MOVES_SHOWN;
  const proposal = await getProposal(ctx, id);
  const { items, total } = await listProposalMoves(ctx, id, { offset: before, limit: MOVES_SHOWN });
  return renderPage(
    <ProposalPage
      shell={shellOf(c)}
      proposal={proposal}
      moves={items}
      total={total}
      before={before}
      size={MOVES_SHOWN}
      forms={{ sign: forms.sign ?? emptyForm, reject: forms.reject ?? emptyForm }}
      recheck={forms.recheck ?? emptyForm}
    />,
  );
}

/** Sent as it is read: a province has hundreds of thousands of lines. */
async function csv(c: WebContext): Promise<Response> {
  const { lang } = c.var;
  const parts = await allMoves(contextOf(c), c.req.param('id') ?? '');
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="calendar-moves.csv"');
  return stream(c, async (out) => {
    await out.write(csvHead(lang));
    for await (const moves of parts) await out.write(moves.map((move) => csvRow(lang, move)).join(''));
  });
}
