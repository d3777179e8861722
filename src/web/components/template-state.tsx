// A version's standing: its status, who imported, published and retired it, its sister versions, and what may be done.
import type { ApprovalTemplate } from '../../domain/template.ts';
import type { VersionEntry } from '../../services/template-office.ts';
import type { Deed, TemplateHistory } from '../../services/template-view.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';
import { templateMarks } from '../words/template-marks.ts';
import { Card } from './card.tsx';
import { Marked } from './tag.tsx';

export interface TemplateStanding {
  readonly history: TemplateHistory;
  /** All versions, newest import first. */
  readonly versions: readonly VersionEntry[];
  /** Those with which a project may be opened today. */
  readonly open: readonly string[];
  /** Whether the person may publish and retire. */
  readonly mayKeep: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

interface StateProps {
  readonly lang: Lang;
  readonly template: ApprovalTemplate;
  readonly standing: TemplateStanding;
}

export function TemplateState({ lang, template, standing }: StateProps) {
  const { history, open, mayKeep } = standing;
  const { effective, status } = template;
  const outside =
    status !== 'active'
      ? null
      : standing.today < effective.from
        ? t(lang, 'tpl.notYet')
        : effective.to !== null && effective.to < standing.today
          ? t(lang, 'tpl.over')
          : null;
  return (
    <Card title={t(lang, 'tpl.state')}>
      <ul class="plain-list stacked">
        <li>
          <span>
            <Marked mark={templateMarks[status]}>{t(lang, `templates.status.${status}`)}</Marked>
          </span>
          {outside === null ? null : <small>{outside}</small>}
          {(['imported', 'published', 'retired'] as const).map((deed) => (
            <DeedLine lang={lang} deed={deed} done={history[deed]} />
          ))}
          {open.length === 0 ? <small>{t(lang, 'tpl.notice.none')}</small> : null}
        </li>
        <li>
          <span class="file-links">
            {(['yaml', 'json'] as const).map((format) => (
              <a href={paths.templateFile(template.id, template.version, format)}>
                {t(lang, 'tpl.export', { format: format.toUpperCase() })}
              </a>
            ))}
          </span>
        </li>
        <Versions lang={lang} template={template} standing={standing} />
      </ul>
      {mayKeep ? <Actions lang={lang} template={template} standing={standing} /> : null}
    </Card>
  );
}

function DeedLine({ lang, deed, done }: { lang: Lang; deed: keyof TemplateHistory; done: Deed | null }) {
  if (done === null) return null;
  return <small>{t(lang, `tpl.deed.${deed}`, { on: fullDay(lang, done.on), by: done.by })}</small>;
}

function Versions({ lang, template, standing }: StateProps) {
  const { id, version } = template;
  const others = standing.versions.filter((one) => one.version !== version);
  if (others.length === 0) return null;
  return (
    <li>
      <b>{t(lang, 'tpl.versions')}</b>
      <ul class="versions">
        {others.map((one) => (
          <li>
            <a href={paths.template(id, { version: one.version })}>
              {t(lang, 'tpl.version', { version: one.version })}
            </a>
            <Marked mark={templateMarks[one.status]}>{t(lang, `templates.status.${one.status}`)}</Marked>
            <a href={paths.templateDifference(id, { from: one.version, to: version })}>
              {t(lang, 'tpl.compare')}
            </a>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Publishing and retiring open in place: what follows is told before the button. */
function Actions({ lang, template, standing }: StateProps) {
  const { id, version, status } = template;
  const last = standing.open.length === 1 && standing.open[0] === version;
  const actions = (
    [...(status === 'draft' ? ['publish'] : []), ...(status === 'retired' ? [] : ['retire'])] as const
  ).filter((action): action is 'publish' | 'retire' => action === 'publish' || action === 'retire');
  return (
    <>
      {actions.map((action) => (
        <details class="undo">
          <summary>{t(lang, `tpl.${action}`)}</summary>
          <form class="card-form" method="post" action={paths.templateAction(id, version, action)}>
            <p class="sub">{t(lang, `tpl.${action}Hint`)}</p>
            {action === 'retire' && last ? <p class="error">{t(lang, 'tpl.retireLast')}</p> : null}
            <button class={action === 'publish' ? 'btn btn-primary' : 'btn'} type="submit">
              {t(lang, `tpl.${action}`)} {version}
            </button>
          </form>
        </details>
      ))}
    </>
  );
}
