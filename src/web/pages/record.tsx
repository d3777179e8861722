// 记录事项: what may be recorded for one case now. Each kind of event is a small form of its own, with what follows from it.
import type { CaseFact } from '../../domain/case-events.ts';
import type { Facts, FactValue } from '../../domain/errors.ts';
import type { CaseView, ProjectView } from '../../services/views.ts';
import { errorText } from '../../texts/errors.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { Card, Empty, Fact } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import {
  allTypedIn,
  Check,
  emptyForm,
  Field,
  type FormState,
  type Option,
  Problems,
  typedIn,
} from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { eventWord } from '../words/event-lines.ts';
import { markOfCase, wordOfCase } from '../words/marks.ts';
import { named, partyFull } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';

/** A field of an event's form. `name` is the field of the event body; its label is `field.<name>` of the texts. */
export interface EventField {
  readonly name: string;
  readonly kind: 'text' | 'textarea' | 'date' | 'number' | 'select' | 'check' | 'materials';
  readonly required: boolean;
  /** For `select` and `materials`; labels are already in the reader's language. */
  readonly options?: readonly Option[] | undefined;
  /** `materials` only: also asks by which day each is promised (`<name>.<code>.by`). */
  readonly withDay?: boolean | undefined;
  readonly value?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export interface EventChoice {
  readonly type: CaseFact['type'] | 'rectify_event';
  readonly fields: readonly EventField[];
  /** The due date that follows when it is recorded as of now, where one does. */
  readonly dueOn?: string | null | undefined;
  /** Why it cannot be recorded now; it stays in the list and says so. */
  readonly refused?:
    | { readonly code: string; readonly facts: Readonly<Record<string, FactValue>> }
    | null
    | undefined;
}

export interface RecordPageProps {
  readonly shell: Shell;
  readonly project: Pick<ProjectView, 'id' | 'name' | 'asOf'>;
  readonly case: CaseView;
  readonly choices: readonly EventChoice[];
  /** The form that stands open: asked for, or sent back with its faults. */
  readonly open: { readonly type: string; readonly form: FormState } | null;
  /** Proposed day and time: the program's now. */
  readonly occurred: { readonly date: string; readonly time: string };
  /** Makes a repeated submit harmless; sent as `idempotencyKey`. */
  readonly key: string;
}

export function RecordPage(props: RecordPageProps) {
  const { shell, project, case: c, choices, open } = props;
  const { lang } = shell;
  const title = t(lang, 'record.title');
  return (
    <Layout shell={shell} title={`${title} · ${named(lang, c.name)}`} active="projects">
      <PageHead
        title={title}
        sub={t(lang, 'record.sub')}
        crumbs={[
          { text: project.name, href: paths.project(project.id) },
          { text: named(lang, c.name), href: `${paths.project(project.id)}#stage-${c.stage}` },
        ]}
      />
      <div class="columns">
        <Card title={t(lang, 'record.choose')} class="main-panel">
          {choices.length === 0 ? (
            <Empty title={t(lang, 'record.none.title')} body={t(lang, 'record.none.body')} />
          ) : (
            <div class="choices">
              {choices.map((choice) => (
                <Choice
                  {...props}
                  choice={choice}
                  isOpen={open?.type === choice.type || choices.length === 1}
                />
              ))}
            </div>
          )}
        </Card>
        <aside class="side-column">
          <CaseCard lang={lang} c={c} asOf={project.asOf} projectId={project.id} />
        </aside>
      </div>
    </Layout>
  );
}

interface ChoiceProps extends RecordPageProps {
  readonly choice: EventChoice;
  readonly isOpen: boolean;
}

function Choice({ shell, project, case: c, choice, isOpen, open, occurred, key }: ChoiceProps) {
  const { lang } = shell;
  const word = eventWord(lang, choice.type);
  const follows = known(lang, `follows.${choice.type}`) ?? '';
  if (choice.refused !== undefined && choice.refused !== null) {
    const why = errorText(lang, choice.refused.code, factsOf(choice.refused.facts));
    return (
      <div class="choice refused">
        <b>{word}</b>
        <span>{t(lang, 'record.blocked', { why })}</span>
      </div>
    );
  }
  const form = open !== null && open.type === choice.type ? open.form : emptyForm;
  const scope = choice.type;
  return (
    <details class="choice" name="event" open={isOpen}>
      <summary>
        <b>{word}</b>
        <span>{follows}</span>
      </summary>
      <form method="post" action={paths.record(project.id, c.item)}>
        <input type="hidden" name="type" value={choice.type} />
        <input type="hidden" name="idempotencyKey" value={`${key}-${choice.type}`} />
        <input type="hidden" name="version" value={c.version} />
        <Problems lang={lang} form={form} scope={scope} labelOf={(path) => known(lang, `field.${path}`)} />
        {choice.type === 'rectify_event' ? null : (
          <Occurred lang={lang} form={form} scope={scope} occurred={occurred} />
        )}
        {choice.fields.map((field) => (
          <EventInput lang={lang} field={field} form={form} scope={scope} />
        ))}
        <div class="consequence">
          <p>
            {follows}{' '}
            {choice.dueOn === undefined || choice.dueOn === null
              ? null
              : t(lang, 'follows.due', { date: shortDay(lang, choice.dueOn, project.asOf) })}
          </p>
          <button class="btn btn-primary" type="submit">
            {t(lang, 'record.save', { event: word })}
          </button>
        </div>
      </form>
    </details>
  );
}

interface OccurredProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly scope: string;
  readonly occurred: RecordPageProps['occurred'];
}

