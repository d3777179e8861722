// 收件: one case at the counter on one page, from who brings it to the button that prints the papers.
import type { DraftView } from '../../services/counter-drafts.ts';
import type { IntakePreview } from '../../services/intake-preview.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { DraftActions } from '../components/draft-actions.tsx';
import { type FormState, Problems } from '../components/form.tsx';
import { IntakeFacts } from '../components/intake-facts.tsx';
import { IntakeMaterials } from '../components/intake-materials.tsx';
import { IntakeOpinion } from '../components/intake-opinion.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { momentOf, shortDay } from '../words/dates.ts';
import { named } from '../words/names.ts';

export interface IntakePageProps {
  readonly shell: Shell;
  readonly preview: IntakePreview;
  readonly form: FormState;
  readonly draft: Pick<DraftView, 'savedAt'> | null;
  /** Makes a repeated submit harmless. */
  readonly formKey: string;
  readonly now: number;
}

export function IntakePage(props: IntakePageProps) {
  const { shell, preview, form, draft, formKey, now } = props;
  const { lang } = shell;
  const { project, item } = preview;
  const title = t(lang, preview.step === 'resubmit' ? 'intake.titleResubmit' : 'intake.title');
  return (
    <Layout shell={shell} title={`${title} · ${project.name}`} active="counter" scripts={['counter.js']}>
      <PageHead title={title} sub={named(lang, preview.itemName)} crumbs={crumbs(lang, preview)}>
        {preview.step === null ? undefined : (
          <DraftActions
            lang={lang}
            form="intake"
            save={paths.intakeAction(project.id, item, 'draft')}
            discard={paths.intakeAction(project.id, item, 'discard')}
            savedAt={draft?.savedAt ?? null}
          />
        )}
      </PageHead>
      {preview.step === null ? (
        <div class="panel">
          <Empty
            title={t(lang, 'intake.notNow', { status: t(lang, `status.${preview.status}`) })}
            body={t(lang, 'intake.notNowBody')}
          >
            <a class="btn" href={paths.project(project.id)}>
              {t(lang, 'intake.toProject')}
            </a>
          </Empty>
        </div>
      ) : (
        <form id="intake" class="intake" method="post" action={paths.intake(project.id, item)}>
          <input type="hidden" name="idempotencyKey" value={formKey} />
          <input type="hidden" name="version" value={preview.version} />
          <Problems lang={lang} form={form} labelOf={(path) => labelOf(lang, preview, path)} />
          <div class="intake-columns">
            <div class="intake-main">
              <IntakeFacts lang={lang} preview={preview} form={form} now={now} />
              <IntakeMaterials lang={lang} preview={preview} form={form} />
            </div>
            <IntakeOpinion lang={lang} preview={preview} form={form} />
          </div>
        </form>
      )}
    </Layout>
  );
}

const crumbs = (lang: Lang, { project }: IntakePreview) => [
  { text: t(lang, 'menu.counter'), href: paths.counter() },
  { text: project.name, href: paths.counterProject(project.id) },
];

const labels: Readonly<Record<string, TextKey>> = {
  'handler.name': 'intake.handler',
  'handler.phone': 'intake.phone',
  'handler.authority': 'intake.authority',
  receivedDate: 'intake.receivedAt',
  correctBy: 'field.correctBy',
  again: 'field.again',
  text: 'intake.more',
  'refuse.reason': 'field.reason',
  'not_needed.reason': 'field.reason',
  competentAgency: 'field.competentAgency',
  note: 'field.note',
};

function labelOf(lang: Lang, { materials }: IntakePreview, path: string): string | null {
  const key = labels[path];
  if (key !== undefined) return t(lang, key);
  const dot = path.indexOf('.');
  return materials.find(({ code }) => code === path.slice(dot + 1))?.name ?? null;
}

/** The day a draft was saved, for lists. */
export const draftDay = (lang: Lang, savedAt: string, asOf: string): string => {
  const { date, time } = momentOf(savedAt);
  return `${shortDay(lang, date, asOf)} ${time}`;
};
