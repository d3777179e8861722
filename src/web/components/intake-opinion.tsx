// 办理意见: every way to answer, the impossible ones with their reason; then what follows, until when, and which papers come out.
import type { Child } from 'hono/jsx';
import type { IntakeOutcome } from '../../domain/intake.ts';
import { type IntakePreview, outcomeOf } from '../../services/intake-preview.ts';
import { papersOf } from '../../services/take-in-papers.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { outcomeTyped } from '../intake-form.ts';
import { paths } from '../paths.ts';
import { listed, named } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { Day } from './day.tsx';
import { type FormState, typedIn } from './form.tsx';
import { ReceiptLine } from './intake-facts.tsx';
import { OutcomeFields } from './intake-fields.tsx';

interface Props {
  readonly lang: Lang;
  readonly preview: IntakePreview;
  readonly form: FormState;
}

/** Comes anew whenever a tick or the time of receipt changes; the very same stands in the whole page. */
export function IntakeOpinion({ lang, preview, form }: Props) {
  const { project, item, outcomes } = preview;
  const chosen = outcomeOf(preview, explicit(form));
  const suggested = outcomes.find((one) => one.suggested)?.outcome ?? null;
  return (
    <section
      class="panel opinion"
      id="opinion"
      aria-label={t(lang, 'intake.opinion')}
      hx-post={paths.intakeAction(project.id, item, 'check')}
      hx-trigger="change from:#checklist, change from:#when"
      hx-include="#intake"
      hx-target="#opinion"
      hx-swap="outerMorph"
    >
      <header class="panel-head">
        <h2>{t(lang, 'intake.opinion')}</h2>
      </header>
      <input type="hidden" name="suggested" value={suggested ?? ''} />
      <ReceiptLine lang={lang} preview={preview} />
      {preview.waitsFor.length === 0 ? null : (
        <p class="problems">
          {t(lang, 'intake.waitsFor', {
            items: listed(
              lang,
              preview.waitsFor.map(({ name }) => named(lang, name)),
            ),
          })}
        </p>
      )}
      <Merged lang={lang} preview={preview} />
      <div class="outcomes">
        {outcomes.map(({ outcome, blocked }) => (
          <Outcome
            lang={lang}
            outcome={outcome}
            why={blocked === null ? null : errorText(lang, blocked.code, blocked.facts)}
            chosen={outcome === chosen}
            suggested={outcome === suggested}
            preview={preview}
          >
            <OutcomeFields lang={lang} outcome={outcome} preview={preview} form={form} />
          </Outcome>
        ))}
      </div>
      <Limits lang={lang} preview={preview} />
      <Foot lang={lang} preview={preview} />
    </section>
  );
}

/** What the page itself had proposed was not chosen by anybody: another list gets another proposal. */
function explicit(form: FormState): IntakeOutcome | null {
  const typed = outcomeTyped(form.values);
  return typed === typedIn(form, 'suggested') ? null : typed;
}

function Merged({ lang, preview: { merged, project } }: { lang: Lang; preview: IntakePreview }) {
  if (merged === null) return null;
  const group = named(lang, merged.name);
  return (
    <p class="merged">
      {t(lang, merged.binding ? 'intake.mergedBinding' : 'intake.mergedHint', { group })}{' '}
      <a href={paths.group(project.id, merged.code)}>{t(lang, 'intake.toGroup')}</a>
    </p>
  );
}

interface OutcomeProps {
  readonly lang: Lang;
  readonly outcome: IntakeOutcome;
  readonly why: string | null;
  readonly chosen: boolean;
  readonly suggested: boolean;
  readonly preview: IntakePreview;
  readonly children: Child;
}

function Outcome({ lang, outcome, why, chosen, suggested, preview, children }: OutcomeProps) {
  const id = `outcome-${outcome}`;
  return (
    <div class={`outcome${why === null ? '' : ' blocked'}`}>
      <label for={id}>
        <input
          type="radio"
          name="outcome"
          id={id}
          value={outcome}
          checked={chosen}
          disabled={why !== null}
          aria-describedby={`${id}-why`}
        />
        <b>{t(lang, `intake.outcome.${outcome}`)}</b>
        {suggested ? <span class="suggested">{t(lang, 'intake.suggested')}</span> : null}
      </label>
      <p class="outcome-why" id={`${id}-why`}>
        {why ?? t(lang, `intake.means.${outcome}`, { n: preview.owed.length })}
      </p>
      {why === null ? <div class="outcome-fields">{children}</div> : null}
    </div>
  );
}

/** The days that an acceptance given now would bring. */
function Limits({ lang, preview }: { lang: Lang; preview: IntakePreview }) {
  const rows = [
    ['intake.promised', preview.promised],
    ['intake.statutory', preview.statutory],
  ] as const;
  if (rows.every(([, clock]) => clock === null)) return null;
  return (
    <div class="limits for-accept for-accept_tolerantly">
      <h3>{t(lang, 'intake.limits')}</h3>
      <dl>
        {rows.map(([key, clock]) =>
          clock === null ? null : (
            <div>
              <dt>{t(lang, key)}</dt>
              <dd>
                <Day lang={lang} date={clock.dueOn} provisional={clock.provisional} />
              </dd>
              <dd class="days">{limitWords(lang, clock.limit)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}

/** Papers and the word on the button go with what is chosen; a rule of the style sheet shows the right one, without script. */
function Foot({ lang, preview }: { lang: Lang; preview: IntakePreview }) {
  const possible = preview.outcomes.filter(({ blocked }) => blocked === null).map(({ outcome }) => outcome);
  return (
    <div class="opinion-foot">
      {possible.map((outcome) => (
        <p class={`papers for-${outcome}`}>
          <span class="sub">{t(lang, 'intake.willPrint')}</span>{' '}
          {listed(
            lang,
            papersOf(preview.step, outcome).map(({ kind, copies }) =>
              t(lang, 'intake.copies', { paper: t(lang, `paper.kind.${kind}`), n: copies }),
            ),
          )}
        </p>
      ))}
      <div class="do">
        <button class="btn btn-primary" type="submit" disabled={possible.length === 0}>
          <span class="for-none">{t(lang, 'intake.do.none')}</span>
          {possible.map((outcome) => (
            <span class={`for-${outcome}`}>{t(lang, `intake.do.${outcome}`)}</span>
          ))}
        </button>
        <button
          class="btn"
          type="submit"
          formaction={paths.intakeAction(preview.project.id, preview.item, 'check')}
          formnovalidate
        >
          {t(lang, 'intake.recheck')}
        </button>
      </div>
    </div>
  );
}