/** When it happened, as against when it is entered: day and time in Shanghai. */
function Occurred({ lang, form, scope, occurred }: OccurredProps) {
  return (
    <div class="form-row">
      <Field
        lang={lang}
        name="occurredDate"
        label={t(lang, 'field.occurredDate')}
        form={form}
        kind="date"
        value={occurred.date}
        required
        scope={scope}
        size="short"
        attributes={{ max: occurred.date }}
      />
      <Field
        lang={lang}
        name="occurredTime"
        label={t(lang, 'field.occurredTime')}
        form={form}
        kind="time"
        value={occurred.time}
        required
        scope={scope}
        size="short"
      />
      <p class="hint beside">{t(lang, 'field.occurredHint')}</p>
    </div>
  );
}

const factsOf = (facts: Readonly<Record<string, FactValue>>): Facts => facts;

interface InputProps {
  readonly lang: Lang;
  readonly field: EventField;
  readonly form: FormState;
  readonly scope: string;
}

function EventInput({ lang, field, form, scope }: InputProps) {
  const label = known(lang, `field.${field.name}`) ?? field.name;
  if (field.kind === 'check') {
    return (
      <Check
        name={field.name}
        label={label}
        checked={typedIn(form, field.name, field.value) === 'true'}
        scope={scope}
      />
    );
  }
  if (field.kind === 'materials')
    return <Materials lang={lang} field={field} form={form} scope={scope} label={label} />;
  const limits = {
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
  };
  return (
    <Field
      lang={lang}
      name={field.name}
      label={label}
      form={form}
      kind={field.kind}
      required={field.required}
      options={field.options}
      value={field.value}
      scope={scope}
      size={field.kind === 'date' || field.kind === 'number' ? 'short' : undefined}
      attributes={limits}
    />
  );
}

function Materials({ lang, field, form, scope, label }: InputProps & { label: string }) {
  const ticked = allTypedIn(form, field.name);
  return (
    <fieldset class="field materials">
      <legend class="form-label">
        {label}
        {field.required ? null : <small>{t(lang, 'common.optional')}</small>}
      </legend>
      {(field.options ?? []).map((material) => (
        <div class="material">
          <Check
            name={field.name}
            value={material.value}
            label={material.label}
            checked={ticked.includes(material.value)}
            scope={scope}
          />
          {field.withDay === true ? (
            <label class="by-day">
              <span>{t(lang, 'field.missing.by')}</span>
              <input
                class="form-control"
                type="date"
                name={`${field.name}.${material.value}.by`}
                value={typedIn(form, `${field.name}.${material.value}.by`)}
              />
            </label>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}

function CaseCard({
  lang,
  c,
  asOf,
  projectId,
}: {
  lang: Lang;
  c: CaseView;
  asOf: string;
  projectId: string;
}) {
  const mark = markOfCase(c);
  const clock = c.mainClock;
  const watch = clock === null ? null : dayToWatch(clock);
  return (
    <section class="panel answer" aria-label={t(lang, 'record.now')}>
      <h2 class="label">{t(lang, 'record.now')}</h2>
      <p class="holder">
        {c.pause === null ? partyFull(lang, c.holder, c.holderName) : named(lang, c.pause.name)}
      </p>
      <p class="due-line">
        <Tag lang={lang} mark={mark} word={wordOfCase(lang, c, mark)} />
        <Left words={remainingOf(lang, clock)} />
      </p>
      <dl class="facts">
        <Fact label={t(lang, 'project.col.accepted')}>
          <Day lang={lang} date={c.acceptedOn ?? c.receivedOn} year={asOf} />
        </Fact>
        <Fact label={t(lang, 'project.col.promised')}>{limitWords(lang, c.promised)}</Fact>
        {watch === null ? null : (
          <Fact label={t(lang, 'project.col.due')}>
            <Day lang={lang} date={watch} year={asOf} />
          </Fact>
        )}
      </dl>
      <p class="links">
        {clock === null ? null : (
          <a href={paths.ledger(projectId, c.item, clock)}>{t(lang, 'project.why')}</a>
        )}
      </p>
      <p class="sub">{t(lang, 'record.version', { instance: c.instance, version: c.version })}</p>
    </section>
  );
}
