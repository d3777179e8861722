// What anybody learns who points a phone at the code of a paper: true, altered, void or unknown, in one word and one shape.
import type { PaperCheck } from '../../services/verify-paper.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { shape } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import type { Mark } from '../words/marks.ts';
import { named } from '../words/names.ts';

/** What a copy in the hand turned out to be. */
export interface CopyResult {
  readonly same: boolean;
  readonly issued: string;
  readonly found: string;
  readonly fileName: string;
}

export interface CheckPaperProps {
  readonly shell: Shell;
  readonly result: PaperCheck;
  /** As it came in the address, kept for the form that sends a copy. */
  readonly check: string;
  readonly copy: CopyResult | null;
  readonly form: FormState;
}

const marks: Readonly<Record<PaperCheck['outcome'], Mark>> = {
  true: 'done',
  altered: 'overdue',
  void: 'ended',
  unknown: 'not_started',
  ask: 'notice',
};

export function CheckPaperPage({ shell, result, check, copy, form }: CheckPaperProps) {
  const { lang } = shell;
  const { outcome, paper } = result;
  const words =
    outcome === 'void' && paper?.replacedBy !== null && paper !== null
      ? t(lang, 'check.void.replaced', { number: paper.replacedBy ?? '' })
      : t(lang, `check.${outcome}.body`);
  // Whoever holds a copy with other words is told that alone: the paper that was issued is true, theirs is not.
  const isForeign = outcome === 'true' && copy !== null && !copy.same;
  return (
    <Layout shell={shell} title={t(lang, 'check.title')}>
      <PageHead title={t(lang, 'check.title')} sub={t(lang, 'check.sub')} />
      <div class="check-page">
        {copy === null ? null : <Copy lang={lang} copy={copy} />}
        {isForeign ? null : (
          <section class={`panel verdict o-${outcome}`} role="status">
            {shape(marks[outcome], 30)}
            <div>
              <h2>{t(lang, `check.${outcome}`)}</h2>
              <p>{words}</p>
            </div>
          </section>
        )}
        {paper === null ? null : <Facts lang={lang} paper={paper} />}
        {outcome === 'ask' || outcome === 'altered' ? (
          <Card title={t(lang, 'check.type')} remark={t(lang, 'check.typeHint')}>
            <form class="card-form across" method="get" action={paths.checkPaper(result.id)}>
              <Field
                lang={lang}
                name="c"
                label={t(lang, 'paper.check')}
                form={form}
                required
                value={outcome === 'ask' ? '' : check}
                attributes={{ autocomplete: 'off', spellcheck: 'false', maxlength: 60 }}
              />
              <button class="btn btn-primary" type="submit">
                {t(lang, 'check.go')}
              </button>
            </form>
          </Card>
        ) : null}
        {paper === null ? null : <SendCopy lang={lang} id={result.id} check={check} form={form} />}
      </div>
    </Layout>
  );
}

function Facts({ lang, paper }: { lang: Lang; paper: NonNullable<PaperCheck['paper']> }) {
  return (
    <Card title={t(lang, 'check.facts')} remark={t(lang, 'check.factsRemark')}>
      <dl class="paper-facts">
        <dt>{t(lang, 'papers.col.kind')}</dt>
        <dd>{lang === 'en' ? named(lang, paper.kindName) : paper.title}</dd>
        <dt>{t(lang, 'papers.col.number')}</dt>
        <dd>{paper.number}</dd>
        <dt>{t(lang, 'check.date')}</dt>
        <dd>
          <Day lang={lang} date={paper.date} />
        </dd>
        <dt>{t(lang, 'check.office')}</dt>
        <dd>{paper.office}</dd>
        <dt>{t(lang, 'check.projectCode')}</dt>
        <dd class="code">{paper.projectCode}</dd>
        {paper.itemName === null ? null : (
          <>
            <dt>{t(lang, 'papers.col.item')}</dt>
            <dd>{paper.itemName}</dd>
          </>
        )}
        <dt>{t(lang, 'check.applicant')}</dt>
        <dd>{paper.applicant}</dd>
        <dt>{t(lang, 'paper.check')}</dt>
        <dd>{paper.check}</dd>
        {paper.voidedOn === null ? null : (
          <>
            <dt>{t(lang, 'check.voidedOn')}</dt>
            <dd>
              <Day lang={lang} date={paper.voidedOn} />
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

function Copy({ lang, copy }: { lang: Lang; copy: CopyResult }) {
  return (
    <section class={`panel verdict o-${copy.same ? 'true' : 'altered'}`} id="copy" role="status">
      {shape(copy.same ? 'done' : 'overdue', 30)}
      <div>
        <h2>{t(lang, copy.same ? 'check.copy.same' : 'check.copy.differs')}</h2>
        <p>{copy.fileName}</p>
        {copy.same ? null : (
          <dl class="paper-facts">
            <dt>{t(lang, 'check.copy.issued')}</dt>
            <dd>{copy.issued === '' ? t(lang, 'check.copy.nothing') : `…${copy.issued}…`}</dd>
            <dt>{t(lang, 'check.copy.found')}</dt>
            <dd>{copy.found === '' ? t(lang, 'check.copy.nothing') : `…${copy.found}…`}</dd>
          </dl>
        )}
      </div>
    </section>
  );
}

function SendCopy({ lang, id, check, form }: { lang: Lang; id: string; check: string; form: FormState }) {
  return (
    <Card title={t(lang, 'check.copy.title')} remark={t(lang, 'check.copy.remark')}>
      <form class="card-form across" method="post" action={paths.checkCopy(id)} enctype="multipart/form-data">
        <Problems lang={lang} form={form} />
        <input type="hidden" name="c" value={check} />
        <div class="field">
          <label class="form-label" for="copy-file">
            {t(lang, 'check.copy.file')}
          </label>
          <input
            class="form-control"
            id="copy-file"
            type="file"
            name="file"
            accept="application/pdf,.pdf"
            required
          />
          <p class="hint">{t(lang, 'check.copy.hint')}</p>
        </div>
        <button class="btn" type="submit">
          {t(lang, 'check.copy.go')}
        </button>
      </form>
    </Card>
  );
}
